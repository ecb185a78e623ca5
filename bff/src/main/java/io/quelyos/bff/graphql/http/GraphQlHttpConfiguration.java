package io.quelyos.bff.graphql.http;

import io.quelyos.bff.graphql.document.DocumentResolver;
import io.quelyos.bff.graphql.engine.GraphQlEngine;
import io.quelyos.bff.graphql.engine.GraphQlLimits;
import io.quelyos.bff.graphql.schema.ProductSchema;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the endpoint at its path. */
@Configuration(proxyBeanMethods = false)
class GraphQlHttpConfiguration {
    @Bean
    ServletRegistrationBean<GraphQlServlet> graphQlServlet(
        GraphQlEngine engine,
        ProductSchema product,
        GraphQlLimits limits,
        DocumentResolver documents,
        RequestGate gate,
        OperationGuard guard
    ) {
        var servlet = new GraphQlServlet(engine, product.policies(), limits, documents, gate, guard);
        var registration = new ServletRegistrationBean<>(servlet, "/graphql");
        registration.setLoadOnStartup(1);
        return registration;
    }
}
