package io.quelyos.persistence.embedded;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.support.DefaultSingletonBeanRegistry;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.Profiles;

/**
 * Starts what the settings do not name. Where {@code spring.datasource.url} is absent a PostgreSQL is started, where
 * {@code spring.data.redis.host} and {@code .url} are absent a Redis; both at the same time, before the context, and both
 * stop after everything that uses them. The {@code production} profile never gets an embedded server.
 */
public final class EmbeddedServers implements ApplicationContextInitializer<ConfigurableApplicationContext>, Ordered {

    /** Tells whether this run started its own PostgreSQL. */
    public static final String POSTGRES_STARTED = "quelyos.embedded.postgres.started";

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        ConfigurableEnvironment environment = context.getEnvironment();
        boolean needsPostgres = !environment.containsProperty("spring.datasource.url");
        boolean needsRedis =
            !environment.containsProperty("spring.data.redis.host") &&
            !environment.containsProperty("spring.data.redis.url");
        if (!needsPostgres && !needsRedis) {
            return;
        }
        if (environment.acceptsProfiles(Profiles.of("production"))) {
            throw new EmbeddedStartException(
                "The production profile needs servers of its own; this run names no " +
                    (needsPostgres && needsRedis
                        ? "PostgreSQL and no Redis."
                        : needsPostgres
                          ? "PostgreSQL."
                          : "Redis."),
                "Set SPRING_DATASOURCE_URL and SPRING_DATA_REDIS_HOST: see docs/runbooks/external-services.md."
            );
        }
        start(context, settings(environment), needsPostgres, needsRedis);
    }

    /** After the configuration files were read, before anything asks for a connection. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    private static void start(
        ConfigurableApplicationContext context,
        EmbeddedSettings settings,
        boolean needsPostgres,
        boolean needsRedis
    ) {
        DataFolder folder = DataFolder.open(settings.folder(), settings.isReset());
        CompletableFuture<@Nullable EmbeddedRedisServer> redis = needsRedis
            ? CompletableFuture.supplyAsync(() -> EmbeddedRedisServer.start(folder, settings))
            : CompletableFuture.completedFuture(null);
        EmbeddedPostgresServer postgres = null;
        try {
            postgres = needsPostgres ? EmbeddedPostgresServer.start(folder, settings) : null;
            publish(context, folder, postgres, redis.join());
        } catch (CompletionException exception) {
            closeAll(postgres, null, folder);
            throw exception.getCause() instanceof EmbeddedStartException known ? known : exception;
        } catch (EmbeddedStartException exception) {
            closeAll(null, redis.exceptionally(failure -> null).join(), folder);
            throw exception;
        }
    }

    private static void publish(
        ConfigurableApplicationContext context,
        DataFolder folder,
        @Nullable EmbeddedPostgresServer postgres,
        @Nullable EmbeddedRedisServer redis
    ) {
        Map<String, Object> properties = new LinkedHashMap<>();
        if (postgres != null) {
            properties.put(POSTGRES_STARTED, true);
            properties.put("spring.datasource.url", postgres.jdbcUrl());
            properties.put("spring.datasource.username", "quelyos_app");
            properties.put("spring.datasource.password", "");
            properties.put("spring.flyway.user", "quelyos_owner");
            properties.put("spring.flyway.password", "");
            properties.put("quelyos.platform-datasource.username", "quelyos_platform");
            properties.put("quelyos.platform-datasource.password", "");
        }
        if (redis != null) {
            properties.put("spring.data.redis.host", "127.0.0.1");
            properties.put("spring.data.redis.port", redis.port());
        }
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("embedded-servers", properties));
        if (postgres != null) {
            // Conveniences for one machine without a certificate; whoever brings a database of their own gets none of them.
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
            context.getEnvironment().getPropertySources().addLast(new MapPropertySource("embedded-defaults", defaults));
        }
        // Registered before any bean exists, hence destroyed after all of them.
        ((DefaultSingletonBeanRegistry) context.getBeanFactory()).registerDisposableBean("embeddedServers", () ->
            closeAll(postgres, redis, folder)
        );
    }

    private static void closeAll(
        @Nullable EmbeddedPostgresServer postgres,
        @Nullable EmbeddedRedisServer redis,
        DataFolder folder
    ) {
        if (redis != null) {
            redis.close();
        }
        if (postgres != null) {
            postgres.close();
        }
        folder.close();
    }

    private static EmbeddedSettings settings(Environment environment) {
        return new EmbeddedSettings(
            Path.of(environment.getProperty("quelyos.embedded.folder", ".quelyos")),
            environment.getProperty("quelyos.embedded.reset", Boolean.class, false),
            environment.getProperty("quelyos.embedded.postgres-port", Integer.class, 5432),
            environment.getProperty("quelyos.embedded.redis-port", Integer.class, 6379),
            DurationStyle.detectAndParse(environment.getProperty("quelyos.embedded.start-timeout", "30s"))
        );
    }
}
