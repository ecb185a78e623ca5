package io.quelyos.bff.graphql.http;

import io.quelyos.bff.graphql.engine.GraphQlEngine;
import io.quelyos.bff.graphql.engine.GraphQlLimits;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the endpoint at its path. */
@Configuration(proxyBeanMethods = false)
class GraphQlHttpConfiguration {

    @Bean
    ServletRegistrationBean<GraphQlServlet> graphQlServlet(
        GraphQlEngine engine,
        GraphQlLimits limits,
        OperationIntake intake,
        RequestGate gate,
        GraphQlServlet.Surroundings surroundings
    ) {
        var servlet = new GraphQlServlet(engine, limits, intake, gate, surroundings);
        var registration = new ServletRegistrationBean<>(servlet, "/graphql");
        registration.setLoadOnStartup(1);
        return registration;
    }

    @Bean
    GraphQlServlet.Surroundings surroundings(
        OperationGuard guard,
        OperationListener listener,
        SubscriptionTransport subscriptions
    ) {
        return new GraphQlServlet.Surroundings(guard, listener, subscriptions);
    }
}
