package io.quelyos.persistence.walls;

import static org.assertj.core.api.Assertions.assertThat;

import io.quelyos.persistence.testing.ScratchDatabase;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the migrations really made, by PostgreSQL's own account of it. */
class MigrationWallsTest {

    private static ScratchDatabase database;

    @BeforeAll
    static void migrate() {
        database = ScratchDatabase.migrated();
    }

    @AfterAll
    static void drop() {
        database.close();
    }

    @ParameterizedTest
    @EnumSource
    void theMigrationsKeepEveryRule(Wall wall) {
        assertThat(wall.findings(database.superuser())).isEmpty();
        assertThat(wall.stale(database.superuser())).as("exceptions without a reason").isEmpty();
    }

    @Test
    void thereAreTablesToLookAt() {
        List<String> tables = database
            .superuser()
            .sql("select tablename from pg_tables where schemaname = 'public'")
            .query(String.class)
            .list();
        assertThat(tables).contains("product", "variant", "customer", "staff_member", "tenant").hasSizeGreaterThan(30);
    }

    /** The bad house: one thing wrong for each rule, and each rule must name it. */
    @Test
    void everyRuleFindsWhatIsBad() {
        try (ScratchDatabase bad = ScratchDatabase.migrated()) {
            bad.execute(
                // Everything here is the owner's, so that only OWNER's own fixture breaks that rule.
                "set role quelyos_owner",
                "create table bad_column (tenant_id uuid, id uuid, primary key (id))",
                "create table bad_key (tenant_id uuid not null, id uuid not null)",
                "call protect_tenant_table('bad_key')",
                "create table bad_unique (tenant_id uuid not null, id uuid, code text unique, primary key (tenant_id, id))",
                "call protect_tenant_table('bad_unique')",
                "create table bad_reference (tenant_id uuid, id uuid, other uuid references bad_column," +
                    " primary key (tenant_id, id))",
                "call protect_tenant_table('bad_reference')",
                "alter table plan add column bad_column_id uuid references bad_column",
                "create table bad_force (tenant_id uuid, id uuid, primary key (tenant_id, id))",
                "call protect_tenant_table('bad_force')",
                "alter table bad_force no force row level security",
                "alter policy tenant_isolation on category using (true)",
                "create policy bad_policy on site for select using (true)",
                "create view bad_view as select id from product",
                "create materialized view bad_copy as select id from product with no data",
                "create table bad_parent (tenant_id uuid, id uuid, primary key (tenant_id, id)) partition by hash (tenant_id)",
                "call protect_tenant_table('bad_parent')",
                "create table bad_partition partition of bad_parent for values with (modulus 1, remainder 0)",
                "grant select on bad_partition to quelyos_app",
                "create function bad_path() returns int language sql security definer as 'select 1'",
                "create function bad_public() returns int language sql security definer set search_path = pg_catalog, public, pg_temp as 'select 1'",
                "grant execute on function bad_public() to public",
                "grant update (max_users) on plan to quelyos_app",
                "grant select (email) on customer to quelyos_platform",
                "drop table partner_client cascade",
                "reset role",
                "create table bad_owner (tenant_id uuid, id uuid, primary key (tenant_id, id))",
                "call protect_tenant_table('bad_owner')"
            );

            Map<Wall, List<String>> found = new TreeMap<>();
            Arrays.stream(Wall.values()).forEach(wall -> found.put(wall, wall.findings(bad.superuser())));

            assertThat(found).containsExactlyInAnyOrderEntriesOf(expected());
        }
    }

    private static Map<Wall, List<String>> expected() {
        Map<Wall, List<String>> expected = new TreeMap<>();
        expected.put(Wall.TENANT_COLUMN, List.of("bad_column has no column tenant_id uuid not null"));
        expected.put(Wall.PRIMARY_KEY, List.of("bad_key has no primary key"));
        expected.put(
            Wall.UNIQUE_KEYS,
            List.of(
                "bad_column_pkey of bad_column does not begin with tenant_id",
                "bad_unique_code_key of bad_unique does not begin with tenant_id"
            )
        );
        expected.put(
            Wall.FOREIGN_KEYS,
            List.of("bad_reference_other_fkey of bad_reference does not begin with tenant_id on both sides")
        );
        expected.put(
            Wall.PLATFORM_FOREIGN_KEYS,
            List.of("plan_bad_column_id_fkey of the platform table plan points to the tenant table bad_column")
        );
        expected.put(
            Wall.FORCED_SECURITY,
            List.of("bad_column has no forced row-level security", "bad_force has no forced row-level security")
        );
        expected.put(
            Wall.ISOLATION,
            List.of(
                "bad_column has no policy tenant_isolation as protect_tenant_table makes it",
                "category has no policy tenant_isolation as protect_tenant_table makes it"
            )
        );
        expected.put(Wall.OTHER_POLICIES, List.of("site bad_policy SELECT {public}"));
        expected.put(Wall.VIEWS, List.of("bad_view is not security_invoker"));
        expected.put(Wall.MATERIALISED_VIEWS, List.of("bad_copy is materialised"));
        expected.put(Wall.PARTITIONS, List.of("bad_partition is a partition with a grant to quelyos_app"));
        expected.put(
            Wall.DEFINER_SEARCH_PATH,
            List.of("bad_path() is security definer without the search_path pg_catalog, public, pg_temp")
        );
        expected.put(Wall.DEFINER_PUBLIC, List.of("bad_public() is security definer and everybody may run it"));
        expected.put(Wall.APPLICATION_RIGHTS, List.of("plan update"));
        expected.put(Wall.PLATFORM_RIGHTS, List.of("customer is a tenant table that the platform role has rights on"));
        expected.put(Wall.OWNER, List.of("bad_owner belongs to postgres"));
        expected.put(Wall.STALE_LIST, List.of("partner_client is listed and does not exist"));
        return expected;
    }
}
