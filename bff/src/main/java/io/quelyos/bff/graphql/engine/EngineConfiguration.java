package io.quelyos.bff.graphql.engine;

import com.netflix.graphql.dgs.internal.DgsSchemaProvider;
import com.netflix.graphql.dgs.internal.method.ArgumentResolver;
import graphql.execution.DataFetcherExceptionHandler;
import io.quelyos.auth.secret.SigningKey;
import io.quelyos.bff.graphql.execution.LoaderCatalog;
import io.quelyos.bff.graphql.fetcher.FetcherMethods;
import io.quelyos.bff.graphql.idempotency.IdempotentMutations;
import io.quelyos.bff.graphql.idempotency.PayloadCodec;
import io.quelyos.bff.graphql.schema.AudienceSchemas;
import io.quelyos.bff.graphql.schema.ProductSchema;
import io.quelyos.bff.graphql.type.CursorCodec;
import io.quelyos.persistence.idempotency.IdempotencyMapper;
import io.quelyos.persistence.idempotency.PlatformIdempotencyMapper;
import io.quelyos.persistence.tenant.PlatformDb;
import io.quelyos.persistence.tenant.TenantDb;
import java.util.List;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.graphql.execution.GraphQlSource;

/** Puts the engine together. */
@Configuration(proxyBeanMethods = false)
class EngineConfiguration {

    @Bean
    CursorCodec cursorCodec(SigningKey signingKey) {
        return new CursorCodec(signingKey.forPurpose("cursor").getEncoded());
    }

    /** What each mutation returns is what DGS found on the fetcher's method. */
    @Bean
    PayloadCodec payloadCodec(SigningKey signingKey, ObjectProvider<DgsSchemaProvider> schemas) {
        return new PayloadCodec(signingKey.forPurpose("idempotency").getEncoded(), mutation ->
            schemas
                .getObject()
                .resolvedDataFetchers()
                .stream()
                .filter(fetcher -> fetcher.getParentType().equals("Mutation") && fetcher.getField().equals(mutation))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no fetcher for the mutation " + mutation))
                .getMethod()
                .getGenericReturnType()
        );
    }

    @Bean
    IdempotentMutations idempotentMutations(
        TenantDb tenantDb,
        PlatformDb platformDb,
        IdempotencyMapper tenantKeys,
        PlatformIdempotencyMapper platformKeys,
        PayloadCodec payloads
    ) {
        return new IdempotentMutations(tenantDb, platformDb, tenantKeys, platformKeys, payloads);
    }

    @Bean
    FetcherMethods fetcherMethods(DgsSchemaProvider schemas, GraphQlSource source, List<ArgumentResolver> resolvers) {
        // Only with its schema made does the provider know its fetchers.
        Objects.requireNonNull(source.schema());
        return new FetcherMethods(schemas, resolvers);
    }

    @Bean
    ProductSchema productSchema(GraphQlSource source, FetcherMethods methods, IdempotentMutations idempotency) {
        return new ProductSchema(source.schema(), methods, idempotency);
    }

    @Bean
    AudienceSchemas audienceSchemas(ProductSchema schema) {
        return new AudienceSchemas(schema);
    }

    @Bean
    GraphQlEngine graphQlEngine(
        AudienceSchemas schemas,
        ProductSchema product,
        GraphQlLimits limits,
        LoaderCatalog loaders,
        ContextNegotiator negotiator,
        DataFetcherExceptionHandler exceptionHandler
    ) {
        return new GraphQlEngine(schemas, product.policies(), limits, loaders, negotiator, exceptionHandler);
    }
}
