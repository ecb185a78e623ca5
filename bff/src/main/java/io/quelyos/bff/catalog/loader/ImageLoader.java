package io.quelyos.bff.catalog.loader;

import static java.util.stream.Collectors.groupingBy;

import com.netflix.graphql.dgs.DgsDataLoader;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.persistence.catalog.ProductImageRow;
import io.quelyos.persistence.catalog.ProductPartMapper;
import io.quelyos.persistence.tenant.TenantDb;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.dataloader.BatchLoaderEnvironment;
import org.dataloader.MappedBatchLoaderWithContext;

/** The first images of products. */
@DgsDataLoader(name = ImageLoader.NAME)
public final class ImageLoader implements MappedBatchLoaderWithContext<ImageLoader.Key, List<ProductImageRow>> {

    public static final String NAME = "catalog.images";
    private final TenantDb tenantDb;
    private final ProductPartMapper mapper;

    ImageLoader(TenantDb tenantDb, ProductPartMapper mapper) {
        this.tenantDb = tenantDb;
        this.mapper = mapper;
    }

    /** How many images of which product. */
    public record Key(UUID productId, int first) {}

    @Override
    public CompletionStage<Map<Key, List<ProductImageRow>>> load(Set<Key> keys, BatchLoaderEnvironment environment) {
        TenantContext context = Loading.context(environment);
        List<UUID> products = keys.stream().map(Key::productId).distinct().toList();
        int first = keys.stream().mapToInt(Key::first).max().orElse(1);
        Map<UUID, List<ProductImageRow>> byProduct = tenantDb
            .readByKeys(context, () -> mapper.listImages(products, first))
            .stream()
            .collect(groupingBy(ProductImageRow::productId));
        Map<Key, List<ProductImageRow>> images = new HashMap<>();
        for (Key key : keys) {
            List<ProductImageRow> all = byProduct.getOrDefault(key.productId(), List.of());
            images.put(key, all.subList(0, Math.min(all.size(), key.first())));
        }
        return CompletableFuture.completedFuture(images);
    }
}
