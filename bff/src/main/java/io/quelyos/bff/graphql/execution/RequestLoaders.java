package io.quelyos.bff.graphql.execution;

import io.quelyos.auth.context.RequestContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;

/** The loaders of one execution, made when a field first asks for them. */
final class RequestLoaders {

    private final LoaderCatalog catalog;
    private final RequestContext context;
    private final Map<String, DataLoader<?, ?>> byName = new HashMap<>();
    private final List<DataLoader<?, ?>> inUse = new ArrayList<>();

    RequestLoaders(LoaderCatalog catalog, RequestContext context) {
        this.catalog = catalog;
        this.context = context;
    }

    /** The loader of a name; null where there is none. */
    @Nullable
    DataLoader<?, ?> find(String name) {
        DataLoader<?, ?> known = byName.get(name);
        if (known == null) {
            known = catalog.make(name, context);
            if (known != null) {
                byName.put(name, known);
                inUse.add(known);
            }
        }
        return known;
    }

    /**
     * Loads what was asked for since the last time.
     *
     * @return whether there was anything
     */
    boolean dispatch() {
        boolean wasAsked = false;
        // A batch may ask further loaders, which are then at the end of the list.
        for (int index = 0; index < inUse.size(); index++) {
            DataLoader<?, ?> loader = inUse.get(index);
            if (loader.dispatchDepth() > 0) {
                wasAsked = true;
                var _ = loader.dispatch();
            }
        }
        return wasAsked;
    }
}
