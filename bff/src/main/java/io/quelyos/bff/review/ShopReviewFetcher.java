package io.quelyos.bff.review;

import static java.util.stream.Collectors.toMap;

import com.netflix.graphql.dgs.DgsComponent;
import com.netflix.graphql.dgs.DgsData;
import com.netflix.graphql.dgs.InputArgument;
import graphql.schema.DataFetchingEnvironment;
import io.quelyos.bff.catalog.loader.Loading;
import io.quelyos.bff.catalog.shop.ShopProduct;
import io.quelyos.bff.graphql.type.Connection;
import io.quelyos.bff.graphql.type.PageRequest;
import io.quelyos.bff.review.ReviewLoader.ShopReviewSort;
import io.quelyos.bff.review.ShopRating.ShopRatingShare;
import io.quelyos.persistence.review.ReviewRow;
import io.quelyos.persistence.review.ReviewShareRow;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Answers what buyers say about products. */
@DgsComponent
final class ShopReviewFetcher {

    private static final String PRODUCT = "ShopProduct";
    private static final int BEST_RATING = 5;
    private final ReviewPages pages;

    ShopReviewFetcher(ReviewPages pages) {
        this.pages = pages;
    }

    @DgsData(parentType = PRODUCT, field = "rating")
    ShopRating rating(DataFetchingEnvironment environment) {
        return ShopRating.of(Loading.source(environment, ShopProduct.class).facts());
    }

    @DgsData(parentType = "ShopRating", field = "histogram")
    CompletableFuture<List<ShopRatingShare>> histogram(DataFetchingEnvironment environment) {
        UUID product = Loading.source(environment, ShopRating.class).productId();
        return Loading.<Object, ReviewShareRow>list(environment, RatingShareLoader.NAME, product).thenApply(
            ShopReviewFetcher::spread
        );
    }

    @DgsData(parentType = PRODUCT, field = "reviews")
    CompletableFuture<Connection<ShopReview>> reviews(
        DataFetchingEnvironment environment,
        @InputArgument @Nullable Integer first,
        @InputArgument @Nullable String after,
        @InputArgument @Nullable ShopReviewSort sort
    ) {
        PageRequest page = PageRequest.of(first, after);
        ShopReviewSort order = sort == null ? ShopReviewSort.NEWEST : sort;
        String list = "shop.reviews." + order;
        var wanted = new ReviewLoader.Page(order, pages.place(list, after, order.start()), page.limit());
        var key = new ReviewLoader.Key(productId(environment), wanted);
        return Loading.<Object, ReviewRow>list(environment, ReviewLoader.NAME, key).thenApply(rows ->
            pages.page(list, rows, page).map(ShopReview::of)
        );
    }

    private static List<ShopRatingShare> spread(List<ReviewShareRow> rows) {
        Map<Integer, Integer> counts = rows.stream().collect(toMap(ReviewShareRow::rating, ReviewShareRow::count));
        return IntStream.iterate(BEST_RATING, rating -> rating > 0, rating -> rating - 1)
            .mapToObj(rating -> new ShopRatingShare(rating, counts.getOrDefault(rating, 0)))
            .toList();
    }

    private static UUID productId(DataFetchingEnvironment environment) {
        return Loading.source(environment, ShopProduct.class).id();
    }
}
