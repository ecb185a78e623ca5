package io.quelyos.persistence.testing;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** This module alone. */
@SpringBootApplication(scanBasePackages = "io.quelyos.persistence")
@ConfigurationPropertiesScan("io.quelyos.persistence")
public class PersistenceTestApplication {}
