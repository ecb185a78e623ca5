package io.quelyos.auth;

import io.quelyos.persistence.tenant.TenantDb;
import io.quelyos.persistence.tenant.TenantId;
import io.quelyos.persistence.tenant.TenantScoped;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Writes rows past the product, the way a migration or a colleague's server would. */
public final class TestData {

    private final JdbcClient owner;
    private final JdbcClient application;
    private final TenantDb database;

    TestData(
        DataSourceProperties properties,
        @Value("${spring.flyway.user}") String ownerName,
        @Value("${spring.flyway.password}") String ownerPassword,
        DataSource tenantDataSource,
        TenantDb database
    ) {
        this.owner = JdbcClient.create(
            new DriverManagerDataSource(String.valueOf(properties.getUrl()), ownerName, ownerPassword)
        );
        this.application = JdbcClient.create(tenantDataSource);
        this.database = database;
    }

    /** A tenant that nothing else knows. */
    public TestTenant tenant() {
        String slug = "t" + UUID.randomUUID().toString().substring(0, 8);
        UUID id = UUID.randomUUID();
        owner
            .sql("insert into tenant (id, slug, name, plan_code) values (?, ?, ?, 'STARTER')")
            .params(id, slug, "Tenant " + slug)
            .update();
        return new TestTenant(new TenantId(id), slug, slug + ".example");
    }

    /** A tenant with its own domain and web origin. */
    public TestTenant tenantWithDomain() {
        TestTenant tenant = tenant();
        domain(tenant, tenant.domain());
        origin(tenant, "https://" + tenant.domain());
        return tenant;
    }

    public void domain(TestTenant tenant, String domain) {
        owner.sql("insert into tenant_domain (domain, tenant_id) values (?, ?)").params(domain, tenant.uuid()).update();
    }

    public void removeDomain(String domain) {
        owner.sql("delete from tenant_domain where domain = ?").params(domain).update();
    }

    public void origin(TestTenant tenant, String origin) {
        owner.sql("insert into tenant_origin (origin, tenant_id) values (?, ?)").params(origin, tenant.uuid()).update();
    }

    public void suspend(TestTenant tenant) {
        owner.sql("update tenant set state = 'SUSPENDED' where id = ?").params(tenant.uuid()).update();
    }

    public void rename(TestTenant tenant, String name) {
        owner.sql("update tenant set name = ? where id = ?").params(name, tenant.uuid()).update();
    }

    public UUID staff(String email, String passwordHash) {
        UUID id = UUID.randomUUID();
        owner
            .sql("insert into staff_account (id, email, display_name, password_hash) values (?, ?, ?, ?)")
            .params(id, email, "Staff " + email, passwordHash)
            .update();
        return id;
    }

    public void close(UUID staffAccount) {
        owner.sql("update staff_account set is_active = false where id = ?").params(staffAccount).update();
    }

    public String staffHash(UUID account) {
        return owner
            .sql("select password_hash from staff_account where id = ?")
            .params(account)
            .query(String.class)
            .single();
    }

    public void member(TestTenant tenant, UUID account, String role) {
        inside(
            tenant,
            "insert into staff_member (tenant_id, account_id, role) values (?, ?, ?)",
            tenant.uuid(),
            account,
            role
        );
    }

    public void role(TestTenant tenant, UUID account, String role) {
        inside(tenant, "update staff_member set role = ? where account_id = ?", role, account);
    }

    public void removeMember(TestTenant tenant, UUID account) {
        inside(tenant, "delete from staff_member where account_id = ?", account);
    }

    public UUID customer(TestTenant tenant, String email, String passwordHash) {
        UUID id = UUID.randomUUID();
        inside(
            tenant,
            "insert into customer (tenant_id, id, email, display_name, password_hash) values (?, ?, ?, ?, ?)",
            tenant.uuid(),
            id,
            email,
            "Customer",
            passwordHash
        );
        return id;
    }

    public void operator(String email, String passwordHash, List<String> permissions) {
        owner
            .sql(
                """
                insert into operator_account (id, email, display_name, password_hash, permissions)
                values (?, ?, 'Operator', ?, string_to_array(?, ','))
                """
            )
            .params(UUID.randomUUID(), email, passwordHash, String.join(",", permissions))
            .update();
    }

    public void partner(TestTenant tenant, String clientId, String secretHash, List<String> scopes) {
        owner
            .sql(
                """
                insert into partner_client (client_id, tenant_id, name, secret_hash, scopes)
                values (?, ?, 'Partner', ?, string_to_array(?, ','))
                """
            )
            .params(clientId, tenant.uuid(), secretHash, String.join(",", scopes))
            .update();
    }

    /** Ends the connections that listen for changes, as a network that breaks does. */
    public void breakListeners() {
        database.read(TenantScoped.of(new TenantId(UUID.randomUUID())), () ->
            application
                .sql(
                    """
                    select pg_terminate_backend(pid)
                    from pg_stat_activity
                    where application_name = 'quelyos tenant changes' and datname = current_database()
                    """
                )
                .query(Boolean.class)
                .list()
        );
    }

    private void inside(TestTenant tenant, String sql, Object... parameters) {
        database.write(TenantScoped.of(tenant.id()), () ->
            application.sql(sql).params(Arrays.asList(parameters)).update()
        );
    }

    /**
     * A tenant of one test.
     *
     * @param domain a name that is the tenant's alone
     */
    public record TestTenant(TenantId id, String slug, String domain) {
        public UUID uuid() {
            return id.value();
        }
    }
}
