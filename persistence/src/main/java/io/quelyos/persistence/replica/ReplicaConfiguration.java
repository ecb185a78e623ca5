package io.quelyos.persistence.replica;

import com.zaxxer.hikari.HikariDataSource;
import io.quelyos.persistence.database.DatabaseGuard;
import io.quelyos.persistence.database.ReadSettings;
import io.quelyos.persistence.database.UnsafeDatabaseException;
import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.core.StringRedisTemplate;

/** The replica's pool and its watch, where one is named. */
@Configuration(proxyBeanMethods = false)
@WithReplica
@EnableConfigurationProperties(ReplicaSettings.class)
class ReplicaConfiguration {

    /** No bean of its own: what looks at all data sources would take the product out while this one is away. */
    private static HikariDataSource pool(ReplicaSettings settings, ReadSettings reads) {
        var dataSource = new HikariDataSource();
        dataSource.setPoolName("replica");
        dataSource.setJdbcUrl(settings.url());
        dataSource.setUsername(settings.username());
        dataSource.setPassword(settings.password());
        dataSource.setMaximumPoolSize(settings.maximumPoolSize());
        dataSource.setMinimumIdle(0);
        // Whoever waits for it could have asked the primary by now; and it may be away when the product starts.
        dataSource.setConnectionTimeout(1000);
        dataSource.setInitializationFailTimeout(-1);
        dataSource.addDataSourceProperty("connectTimeout", "1");
        dataSource.addDataSourceProperty("socketTimeout", Long.toString(reads.statementTimeout().toSeconds() + 1));
        return dataSource;
    }

    @Bean
    ReadReplica readReplica(
        DataSource tenantDataSource,
        StringRedisTemplate redis,
        ReplicaSettings settings,
        ReadSettings reads
    ) {
        var positions = new WritePositions(redis, settings.maxLag().multipliedBy(2));
        return new ReadReplica(tenantDataSource, pool(settings, reads), positions, settings.maxLag());
    }

    @Bean
    ReplicaWatch replicaWatch(
        DataSourceProperties database,
        ReplicaSettings settings,
        DatabaseGuard guard,
        ReadReplica replica
    ) {
        var primary = new ReplicaWatch.Address(
            database.determineUrl(),
            Objects.requireNonNullElse(database.determineUsername(), ""),
            Objects.requireNonNullElse(database.determinePassword(), "")
        );
        var secondary = new ReplicaWatch.Address(settings.url(), settings.username(), settings.password());
        return new ReplicaWatch(
            primary,
            secondary,
            () -> check(guard, replica.pool()),
            settings.pollInterval(),
            replica
        );
    }

    private static void check(DatabaseGuard guard, DataSource replica) {
        try {
            guard.checkReplica(replica);
        } catch (UnsafeDatabaseException exception) {
            throw new IllegalStateException("its roles or walls are not safe", exception);
        }
    }
}
