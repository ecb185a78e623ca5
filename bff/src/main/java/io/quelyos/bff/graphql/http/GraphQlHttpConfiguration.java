package io.quelyos.bff.graphql.http;

import io.quelyos.auth.request.WallHeaders;
import io.quelyos.bff.graphql.engine.GraphQlLimits;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
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
        GraphQlLimits limits,
        RequestGate gate,
        OperationIntake intake,
        OperationGuard guard,
        OperationAnswers answers,
        SubscriptionTransport subscriptions
    ) {
        return new GraphQlServlet(limits, gate, intake, guard, answers, subscriptions);
    }

    @Bean
    ServletRegistrationBean<GraphQlServlet> graphQlEndpoint(GraphQlServlet servlet) {
        var registration = new ServletRegistrationBean<>(servlet, PATH);
        registration.setLoadOnStartup(1);
        return registration;
    }

    /**
     * Leads requests to the endpoint before all other filters. They are there for pages, forms and sessions, cost as much as
     * a small operation, and decide nothing here: who is calling and what they may do is {@link RequestGate}'s business, and
     * how often and how long is told to {@link OperationListener}.
     */
    @Bean
    FilterRegistrationBean<Filter> graphQlEntrance(GraphQlServlet servlet, WallHeaders headers) {
        Filter entrance = (request, response, others) -> {
            headers.writeHeaders((HttpServletRequest) request, (HttpServletResponse) response);
            servlet.service(request, response);
        };
        var registration = new FilterRegistrationBean<>(entrance);
        registration.setName("graphQlEntrance");
        registration.addUrlPatterns(PATH);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }
}
