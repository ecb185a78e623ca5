package io.quelyos.bff.graphql.http;

import io.quelyos.bff.graphql.document.DocumentResolver;
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
        DocumentResolver documents,
        RequestGate gate,
        OperationGuard guard,
        OperationListener listener
    ) {
        var servlet = new GraphQlServlet(engine, limits, documents, gate, guard, listener);
        var registration = new ServletRegistrationBean<>(servlet, "/graphql");
        registration.setLoadOnStartup(1);
        return registration;
    }
}
