package io.quelyos.persistence.database;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the platform role connects, to the same database as {@code spring.datasource.url}.
 *
 * @param username the role's name
 * @param password the role's password
 * @param maximumPoolSize connections at the most; platform work is rare
 */
@ConfigurationProperties("quelyos.platform-datasource")
public record PlatformDataSourceProperties(
    @DefaultValue("quelyos_platform") String username,
    @DefaultValue("") String password,
    @DefaultValue("4") int maximumPoolSize
) {}
