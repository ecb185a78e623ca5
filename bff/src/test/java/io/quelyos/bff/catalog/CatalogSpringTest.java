package io.quelyos.bff.catalog;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** Runs a test against the catalogue's services on a real PostgreSQL, without the web server. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    classes = CatalogSpringTest.Application.class,
    webEnvironment = SpringBootTest.WebEnvironment.NONE,
    properties = {
        "quelyos.embedded.folder=target/catalog-database",
        "quelyos.embedded.reset=true",
        "quelyos.embedded.postgres-port=0",
        "spring.data.redis.host=localhost",
        "spring.datasource.hikari.maximum-pool-size=24",
    }
)
@interface CatalogSpringTest {
    /** Only what the catalogue needs. */
    @Configuration(proxyBeanMethods = false)
    @ComponentScan({ "io.quelyos.persistence.database", "io.quelyos.bff.catalog" })
    @ImportAutoConfiguration(FlywayAutoConfiguration.class)
    class Application {}
}
