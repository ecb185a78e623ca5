package io.quelyos.bff.training;

import io.quelyos.bff.demo.DemoSignIns;
import io.quelyos.persistence.embedded.EmbeddedServers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/** Walks once the product is ready, and ends the process: the JVM writes its cache when it ends. */
@Configuration(proxyBeanMethods = false)
@Profile("training")
class TrainingConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(TrainingConfiguration.class);
    private static final int ROUNDS = 40;

    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    ApplicationListener<ApplicationReadyEvent> trainingRun(
        ConfigurableApplicationContext context,
        Environment environment,
        DemoSignIns signIns
    ) {
        // The walk signs in and fills a cart: never on anybody's own database.
        environment.getRequiredProperty(EmbeddedServers.POSTGRES_STARTED);
        return ready -> {
            int port = environment.getRequiredProperty("local.server.port", Integer.class);
            int answered = new TrainingWalk(port, signIns).walk(ROUNDS);
            LOG.info("{} requests were answered; the cache is made now", answered);
            System.exit(SpringApplication.exit(context));
        };
    }
}
