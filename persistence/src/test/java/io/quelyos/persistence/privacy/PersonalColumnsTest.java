package io.quelyos.persistence.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quelyos.persistence.testing.ScratchDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Update;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A column that may say something of a customer does not come without somebody saying what becomes of it. */
class PersonalColumnsTest {

    private static final String COLUMNS = """
    select c.table_name || '.' || c.column_name
    from information_schema.columns c
    join information_schema.columns t
        on t.table_schema = c.table_schema
        and t.table_name = c.table_name
        and t.column_name = 'tenant_id'
    where c.table_schema = 'public'
        and c.column_name ~ '^(email|phone|line1|detail|payload|customer_id|vat_number|guest_session|display_name|author_name)$|_address$|note$|answer$|^recipient|^tracking_'
    """;
    /** Tables whose rows go with a customer's, over whatever lies between them. */
    private static final String CASCADING = """
    with recursive gone as (
        select cast('customer' as regclass)::oid as id
        union
        select r.conrelid
        from pg_constraint r
        join gone on r.confrelid = gone.id
        where r.contype = 'f' and r.confdeltype = 'c'
    )
    select cast(cast(id as regclass) as text)
    from gone
    """;

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
    void allOfThemAreListed() throws IOException {
        assertThat(new TreeSet<>(list(COLUMNS))).isEqualTo(new TreeSet<>(listed().keySet()));
    }

    @Test
    void whatIsSaidOfThemIsTrue() throws IOException {
        Set<String> cascading = Set.copyOf(list(CASCADING));
        String forgetting = statements();
        assertThat(listed()).allSatisfy((column, fate) -> {
            String table = column.substring(0, column.indexOf('.'));
            switch (fate) {
                case "cascades" -> assertThat(cascading).as(column).contains(table);
                case "forgotten" -> assertThat(forgetting)
                    .as(column)
                    .containsPattern("(update|from) " + table + "\\b");
                default -> assertThat(fate).as(column).startsWith("stays: ");
            }
        });
    }

    private static List<String> list(String sql) {
        return database.superuser().sql(sql).query(String.class).list();
    }

    /** The statements that change something. */
    private static String statements() {
        return Arrays.stream(ForgettingMapper.class.getDeclaredMethods())
            .flatMap(PersonalColumnsTest::sql)
            .collect(Collectors.joining("\n"));
    }

    private static Stream<String> sql(Method method) {
        Update update = method.getAnnotation(Update.class);
        Delete delete = method.getAnnotation(Delete.class);
        return Stream.concat(
            update == null ? Stream.empty() : Arrays.stream(update.value()),
            delete == null ? Stream.empty() : Arrays.stream(delete.value())
        );
    }

    private static Map<String, String> listed() throws IOException {
        try (InputStream file = PersonalColumnsTest.class.getResourceAsStream("/privacy/personal-columns.txt")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), UTF_8)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split(" = ", 2))
                .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1], (one, other) -> one, TreeMap::new));
        }
    }
}
