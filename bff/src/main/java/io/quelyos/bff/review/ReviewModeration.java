package io.quelyos.bff.review;

import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.audit.AuditTrail;
import io.quelyos.bff.graphql.type.Connection;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.graphql.type.PageRequest;
import io.quelyos.bff.graphql.type.UserError;
import io.quelyos.bff.graphql.type.UserError.Code;
import io.quelyos.persistence.review.ReviewMapper;
import io.quelyos.persistence.review.ReviewPlace;
import io.quelyos.persistence.review.ReviewRow;
import io.quelyos.persistence.tenant.TenantDb;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Decides which reviews buyers see. The counts that products show follow in the same transaction, kept by the database. */
@Component
final class ReviewModeration {

    private static final int MAX_REASON_LENGTH = 200;

    private final TenantDb tenantDb;
    private final ReviewMapper reviews;
    private final ReviewPages pages;
    private final AuditTrail audit;

    ReviewModeration(TenantDb tenantDb, ReviewMapper reviews, ReviewPages pages, AuditTrail audit) {
        this.tenantDb = tenantDb;
        this.reviews = reviews;
        this.pages = pages;
        this.audit = audit;
    }

    /** A page of the reviews of one state. */
    Connection<BackofficeReview> list(TenantContext context, String status, PageRequest page) {
        String list = "backoffice.reviews." + status;
        ReviewPlace place = pages.place(list, page.after(), ReviewPlace.lowest());
        List<ReviewRow> rows = tenantDb.read(context, () -> reviews.listByStatus(status, place, page.limit()));
        return pages.page(list, rows, page).map(BackofficeReview::of);
    }

    @Nullable
    BackofficeReview findById(TenantContext context, UUID id) {
        ReviewRow row = tenantDb.<@Nullable ReviewRow>read(context, () -> reviews.findById(id));
        return row == null ? null : BackofficeReview.of(row);
    }

    ReviewPayload publish(TenantContext context, String id, int version) {
        return decide(context, id, version, "PUBLISHED", Map.of());
    }

    /**
     * Keeps a review from buyers.
     *
     * @param reason for the audit trail
     */
    ReviewPayload reject(TenantContext context, String id, int version, @Nullable String reason) {
        if (reason != null && reason.length() > MAX_REASON_LENGTH) {
            String message = "A reason has at most " + MAX_REASON_LENGTH + " characters.";
            return ReviewPayload.refused(UserError.of(Code.TOO_LONG, message, "reason"));
        }
        return decide(context, id, version, "REJECTED", reason == null ? Map.of() : Map.of("reason", reason));
    }

    private ReviewPayload decide(
        TenantContext context,
        String id,
        int version,
        String status,
        Map<String, String> detail
    ) {
        UUID reviewId = GlobalId.decode("rev", id).orElse(null);
        return tenantDb.write(context, () -> {
            ReviewRow row = reviewId == null ? null : reviews.findById(reviewId);
            if (row == null) {
                return ReviewPayload.refused(UserError.of(Code.NOT_FOUND, "There is no such review.", "id"));
            }
            if (row.version() == version && row.status().equals(status)) {
                return ReviewPayload.refused(UserError.of(Code.WRONG_STATE, "It is in that state already.", "id"));
            }
            if (reviews.updateStatus(row.id(), version, status) == 0) {
                return ReviewPayload.refused(new UserError.VersionConflict(read(row.id()).version()));
            }
            String action = status.equals("PUBLISHED") ? "review.publish" : "review.reject";
            audit.record(context, action, "review", row.id(), detail);
            return new ReviewPayload(BackofficeReview.of(read(row.id())), List.of());
        });
    }

    private ReviewRow read(UUID id) {
        return Objects.requireNonNull(reviews.findById(id), "it was just there");
    }
}
