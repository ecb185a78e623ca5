package io.quelyos.bff.graphql.execution;

import com.netflix.graphql.dgs.DgsDataLoader;
import io.quelyos.auth.context.RequestContext;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.persistence.tenant.TenantDb;
import java.util.HashMap;
import java.util.List;
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

    private final TenantDb tenantDb;
    private final Map<String, MappedBatchLoaderWithContext<?, ?>> batches = new HashMap<>();

    LoaderCatalog(ApplicationContext beans, TenantDb tenantDb) {
        this.tenantDb = tenantDb;
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
    DataLoader<?, ?> make(String name, RequestLoaders request) {
        MappedBatchLoaderWithContext<?, ?> batch = batches.get(name);
        return batch == null ? null : make(name, batch, request);
    }

    private static <K, V> DataLoader<K, V> make(
        String name,
        MappedBatchLoaderWithContext<K, V> batch,
        RequestLoaders request
    ) {
        MappedBatchLoaderWithContext<K, V> noting = (keys, environment) -> request.note(name, batch, keys, environment);
        return DataLoaderFactory.newMappedDataLoader(
            name,
            noting,
            DataLoaderOptions.newOptions().setBatchLoaderContextProvider(request::context).build()
        );
    }

    /** Loads side by side what belongs to one tenant. */
    void load(RequestContext context, List<? extends Runnable> batches) {
        if (context instanceof TenantContext tenant) {
            tenantDb.readTogether(tenant, List.copyOf(batches));
        } else {
            batches.forEach(Runnable::run);
        }
    }
}
