package io.quelyos.persistence.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.quelyos.persistence.testing.ScratchDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every table is one whose changes are told, or one that nobody shows to everybody: a new one cannot be forgotten. */
class ContentTablesTest {

    private static final String FOLLOWED = """
    select c.relname
    from pg_class c
    join pg_trigger t on t.tgrelid = c.oid
    where t.tgname in ('content_inserted', 'content_updated', 'content_deleted')
    group by c.relname
    having count(*) = 3
    order by c.relname""";

    private static ScratchDatabase database;

    @BeforeAll
    static void migrate() {
        database = ScratchDatabase.migrated();
    }

    @AfterAll
    static void drop() {
        database.close();
    }

    @Test
    void areAllFollowedOrShownToNobody() throws IOException {
        List<String> tables = database
            .superuser()
            .sql("select tablename from pg_tables where schemaname = 'public' and tablename not like 'flyway%'")
            .query(String.class)
            .list();
        List<String> followed = database.superuser().sql(FOLLOWED).query(String.class).list();
        assertThat(followed).contains("product", "stock_level", "shop_policy").doesNotContainAnyElementsOf(unshown());

        assertThat(tables)
            .filteredOn(table -> !followed.contains(table))
            .containsExactlyInAnyOrderElementsOf(unshown());
    }

    /** The bad house: a table that nobody thought of. */
    @Test
    void namesATableThatNobodyThoughtOf() throws IOException {
        try (ScratchDatabase bad = ScratchDatabase.migrated()) {
            bad.execute("create table forgotten (tenant_id uuid primary key)");
            List<String> followed = bad.superuser().sql(FOLLOWED).query(String.class).list();
            assertThat(followed).doesNotContain("forgotten");
            assertThat(unshown()).doesNotContain("forgotten");
            bad.execute("call follow_content('forgotten')");
            assertThat(bad.superuser().sql(FOLLOWED).query(String.class).list()).contains("forgotten");
        }
    }

    private static List<String> unshown() throws IOException {
        try (InputStream file = ContentTablesTest.class.getResourceAsStream("/content/unshown-tables.txt")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .toList();
        }
    }
}
