package io.quelyos.bff.testing;

import com.github.f4b6a3.uuid.UuidCreator;
import com.zaxxer.hikari.HikariDataSource;
import io.quelyos.persistence.tenant.TenantId;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Makes tenants for tests, as the database's superuser: below all walls, so that a test can see what really is in the
 * tables whatever the product shows.
 */
@TestConfiguration(proxyBeanMethods = false)
public class TestTenants {

    private static final AtomicInteger COUNTER = new AtomicInteger();

    /** A tenant that exists for one test class. */
    public record TestTenant(TenantId id, String slug, String domain) {}

    @Bean
    TenantFactory tenantFactory(Environment environment) {
        String url = environment.getRequiredProperty("spring.datasource.url");
        String user = environment.getProperty("quelyos.test.superuser", "postgres");
        String password = environment.getProperty("quelyos.test.superuser-password", "");
        var pool = new HikariDataSource();
        pool.setJdbcUrl(url);
        pool.setUsername(user);
        pool.setPassword(password);
        pool.setMinimumIdle(0);
        return new TenantFactory(
            JdbcClient.create(pool),
            JdbcClient.create(new SingleConnectionDataSource(url, user, password, true))
        );
    }

    /**
     * Makes tenants and looks below the walls.
     *
     * @param superuser on any of a few connections
     * @param watcher on one connection that stays open, for one thread that asks very often
     */
    public record TenantFactory(JdbcClient superuser, JdbcClient watcher) {
        /** A new, empty tenant with a slug that no other test has. */
        public TestTenant create(String plan) {
            String slug = "t" + COUNTER.incrementAndGet() + "-" + UUID.randomUUID().toString().substring(0, 8);
            UUID id = UuidCreator.getTimeOrderedEpoch();
            superuser
                .sql("insert into tenant (id, slug, name, plan_code) values (?, ?, ?, ?)")
                .params(id, slug, "Tenant " + slug, plan)
                .update();
            String domain = slug + ".example";
            superuser.sql("insert into tenant_domain (domain, tenant_id) values (?, ?)").params(domain, id).update();
            return new TestTenant(new TenantId(id), slug, domain);
        }

        /** Two tenants for a test and its mirror. */
        public List<TestTenant> createTwins() {
            return List.of(create("GROWTH"), create("GROWTH"));
        }
    }
}
