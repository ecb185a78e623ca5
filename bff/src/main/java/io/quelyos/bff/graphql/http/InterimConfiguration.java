package io.quelyos.bff.graphql.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quelyos.auth.context.RequestContext;
import io.quelyos.bff.graphql.document.PersistedQueryStore;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Stand-ins until the documents' and limits' own rooms are built. */
@Configuration(proxyBeanMethods = false)
class InterimConfiguration {
    @Bean
    PersistedQueryStore persistedQueryStore() {
        Cache<String, String> texts = Caffeine.newBuilder().maximumSize(100).build();
        return new PersistedQueryStore() {
            @Override
            public @Nullable String find(RequestContext context, String sha256Hash) {
                return texts.getIfPresent(context.audience() + sha256Hash);
            }

            @Override
            public void save(RequestContext context, String sha256Hash, String text) {
                texts.put(context.audience() + sha256Hash, text);
            }
        };
    }

    @Bean
    OperationGuard operationGuard() {
        return (context, request, cost) ->
            new OperationGuard.Admission(cost, Long.MAX_VALUE, OffsetDateTime.now(ZoneOffset.UTC));
    }
}
