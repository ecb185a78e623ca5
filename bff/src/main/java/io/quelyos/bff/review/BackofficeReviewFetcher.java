package io.quelyos.bff.review;

import com.netflix.graphql.dgs.DgsComponent;
import com.netflix.graphql.dgs.DgsData;
import com.netflix.graphql.dgs.DgsMutation;
import com.netflix.graphql.dgs.InputArgument;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.graphql.type.Connection;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.graphql.type.PageRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Answers what staff read of reviews and decide about them. */
@DgsComponent
final class BackofficeReviewFetcher {

    private static final String ROOT = "BackofficeQuery";
    private final ReviewModeration moderation;

    BackofficeReviewFetcher(ReviewModeration moderation) {
        this.moderation = moderation;
    }

    @DgsData(parentType = ROOT, field = "reviews")
    Connection<BackofficeReview> reviews(
        TenantContext context,
        @InputArgument @Nullable Integer first,
        @InputArgument @Nullable String after,
        @InputArgument @Nullable String status
    ) {
        return moderation.list(context, Objects.requireNonNullElse(status, "PENDING"), PageRequest.of(first, after));
    }

    @DgsData(parentType = ROOT, field = "review")
    @Nullable
    BackofficeReview review(TenantContext context, @InputArgument String id) {
        return GlobalId.decode("rev", id)
            .map(key -> moderation.findById(context, key))
            .orElse(null);
    }

    @DgsMutation(field = "backofficeReviewPublish")
    ReviewPayload backofficeReviewPublish(TenantContext context, @InputArgument String id, @InputArgument int version) {
        return moderation.publish(context, id, version);
    }

    @DgsMutation(field = "backofficeReviewReject")
    ReviewPayload backofficeReviewReject(
        TenantContext context,
        @InputArgument String id,
        @InputArgument int version,
        @InputArgument @Nullable String reason
    ) {
        return moderation.reject(context, id, version, reason);
    }
}
