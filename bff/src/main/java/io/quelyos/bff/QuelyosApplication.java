package io.quelyos.bff;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The server. */
@SpringBootApplication(scanBasePackages = "io.quelyos")
@ConfigurationPropertiesScan("io.quelyos")
@EnableScheduling
public class QuelyosApplication {
    public static void main(String[] arguments) {
        SpringApplication.run(QuelyosApplication.class, arguments);
    }
}
