package io.quelyos.bff.graphql.http;

import io.quelyos.auth.request.WallHeaders;
import io.quelyos.bff.graphql.engine.GraphQlEngine;
import io.quelyos.bff.graphql.engine.GraphQlLimits;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** Puts the endpoint at its path. */
@Configuration(proxyBeanMethods = false)
class GraphQlHttpConfiguration {

    private static final String PATH = "/graphql";

    @Bean
    GraphQlServlet graphQlServlet(
        GraphQlEngine engine,
        GraphQlLimits limits,
        OperationIntake intake,
        RequestGate gate,
        GraphQlServlet.Surroundings surroundings
    ) {
        return new GraphQlServlet(engine, limits, intake, gate, surroundings);
    }

    @Bean
    ServletRegistrationBean<GraphQlServlet> graphQlEndpoint(GraphQlServlet servlet) {
        var registration = new ServletRegistrationBean<>(servlet, PATH);
        registration.setLoadOnStartup(1);
        return registration;
    }

    @Bean
    FilterRegistrationBean<GraphQlEntrance> graphQlEntrance(GraphQlServlet servlet, WallHeaders headers) {
        var registration = new FilterRegistrationBean<>(new GraphQlEntrance(servlet, headers));
        registration.addUrlPatterns(PATH);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
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
