package io.quelyos.bff.catalog;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quelyos.persistence.tenant.TenantId;
import io.quelyos.persistence.tenant.TenantScoped;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.Properties;
import java.util.UUID;
import org.springframework.core.env.Environment;

/** The owner's own connection to the tests' database, for what no request can do: making tenants, looking past the wall. */
final class CatalogDatabase {

    private final String url;
    private final Properties login = new Properties();

    CatalogDatabase(Environment environment) {
        this.url = environment.getRequiredProperty("spring.datasource.url");
        login.setProperty("user", environment.getProperty("quelyos.test.superuser", "postgres"));
        login.setProperty("password", environment.getProperty("quelyos.test.superuser-password", ""));
    }

    /** Makes a tenant of one plan with a location and a small tree of categories. */
    TestTenant createTenant(String plan) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        var tenant = new TestTenant(
            id,
            "t" + id.toString().replace("-", ""),
            UUID.randomUUID(),
            UUID.randomUUID(),
            UUID.randomUUID(),
            UUID.randomUUID()
        );
        execute(
            "insert into tenant (id, slug, name, plan_code) values ('%s', '%s', 'Test', '%s')".formatted(
                id,
                tenant.slug(),
                plan
            )
        );
        execute(
            "insert into location (tenant_id, id, code, name) values ('%s', '%s', 'here', 'Here')".formatted(
                id,
                tenant.location()
            )
        );
        execute(
            "insert into category (tenant_id, id, slug, name) values ('%s', '%s', 'top', 'Top')".formatted(
                id,
                tenant.topCategory()
            )
        );
        execute(
            "insert into category (tenant_id, id, parent_id, slug, name) values ('%s', '%s', '%s', 'middle', 'Middle')".formatted(
                id,
                tenant.middleCategory(),
                tenant.topCategory()
            )
        );
        execute(
            "insert into category (tenant_id, id, parent_id, slug, name) values ('%s', '%s', '%s', 'leaf', 'Leaf')".formatted(
                id,
                tenant.leafCategory(),
                tenant.middleCategory()
            )
        );
        return tenant;
    }

    /** Makes a member of a tenant's staff. */
    UUID createStaff(TestTenant tenant, String role) {
        UUID account = UuidCreator.getTimeOrderedEpoch();
        execute(
            "insert into staff_account (id, email, display_name, password_hash) values ('%s', '%s@staff.example', 'Vera', 'x')".formatted(
                account,
                account
            )
        );
        execute(
            "insert into staff_member (tenant_id, account_id, role) values ('%s', '%s', '%s')".formatted(
                tenant.id(),
                account,
                role
            )
        );
        return account;
    }

    /** Runs one statement as the superuser, whom no policy holds back. */
    void execute(String sql) {
        try (Connection connection = connect(); var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException exception) {
            throw new IllegalStateException(sql, exception);
        }
    }

    /** As {@link #execute}, without any trigger: for tens of thousands of rows of which no trigger need know. */
    void load(String sql) {
        execute("set session_replication_role = replica; " + sql);
    }

    /**
     * Runs a statement as the application does for a tenant, and answers how it ran: with the plans of the statements
     * inside of functions, which EXPLAIN itself does not show.
     */
    String plans(TestTenant tenant, String sql) {
        String prepare = """
        load 'auto_explain'; set auto_explain.log_min_duration = 0; set auto_explain.log_nested_statements = on;
        set auto_explain.log_analyze = on; set auto_explain.log_timing = off; set client_min_messages = log;
        set role quelyos_app; set app.tenant_id = '%s'""".formatted(tenant.id());
        try (Connection connection = connect(); var statement = connection.createStatement()) {
            statement.execute(prepare);
            statement.clearWarnings();
            statement.execute(sql);
            var plans = new StringBuilder();
            for (SQLWarning plan = statement.getWarnings(); plan != null; plan = plan.getNextWarning()) {
                plans.append(plan.getMessage()).append('\n');
            }
            return plans.toString();
        } catch (SQLException exception) {
            throw new IllegalStateException(sql, exception);
        }
    }

    /** The first column of the first row, as text. */
    String query(String sql) {
        try (
            Connection connection = connect();
            var statement = connection.createStatement();
            var rows = statement.executeQuery(sql)
        ) {
            return rows.next() ? String.valueOf(rows.getString(1)) : "";
        } catch (SQLException exception) {
            throw new IllegalStateException(sql, exception);
        }
    }

    /** A connection of the superuser, for tests that hold a transaction open. */
    Connection connect() throws SQLException {
        return DriverManager.getConnection(url, login);
    }

    /** A tenant that a test has for itself. */
    record TestTenant(
        UUID id,
        String slug,
        UUID location,
        UUID topCategory,
        UUID middleCategory,
        UUID leafCategory
    ) implements TenantScoped {
        @Override
        public TenantId tenantId() {
            return new TenantId(id);
        }
    }
}
