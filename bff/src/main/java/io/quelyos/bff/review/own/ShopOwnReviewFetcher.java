package io.quelyos.bff.review.own;

import com.netflix.graphql.dgs.DgsComponent;
import com.netflix.graphql.dgs.DgsData;
import com.netflix.graphql.dgs.DgsMutation;
import com.netflix.graphql.dgs.InputArgument;
import graphql.schema.DataFetchingEnvironment;
import io.quelyos.auth.context.Actor;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.catalog.loader.Loading;
import io.quelyos.bff.catalog.page.PublishedProductLoader;
import io.quelyos.bff.catalog.shop.ShopProduct;
import io.quelyos.bff.graphql.type.Connection;
import io.quelyos.bff.graphql.type.DeletedPayload;
import io.quelyos.bff.graphql.type.PageRequest;
import io.quelyos.bff.graphql.type.UserError;
import io.quelyos.bff.session.ShopCustomer;
import io.quelyos.persistence.catalog.ProductRow;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Answers what buyers write about products. */
@DgsComponent
final class ShopOwnReviewFetcher {

    private final OwnReviews reviews;
    private final ReviewLimit limit;

    ShopOwnReviewFetcher(OwnReviews reviews, ReviewLimit limit) {
        this.reviews = reviews;
        this.limit = limit;
    }

    @DgsData(parentType = "ShopCustomer", field = "reviews")
    Connection<ShopOwnReview> reviews(
        TenantContext context,
        DataFetchingEnvironment environment,
        @InputArgument @Nullable Integer first,
        @InputArgument @Nullable String after
    ) {
        UUID customer = Loading.source(environment, ShopCustomer.class).id();
        return reviews.list(context, customer, PageRequest.of(first, after));
    }

    @DgsData(parentType = "ShopOwnReview", field = "product")
    CompletableFuture<@Nullable ShopProduct> product(TenantContext context, DataFetchingEnvironment environment) {
        UUID product = Loading.source(environment, ShopOwnReview.class).productId();
        return Loading.<Object, ProductRow>find(environment, PublishedProductLoader.NAME, product).thenApply(row ->
            row == null ? null : ShopProduct.of(context, row)
        );
    }

    @DgsMutation
    OwnReviewPayload shopReviewWrite(
        TenantContext context,
        @InputArgument String productId,
        @InputArgument ReviewInput input
    ) {
        return limited(context, input, text -> reviews.write(context, customer(context), productId, text));
    }

    @DgsMutation
    OwnReviewPayload shopReviewRewrite(
        TenantContext context,
        @InputArgument String id,
        @InputArgument ReviewInput input
    ) {
        return limited(context, input, text -> reviews.rewrite(context, customer(context), id, text));
    }

    @DgsMutation
    DeletedPayload shopReviewDelete(TenantContext context, @InputArgument String id) {
        return reviews.delete(context, customer(context), id);
    }

    private OwnReviewPayload limited(
        TenantContext context,
        ReviewInput input,
        Function<ReviewText, OwnReviewPayload> work
    ) {
        ReviewText text = ReviewText.of(input);
        if (!text.errors().isEmpty()) {
            return new OwnReviewPayload(null, text.errors());
        }
        UserError wait = limit.count(context, customer(context));
        return wait == null ? work.apply(text) : OwnReviewPayload.refused(wait);
    }

    private static UUID customer(TenantContext context) {
        return ((Actor.Customer) context.actor()).customerId();
    }
}
