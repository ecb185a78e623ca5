package io.quelyos.persistence.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quelyos.persistence.testing.PersistenceTest;
import io.quelyos.persistence.testing.TwoTenants;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Plan STARTER: 5 users and 1,000 products. */
@PersistenceTest
class QuotaTest {

    @Autowired
    private TenantDb database;

    @Autowired
    private DataSource applicationRole;

    @Autowired
    private TwoTenants tenants;

    private JdbcClient application;
    private TenantScoped tenant;
    private TenantScoped twin;

    @BeforeEach
    void twoStarters() {
        application = JdbcClient.create(applicationRole);
        tenant = tenants.create("STARTER");
        twin = tenants.create("STARTER");
    }

    @Test
    void isExactWhenFiftyCreateAtOnce() throws Exception {
        database.write(tenant, () -> insertProducts(tenant, 980));
        List<Future<@Nullable String>> running = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 50; i++) {
                running.add(threads.submit(this::insertOne));
            }
        }
        List<String> refusals = new ArrayList<>();
        for (Future<@Nullable String> attempt : running) {
            String refusal = attempt.get();
            if (refusal != null) {
                refusals.add(refusal);
            }
        }
        assertThat(refusals).hasSize(30).containsOnly("QT002");
        assertThat(stored("product", tenant)).isEqualTo(1000);
        assertThat(used("product_count", tenant)).isEqualTo(1000);
        assertThat(stored("product", twin)).isZero();
    }

    @Test
    void refusesAStatementThatWouldPassItAsAWhole() {
        assertThatThrownBy(() -> database.write(tenant, () -> insertProducts(tenant, 1001)))
            .hasStackTraceContaining("quota of products is reached")
            .hasStackTraceContaining("{\"metric\":\"products\",\"limit\":1000,\"used\":0}");
        assertThat(stored("product", tenant)).isZero();
        assertThat(used("product_count", tenant)).isZero();
        assertThat(database.write(tenant, () -> insertProducts(tenant, 1000))).isEqualTo(1000);
    }

    @Test
    void givesBackWhatIsDeletedOrUndone() {
        database.write(tenant, () -> insertProducts(tenant, 1000));
        assertThatThrownBy(() ->
            database.write(tenant, () -> {
                application.sql("delete from product").update();
                throw new IllegalStateException("undone");
            })
        ).hasMessage("undone");
        assertThat(used("product_count", tenant)).isEqualTo(1000);
        database.write(tenant, () -> application.sql("delete from product where slug in ('p1', 'p2', 'p3')").update());
        assertThat(used("product_count", tenant)).isEqualTo(997);
        assertThat(insertOne()).isNull();
    }

    @Test
    void countsUsersToo() {
        database.write(tenant, () -> insertMembers(5));
        assertThatThrownBy(() -> database.write(tenant, () -> insertMembers(1))).hasStackTraceContaining(
            "quota of users is reached"
        );
        assertThat(stored("staff_member", tenant)).isEqualTo(5);
        assertThat(used("user_count", tenant)).isEqualTo(5);
    }

    @Test
    void hasNoLimitInThePlanWithoutOne() {
        TenantScoped large = tenants.create("ENTERPRISE");
        assertThat(database.write(large, () -> insertProducts(large, 2000))).isEqualTo(2000);
        assertThat(used("product_count", large)).isEqualTo(2000);
    }

    @Test
    void cannotBeWrittenByTheApplication() {
        assertThatThrownBy(() ->
            database.write(tenant, () -> application.sql("update tenant_usage set product_count = 0").update())
        ).hasStackTraceContaining("permission denied for table tenant_usage");
        assertThatThrownBy(() ->
            database.write(tenant, () ->
                application
                    .sql("select count_usage(?, 'products', -5)")
                    .param(tenant.tenantId().value())
                    .query()
                    .listOfRows()
            )
        ).hasStackTraceContaining("permission denied for function count_usage");
    }

    /** The state of PostgreSQL's refusal, or null. */
    private @Nullable String insertOne() {
        try {
            database.write(tenant, () -> insertProducts(tenant, 1));
            return null;
        } catch (RuntimeException refusal) {
            Throwable root = NestedExceptionUtils.getMostSpecificCause(refusal);
            return root instanceof SQLException sql ? sql.getSQLState() : root.toString();
        }
    }

    private int insertProducts(TenantScoped owner, int count) {
        String prefix = count == 1 ? UUID.randomUUID().toString() + "-" : "p";
        return application
            .sql(
                """
                insert into product (tenant_id, id, slug, name, name_key)
                select ?, gen_random_uuid(), ? || n, 'Product', 'product'
                from generate_series(1, ?) n
                """
            )
            .params(owner.tenantId().value(), prefix, count)
            .update();
    }

    private int insertMembers(int count) {
        int inserted = 0;
        for (int i = 0; i < count; i++) {
            UUID account = UUID.randomUUID();
            tenants
                .superuser()
                .sql("insert into staff_account (id, email, display_name, password_hash) values (?, ?, 'Vera', 'x')")
                .params(account, account + "@staff.example")
                .update();
            inserted += application
                .sql("insert into staff_member (tenant_id, account_id, role) values (?, ?, 'SUPPORT')")
                .params(tenant.tenantId().value(), account)
                .update();
        }
        return inserted;
    }

    private int stored(String table, TenantScoped owner) {
        return tenants
            .superuser()
            .sql("select count(*) from " + table + " where tenant_id = ?")
            .param(owner.tenantId().value())
            .query(Integer.class)
            .single();
    }

    private int used(String metric, TenantScoped owner) {
        return tenants
            .superuser()
            .sql("select coalesce(sum(" + metric + "), 0) from tenant_usage where tenant_id = ?")
            .param(owner.tenantId().value())
            .query(Integer.class)
            .single();
    }
}
