package io.quelyos.bff.graphql.execution;

import com.netflix.graphql.dgs.DgsDataLoader;
import io.quelyos.auth.context.RequestContext;
import java.util.HashMap;
import java.util.Map;
import org.dataloader.DataLoader;
import org.dataloader.DataLoaderFactory;
import org.dataloader.DataLoaderOptions;
import org.dataloader.MappedBatchLoaderWithContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;

/** All loaders, by the names of their {@link DgsDataLoader}. */
@Component
public final class LoaderCatalog {

    private final Map<String, MappedBatchLoaderWithContext<?, ?>> batches = new HashMap<>();

    LoaderCatalog(ApplicationContext beans) {
        beans.getBeansWithAnnotation(DgsDataLoader.class).forEach((bean, loader) -> {
            DgsDataLoader named = beans.findAnnotationOnBean(bean, DgsDataLoader.class);
            if (named == null || !(loader instanceof MappedBatchLoaderWithContext<?, ?> batch)) {
                throw new IllegalStateException(bean + " is no MappedBatchLoaderWithContext");
            }
            if (batches.put(named.name(), batch) != null) {
                throw new IllegalStateException("two loaders are called " + named.name());
            }
        });
    }

    /** A loader that remembers nothing yet; null where none has this name. */
    @Nullable
    DataLoader<?, ?> make(String name, RequestContext context) {
        MappedBatchLoaderWithContext<?, ?> batch = batches.get(name);
        return batch == null ? null : make(name, batch, context);
    }

    private static <K, V> DataLoader<K, V> make(
        String name,
        MappedBatchLoaderWithContext<K, V> batch,
        RequestContext context
    ) {
        return DataLoaderFactory.newMappedDataLoader(
            name,
            batch,
            DataLoaderOptions.newOptions()
                .setBatchLoaderContextProvider(() -> context)
                .build()
        );
    }
}
