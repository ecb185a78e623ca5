package io.quelyos.bff;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.graphql.autoconfigure.security.GraphQlWebMvcSecurityAutoConfiguration;
import org.springframework.boot.graphql.autoconfigure.servlet.GraphQlWebMvcAutoConfiguration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The server. */
@SpringBootApplication(
    scanBasePackages = "io.quelyos",
    // The transport is ours (io.quelyos.bff.graphql.http): theirs answers some errors outside of the contract.
    exclude = { GraphQlWebMvcAutoConfiguration.class, GraphQlWebMvcSecurityAutoConfiguration.class }
)
@ConfigurationPropertiesScan("io.quelyos")
@EnableScheduling
public class QuelyosApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(QuelyosApplication.class, arguments);
    }
}
