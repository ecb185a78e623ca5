package io.quelyos.persistence.testing;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Gives every application context of the tests a database of its own, and a Redis database of its own, on the run's
 * containers: the product then finds servers that its settings name, and brings none. Without containers only those
 * contexts get one that ask by {@code quelyos.test.scratch}.
 */
public final class ServersOfTests implements ApplicationContextInitializer<ConfigurableApplicationContext>, Ordered {

    private static final AtomicInteger REDIS_DATABASES = new AtomicInteger();
    private static final int REDIS_DATABASE_LIMIT = 16;

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        ConfigurableEnvironment environment = context.getEnvironment();
        Map<String, Object> properties = new LinkedHashMap<>();
        boolean isScratch = environment.getProperty("quelyos.test.scratch", Boolean.class, false);
        if ((TestServers.areContainers() || isScratch) && !environment.containsProperty("spring.datasource.url")) {
            nameDatabase(properties, ScratchDatabase.empty());
        }
        boolean namesRedis =
            environment.containsProperty("spring.data.redis.host") ||
            environment.containsProperty("spring.data.redis.url");
        if (TestServers.areContainers() && !namesRedis) {
            properties.put("spring.data.redis.host", TestServers.redis().host());
            properties.put("spring.data.redis.port", TestServers.redis().port());
            properties.put("spring.data.redis.database", REDIS_DATABASES.getAndIncrement() % REDIS_DATABASE_LIMIT);
        }
        if (!properties.isEmpty()) {
            environment.getPropertySources().addFirst(new MapPropertySource("servers-of-tests", properties));
        }
        if (TestServers.areContainers()) {
            // What comes with the embedded servers, so that tests mean the same on both.
            Map<String, Object> defaults = Map.of(
                "quelyos.demo.enabled",
                true,
                "quelyos.auth.embedded-issuer.enabled",
                true,
                "quelyos.auth.shop-cookie.secure",
                false,
                "quelyos.mail.mailbox-enabled",
                true
            );
            environment.getPropertySources().addLast(new MapPropertySource("servers-of-tests-defaults", defaults));
        }
    }

    /** Before the embedded servers, which are last. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE - 1000;
    }

    private static void nameDatabase(Map<String, Object> properties, ScratchDatabase database) {
        TestServers.Postgres server = TestServers.postgres();
        properties.put("spring.datasource.url", database.url());
        properties.put("spring.datasource.username", Role.APPLICATION.name());
        properties.put("spring.datasource.password", Role.APPLICATION.password());
        properties.put("spring.flyway.url", database.url());
        properties.put("spring.flyway.user", Role.OWNER.name());
        properties.put("spring.flyway.password", Role.OWNER.password());
        properties.put("quelyos.platform-datasource.username", Role.PLATFORM.name());
        properties.put("quelyos.platform-datasource.password", Role.PLATFORM.password());
        properties.put("quelyos.test.superuser", server.superuser());
        properties.put("quelyos.test.superuser-password", server.superuserPassword());
    }
}
