package io.quelyos.persistence.database;

import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the guard between the migrations and everything that uses the database. */
@Configuration(proxyBeanMethods = false)
class DatabaseGuardConfiguration {

    @Bean(initMethod = "check")
    DatabaseGuard databaseGuard(
        FlywayMigrationInitializer migrations,
        DataSource tenantDataSource,
        @Qualifier("platformDataSource") DataSource platformDataSource
    ) {
        return new DatabaseGuard(tenantDataSource, platformDataSource);
    }
}
