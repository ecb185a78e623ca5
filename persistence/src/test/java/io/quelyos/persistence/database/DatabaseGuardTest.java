package io.quelyos.persistence.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.quelyos.persistence.testing.Role;
import io.quelyos.persistence.testing.ScratchDatabase;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each test spoils a migrated database in one way; the guard must name that and nothing else. */
class DatabaseGuardTest {

    private ScratchDatabase database;

    @BeforeEach
    void migrate() {
        database = ScratchDatabase.migrated();
    }

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void acceptsWhatTheMigrationsMake() {
        assertThatCode(() -> guard().check()).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "superuser, is a superuser",
        "bypassrls, bypasses row-level security",
        "createrole, may create roles",
        "createdb, may create databases",
        "replication, may replicate the whole server",
    })
    void refusesARoleWithAPowerOfTheServer(String power, String meaning) {
        for (Role role : List.of(Role.APPLICATION, Role.PLATFORM)) {
            database.execute("alter role " + role.name() + " " + power);
            try {
                assertThat(findings()).containsExactly(
                    "the " + word(role) + " role acts as " + role.name() + ", which " + meaning
                );
            } finally {
                database.execute("alter role " + role.name() + " no" + power);
            }
        }
        assertThatCode(() -> guard().check()).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = { "pg_write_server_files", "pg_execute_server_program", "pg_signal_backend" })
    void refusesAMemberOfAnAdministratorsRole(String powerful) {
        for (Role role : List.of(Role.APPLICATION, Role.PLATFORM)) {
            database.execute("grant " + powerful + " to " + role.name());
            try {
                assertThat(findings()).containsExactly(
                    "the " +
                        word(role) +
                        " role acts as " +
                        powerful +
                        ", which is a role of the server's administrators"
                );
            } finally {
                database.execute("revoke " + powerful + " from " + role.name());
            }
        }
    }

    @Test
    void refusesAPowerThatIsHeldThroughOtherRoles() {
        database.execute(
            "create role guard_outer",
            "create role guard_inner bypassrls",
            "grant guard_inner to guard_outer",
            "grant guard_outer to quelyos_app with inherit false, set true"
        );
        try {
            assertThat(findings()).containsExactly(
                "the application role acts as guard_inner, which bypasses row-level security"
            );
        } finally {
            database.execute("drop role guard_outer", "drop role guard_inner");
        }
    }

    @Test
    void refusesAMemberOfTheOwner() {
        database.execute("grant quelyos_owner to quelyos_app");
        try {
            assertThat(findings()).contains(
                "the application role acts as quelyos_owner, which owns objects of the product's schema, so that policies" +
                    " can be switched off by it",
                "the application role acts as quelyos_owner, which owns the product's schema or database"
            );
        } finally {
            database.execute("revoke quelyos_owner from quelyos_app");
        }
    }

    @Test
    void refusesAnOwnerOfTables() {
        database.execute("alter table site owner to quelyos_app", "alter table plan owner to quelyos_platform");
        assertThat(findings()).containsExactly(
            "the application role acts as quelyos_app, which owns objects of the product's schema, so that policies can be" +
                " switched off by it",
            "the platform role acts as quelyos_platform, which owns objects of the product's schema, so that policies can be" +
                " switched off by it"
        );
    }

    @Test
    void refusesAnOwnerOfTheSchema() {
        database.execute("alter schema public owner to quelyos_platform");
        assertThat(findings()).containsExactly(
            "the platform role acts as quelyos_platform, which owns the product's schema or database"
        );
    }

    @ParameterizedTest
    @ValueSource(strings = { "disable", "no force" })
    void refusesATableWithoutForcedRowLevelSecurity(String change) {
        database.execute("alter table variant " + change + " row level security");
        assertThat(findings()).containsExactly("table variant has no forced row-level security");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
            "drop policy tenant_isolation on product",
            "alter policy tenant_isolation on product using (true)",
            "alter policy tenant_isolation on product with check (true)",
            "alter policy tenant_isolation on product using (tenant_id = (select current_tenant()) or is_available)",
            "alter policy tenant_isolation on product using (tenant_id = current_tenant())",
            "alter policy tenant_isolation on product to public",
            "alter policy tenant_isolation on product rename to isolation_of_tenants",
        }
    )
    void refusesATableWhosePolicyIsNotTheOne(String change) {
        database.execute(change);
        assertThat(findings()).contains("table product lacks the policy tenant_isolation on the transaction's tenant");
    }

    @ParameterizedTest
    @CsvSource({ "select, SELECT, quelyos_app", "all, ALL, public", "update, UPDATE, quelyos_platform" })
    void refusesAPolicyThatWidens(String command, String shown, String role) {
        database.execute("create policy everything on product for " + command + " to " + role + " using (true)");
        assertThat(findings()).containsExactly(
            "a policy widens what is seen: product everything " + shown + " {" + role + "}"
        );
    }

    @Test
    void refusesTheOwnersPolicyForAnybodyElse() {
        database.execute("alter policy owner_reads_memberships on staff_member to quelyos_owner, quelyos_app");
        assertThat(findings()).containsExactly(
            "a policy widens what is seen: staff_member owner_reads_memberships SELECT {quelyos_app,quelyos_owner}"
        );
    }

    @Test
    void refusesObjectsOfAnOwnerWhomNothingHoldsBack() {
        database.execute("create function planted() returns int language sql as 'select 1'");
        assertThat(findings()).containsExactly(
            "objects of the product belong to postgres, which no row-level security holds back"
        );
    }

    @Test
    void refusesATableWithoutATenant() {
        database.execute("set role quelyos_owner", "create table note (id uuid primary key, tenant_id uuid)");
        assertThat(findings()).containsExactly(
            "table note has no column tenant_id uuid not null",
            "table note has no forced row-level security",
            "table note lacks the policy tenant_isolation on the transaction's tenant"
        );
    }

    @Test
    void refusesARightOnAPartition() {
        database.execute(
            "set role quelyos_owner",
            "create table event (tenant_id uuid not null, id uuid not null, primary key (tenant_id, id))" +
                " partition by hash (tenant_id)",
            "call protect_tenant_table('event')",
            "create table event_0 partition of event for values with (modulus 1, remainder 0)"
        );
        assertThatCode(() -> guard().check()).doesNotThrowAnyException();

        database.execute("grant select on event_0 to quelyos_app");
        assertThat(findings()).containsExactly(
            "table event_0 has no forced row-level security",
            "table event_0 lacks the policy tenant_isolation on the transaction's tenant"
        );
    }

    @Test
    void refusesViewsThatRunWithTheirOwnersRights() {
        database.execute(
            "set role quelyos_owner",
            "create view product_name as select name from product",
            "create view product_slug with (security_invoker = on) as select slug from product",
            "create materialized view product_brand as select brand from product"
        );
        assertThat(findings()).containsExactly(
            "view product_brand (materialised) does not run with its reader's rights",
            "view product_name does not run with its reader's rights"
        );
    }

    @Test
    void refusesRightsOfTheApplicationOnPlatformTables() {
        database.execute(
            "grant select on tenant to quelyos_app",
            "grant update (max_users) on plan to quelyos_app",
            "grant insert, truncate on platform_audit to public",
            "grant update on trusted_document to quelyos_app"
        );
        assertThat(findings()).containsExactly(
            "the application role has rights on a platform table: plan update",
            "the application role has rights on a platform table: platform_audit insert truncate",
            "the application role has rights on a platform table: tenant select",
            "the application role has rights on a platform table: trusted_document select update"
        );
    }

    @Test
    void refusesRightsOfThePlatformOnTenantTables() {
        database.execute(
            "grant select (email) on customer to quelyos_platform",
            "grant delete on site to quelyos_platform"
        );
        assertThat(findings()).containsExactly(
            "the platform role has rights on the tenant table customer",
            "the platform role has rights on the tenant table site"
        );
    }

    @Test
    void refusesAnAnswerWithoutATenant() {
        database.execute(
            "create or replace function current_tenant() returns uuid language sql stable" +
                " as $$ select nullif(current_setting('app.tenant_id', true), '')::uuid $$"
        );
        assertThat(findings()).containsExactly("current_tenant() answers outside of a unit of work");
    }

    @Test
    void namesEverythingAtOnce() {
        database.execute(
            "alter table site disable row level security",
            "grant select on plan to quelyos_app",
            "grant select on site to quelyos_platform"
        );
        assertThat(findings()).hasSize(3);
    }

    private DatabaseGuard guard() {
        return new DatabaseGuard(database.as(Role.APPLICATION), database.as(Role.PLATFORM));
    }

    private List<String> findings() {
        UnsafeDatabaseException refusal = catchThrowableOfType(UnsafeDatabaseException.class, () -> guard().check());
        assertThat(refusal).as("the guard's refusal").isNotNull();
        return String.valueOf(refusal.getMessage())
            .lines()
            .skip(1)
            .map(line -> line.replaceFirst("^ {2}- ", ""))
            .toList();
    }

    private static String word(Role role) {
        return role.equals(Role.APPLICATION) ? "application" : "platform";
    }
}
