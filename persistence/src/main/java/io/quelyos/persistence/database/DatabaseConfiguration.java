package io.quelyos.persistence.database;

import com.zaxxer.hikari.HikariDataSource;
import io.quelyos.persistence.address.PostalAddress;
import io.quelyos.persistence.address.PostalAddressTypeHandler;
import io.quelyos.persistence.content.ContentChanges;
import io.quelyos.persistence.content.ResponseCacheSettings;
import io.quelyos.persistence.replica.ReadReplica;
import io.quelyos.persistence.tenant.PlatformAuditMapper;
import io.quelyos.persistence.tenant.PlatformDb;
import io.quelyos.persistence.tenant.PlatformMapper;
import io.quelyos.persistence.tenant.TenantChanges;
import io.quelyos.persistence.tenant.TenantDb;
import java.util.AbstractCollection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.session.LocalCacheScope;
import org.apache.ibatis.session.SqlSessionFactory;
import org.mybatis.spring.SqlSessionFactoryBean;
import org.mybatis.spring.annotation.MapperScan;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.support.JdbcTransactionManager;

/**
 * The two pools that serve requests, each with its own MyBatis session factory: one as the application role behind the
 * tenant door, one as the platform role. Migrations connect as the owner and are over before either is used.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({
    DataSourceProperties.class,
    PlatformDataSourceProperties.class,
    ReadSettings.class,
    ResponseCacheSettings.class,
})
@MapperScan(
    basePackages = "io.quelyos.persistence",
    annotationClass = Mapper.class,
    sqlSessionFactoryRef = "tenantSqlSessionFactory"
)
@MapperScan(
    basePackages = "io.quelyos.persistence",
    annotationClass = PlatformMapper.class,
    sqlSessionFactoryRef = "platformSqlSessionFactory"
)
class DatabaseConfiguration {

    @Bean
    @Primary
    @ConfigurationProperties("spring.datasource.hikari")
    HikariDataSource tenantDataSource(DataSourceProperties properties) {
        HikariDataSource dataSource = properties.initializeDataSourceBuilder().type(HikariDataSource.class).build();
        dataSource.setPoolName("tenant");
        return dataSource;
    }

    @Bean(defaultCandidate = false)
    HikariDataSource platformDataSource(DataSourceProperties database, PlatformDataSourceProperties role) {
        HikariDataSource dataSource = database
            .initializeDataSourceBuilder()
            .type(HikariDataSource.class)
            .username(role.username())
            .password(role.password())
            .build();
        dataSource.setPoolName("platform");
        dataSource.setMaximumPoolSize(role.maximumPoolSize());
        dataSource.setMinimumIdle(0);
        // In the server, as for tenants' work. What takes long, backups and restores, is the tenants' pool's.
        dataSource.addDataSourceProperty("options", role.options());
        return dataSource;
    }

    @Bean
    @Primary
    JdbcTransactionManager tenantTransactionManager(DataSource tenantDataSource) {
        return new JdbcTransactionManager(tenantDataSource);
    }

    @Bean
    @Primary
    @DependsOn("databaseGuard")
    SqlSessionFactory tenantSqlSessionFactory(DataSource tenantDataSource) throws Exception {
        return sessionFactory(tenantDataSource);
    }

    @Bean(defaultCandidate = false)
    @DependsOn("databaseGuard")
    SqlSessionFactory platformSqlSessionFactory(@Qualifier("platformDataSource") DataSource platformDataSource)
        throws Exception {
        return sessionFactory(platformDataSource);
    }

    @Bean
    TenantDb tenantDb(
        DataSource tenantDataSource,
        ReadSettings reads,
        ContentChanges contentChanges,
        ObjectProvider<ReadReplica> replica
    ) {
        return new TenantDb(tenantDataSource, reads.statementTimeout(), contentChanges, replica.getIfAvailable());
    }

    @Bean
    @DependsOn("databaseGuard")
    ContentChanges contentChanges(
        DataSourceProperties database,
        ResponseCacheSettings settings,
        TenantChanges tenantChanges,
        ObjectProvider<ReadReplica> replica
    ) {
        var changes = new ContentChanges(
            database.determineUrl(),
            Objects.requireNonNullElse(database.determineUsername(), ""),
            Objects.requireNonNullElse(database.determinePassword(), ""),
            settings,
            tenantChanges
        );
        // The first to hear, as below: an answer that is kept must not be made of what the replica has not got.
        replica.ifAvailable(changes::subscribe);
        return changes;
    }

    @Bean
    @DependsOn("databaseGuard")
    TenantChanges tenantChanges(DataSourceProperties database, ObjectProvider<ReadReplica> replica) {
        var changes = new TenantChanges(
            database.determineUrl(),
            Objects.requireNonNullElse(database.determineUsername(), ""),
            Objects.requireNonNullElse(database.determinePassword(), "")
        );
        // The first to hear: what others then read anew must not come from a replica that has not got it.
        replica.ifAvailable(changes::subscribe);
        return changes;
    }

    @Bean
    PlatformDb platformDb(
        @Qualifier("platformDataSource") DataSource platformDataSource,
        PlatformAuditMapper platformAuditMapper,
        ContentChanges contentChanges
    ) {
        return new PlatformDb(new JdbcTransactionManager(platformDataSource), platformAuditMapper, contentChanges);
    }

    /** The caches of MyBatis know nothing of tenants, so neither is used: not across sessions, not within one. */
    private static SqlSessionFactory sessionFactory(DataSource dataSource) throws Exception {
        var configuration = new RecordRows();
        configuration.setCacheEnabled(false);
        configuration.setLocalCacheScope(LocalCacheScope.STATEMENT);
        configuration.setMapUnderscoreToCamelCase(true);
        configuration.setArgNameBasedConstructorAutoMapping(true);
        configuration.getTypeHandlerRegistry().register(UUID.class, UuidTypeHandler.class);
        configuration.getTypeHandlerRegistry().register(List.class, ListTypeHandler.class);
        // Named parameters are looked up by their own class and its superclasses; this is the one that all lists share.
        configuration.getTypeHandlerRegistry().register(AbstractCollection.class, ListTypeHandler.class);
        configuration.getTypeHandlerRegistry().register(PostalAddress.class, PostalAddressTypeHandler.class);
        var factory = new SqlSessionFactoryBean();
        factory.setDataSource(dataSource);
        factory.setConfiguration(configuration);
        SqlSessionFactory built = factory.getObject();
        if (built == null) {
            throw new IllegalStateException("MyBatis built no session factory");
        }
        return built;
    }
}
