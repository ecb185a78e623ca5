package io.quelyos.persistence.testing;

import io.quelyos.persistence.tenant.TenantId;
import io.quelyos.persistence.tenant.TenantScoped;
import java.util.UUID;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Makes tenants past all walls, and looks at what is really in the tables. */
public final class TwoTenants {

    private final JdbcClient superuser;

    TwoTenants(Environment environment) {
        this.superuser = JdbcClient.create(
            new DriverManagerDataSource(
                environment.getRequiredProperty("spring.datasource.url"),
                environment.getRequiredProperty("quelyos.test.superuser"),
                environment.getRequiredProperty("quelyos.test.superuser-password")
            )
        );
    }

    /** A new tenant. */
    public TenantScoped create(String plan) {
        UUID id = UUID.randomUUID();
        superuser
            .sql("insert into tenant (id, slug, name, plan_code) values (?, ?, 'Test', ?)")
            .params(id, "t" + id, plan)
            .update();
        return TenantScoped.of(new TenantId(id));
    }

    /** Sees everything. */
    public JdbcClient superuser() {
        return superuser;
    }
}
