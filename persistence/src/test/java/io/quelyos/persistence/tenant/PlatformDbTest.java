package io.quelyos.persistence.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quelyos.persistence.testing.PersistenceTest;
import io.quelyos.persistence.testing.TwoTenants;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;

@PersistenceTest
class PlatformDbTest {

    private static final PlatformScoped OPERATOR = () -> "operator-1";

    @Autowired
    private PlatformDb database;

    @Autowired
    @Qualifier("platformDataSource")
    private DataSource platformRole;

    @Autowired
    private TwoTenants tenants;

    private JdbcClient platform;
    private TenantScoped tenant;

    @BeforeEach
    void aTenant() {
        platform = JdbcClient.create(platformRole);
        tenant = tenants.create("STARTER");
    }

    @Test
    void writesTheAuditWithTheChange() {
        database.write(OPERATOR, "they did not pay", "tenant.suspend", tenant.tenantId(), this::suspend);

        assertThat(state()).isEqualTo("SUSPENDED");
        Map<String, Object> row = Map.of(
            "operator_id",
            "operator-1",
            "reason",
            "they did not pay",
            "action",
            "tenant.suspend",
            "tenant_id",
            tenant.tenantId().value()
        );
        assertThat(audit()).singleElement().isEqualTo(row);
    }

    @Test
    void waitsForNobodyForEver() {
        String limits = "select current_setting('statement_timeout') || ' ' || current_setting('lock_timeout')";
        assertThat(database.<String>read(OPERATOR, () -> platform.sql(limits).query(String.class).single())).isEqualTo(
            "30s 10s"
        );
    }

    @Test
    void writesNeitherWhenTheChangeFails() {
        assertThatThrownBy(() ->
            database.write(OPERATOR, "a reason", "tenant.suspend", tenant.tenantId(), () -> {
                suspend();
                throw new IllegalStateException("half way");
            })
        ).hasMessage("half way");

        assertThat(state()).isEqualTo("ACTIVE");
        assertThat(audit()).isEmpty();
    }

    @Test
    void changesNothingWithoutAnOperatorOrAReason() {
        assertThatThrownBy(() ->
            database.write(() -> " ", "a reason", "tenant.suspend", tenant.tenantId(), this::suspend)
        ).hasMessage("platform work needs an operator");
        assertThatThrownBy(() -> database.read(() -> "", this::state)).hasMessage("platform work needs an operator");
        assertThatThrownBy(() ->
            database.write(OPERATOR, " ", "tenant.suspend", tenant.tenantId(), this::suspend)
        ).hasMessage("platform work needs a reason");
        assertThat(state()).isEqualTo("ACTIVE");
        assertThat(audit()).isEmpty();
    }

    @Test
    void writesSeveralUnitsTogetherOrNone() {
        assertThatThrownBy(() ->
            database.together(OPERATOR, () -> {
                database.write(OPERATOR, "first", "tenant.suspend", tenant.tenantId(), this::suspend);
                database.write(OPERATOR, "second", "tenant.note", tenant.tenantId(), () -> null);
                throw new IllegalStateException("at the end");
            })
        ).hasMessage("at the end");
        assertThat(state()).isEqualTo("ACTIVE");
        assertThat(audit()).isEmpty();
    }

    @Test
    void refusesToWriteInAUnitThatReads() {
        assertThatThrownBy(() -> database.read(OPERATOR, this::suspend)).hasStackTraceContaining(
            "cannot execute UPDATE in a read-only transaction"
        );
        assertThat(state()).isEqualTo("ACTIVE");
    }

    @ParameterizedTest
    @ValueSource(strings = { "product", "customer", "staff_member", "audit_entry", "stored_file", "idempotency_key" })
    void reachesNoTenantTable(String table) {
        assertThatThrownBy(() ->
            database.read(OPERATOR, () ->
                platform
                    .sql("select from " + table)
                    .query()
                    .listOfRows()
            )
        ).hasStackTraceContaining("permission denied for table " + table);
        assertThatThrownBy(() ->
            database.write(OPERATOR, "a reason", "x.delete", null, () -> platform.sql("delete from " + table).update())
        ).hasStackTraceContaining("permission denied for table " + table);
    }

    @Test
    void cannotRewriteTheAudit() {
        database.write(OPERATOR, "a reason", "tenant.suspend", tenant.tenantId(), this::suspend);
        for (String change : List.of("update platform_audit set reason = 'another'", "delete from platform_audit")) {
            assertThatThrownBy(() ->
                database.write(OPERATOR, "hiding", "audit.change", null, () -> platform.sql(change).update())
            ).hasStackTraceContaining("permission denied for table platform_audit");
        }
        assertThat(audit()).hasSize(1);
    }

    private int suspend() {
        return platform
            .sql("update tenant set state = 'SUSPENDED' where id = ?")
            .param(tenant.tenantId().value())
            .update();
    }

    private String state() {
        return tenants
            .superuser()
            .sql("select state from tenant where id = ?")
            .param(tenant.tenantId().value())
            .query(String.class)
            .single();
    }

    private List<Map<String, Object>> audit() {
        return tenants
            .superuser()
            .sql("select operator_id, reason, action, tenant_id from platform_audit where tenant_id = ?")
            .param(tenant.tenantId().value())
            .query()
            .listOfRows();
    }
}
