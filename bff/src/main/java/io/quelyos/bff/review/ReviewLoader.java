package io.quelyos.bff.review;

import static java.util.stream.Collectors.groupingBy;

import com.netflix.graphql.dgs.DgsDataLoader;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.catalog.loader.Loading;
import io.quelyos.persistence.review.ReviewMapper;
import io.quelyos.persistence.review.ReviewPlace;
import io.quelyos.persistence.review.ReviewRow;
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

/** Pages of products' published reviews; all products that are asked for the same page share one statement. */
@DgsDataLoader(name = ReviewLoader.NAME)
public final class ReviewLoader implements MappedBatchLoaderWithContext<ReviewLoader.Key, List<ReviewRow>> {

    public static final String NAME = "review.pages";

    private final TenantDb tenantDb;
    private final ReviewMapper mapper;

    ReviewLoader(TenantDb tenantDb, ReviewMapper mapper) {
        this.tenantDb = tenantDb;
        this.mapper = mapper;
    }

    /** The schema's enum {@code ShopReviewSort}. */
    public enum ShopReviewSort {
        NEWEST,
        BEST,
        WORST;

        /** The place at which the first page begins. */
        ReviewPlace start() {
            return this == WORST ? ReviewPlace.lowest() : ReviewPlace.highest();
        }
    }

    /** A page, whosever reviews are on it. */
    public record Page(ShopReviewSort sort, ReviewPlace place, int limit) {}

    /** A page of a product's reviews. */
    public record Key(UUID productId, Page page) {}

    @Override
    public CompletionStage<Map<Key, List<ReviewRow>>> load(Set<Key> keys, BatchLoaderEnvironment environment) {
        TenantContext context = Loading.context(environment);
        Map<Key, List<ReviewRow>> found = new HashMap<>();
        keys.stream()
            .collect(groupingBy(Key::page))
            .forEach((page, ofPage) -> {
                Map<UUID, List<ReviewRow>> rows = read(context, page, ofPage)
                    .stream()
                    .collect(groupingBy(ReviewRow::productId));
                ofPage.forEach(key -> found.put(key, rows.getOrDefault(key.productId(), List.of())));
            });
        return CompletableFuture.completedFuture(found);
    }

    private List<ReviewRow> read(TenantContext context, Page page, List<Key> keys) {
        List<UUID> products = keys.stream().map(Key::productId).toList();
        return tenantDb.readByKeys(
            context,
            () ->
                switch (page.sort()) {
                    case NEWEST -> mapper.listNewest(products, page.place(), page.limit());
                    case BEST -> mapper.listBest(products, page.place(), page.limit());
                    case WORST -> mapper.listWorst(products, page.place(), page.limit());
                }
        );
    }
}
