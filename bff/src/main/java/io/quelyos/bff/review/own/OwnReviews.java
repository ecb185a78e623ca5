package io.quelyos.bff.review.own;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.graphql.type.Connection;
import io.quelyos.bff.graphql.type.CursorCodec;
import io.quelyos.bff.graphql.type.DeletedPayload;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.graphql.type.PageRequest;
import io.quelyos.bff.graphql.type.UserError;
import io.quelyos.bff.graphql.type.UserError.Code;
import io.quelyos.bff.shoppolicy.ShopPolicies;
import io.quelyos.persistence.account.CustomerMapper;
import io.quelyos.persistence.account.CustomerRow;
import io.quelyos.persistence.catalog.page.ProductPageMapper;
import io.quelyos.persistence.review.OwnReviewMapper;
import io.quelyos.persistence.review.OwnReviewRow;
import io.quelyos.persistence.tenant.TenantDb;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Lets buyers write about products. Each has one review of a product; whether others see it at once is the tenant's policy,
 * which is asked again with each change, so that nobody gets words past the moderation by changing them later.
 */
@Component
final class OwnReviews {

    private static final String LIST = "shop.ownReviews";
    private static final UserError UNKNOWN = UserError.of(Code.NOT_FOUND, "There is no such review.", "id");
    private static final int LONGEST_NAME = 100;

    private final TenantDb tenantDb;
    private final OwnReviewMapper reviews;
    private final CustomerMapper customers;
    private final ProductPageMapper products;
    private final ShopPolicies policies;
    private final CursorCodec cursors;

    OwnReviews(
        TenantDb tenantDb,
        OwnReviewMapper reviews,
        CustomerMapper customers,
        ProductPageMapper products,
        ShopPolicies policies,
        CursorCodec cursors
    ) {
        this.tenantDb = tenantDb;
        this.reviews = reviews;
        this.customers = customers;
        this.products = products;
        this.policies = policies;
        this.cursors = cursors;
    }

    /** A page of what a customer wrote, the newest first. */
    Connection<ShopOwnReview> list(TenantContext context, UUID customerId, PageRequest page) {
        UUID before = page.after() == null ? null : UUID.fromString(cursors.decode(LIST, page.after()).getFirst());
        List<OwnReviewRow> rows = tenantDb.read(context, () ->
            reviews.listOfCustomer(customerId, before, page.limit())
        );
        return Connection.of(rows, page, row -> cursors.encode(LIST, List.of(row.id().toString()))).map(
            ShopOwnReview::of
        );
    }

    OwnReviewPayload write(TenantContext context, UUID customerId, String productId, ReviewText text) {
        String policy = policies.of(context).reviewPublishing();
        return tenantDb.write(context, () -> {
            UUID product = GlobalId.decode("prd", productId).orElse(null);
            if (product == null || products.listPublished(List.of(product)).isEmpty()) {
                return OwnReviewPayload.refused(UserError.of(Code.NOT_FOUND, "There is no such product.", "productId"));
            }
            CustomerRow customer = customers.findById(customerId);
            if (customer == null) {
                return OwnReviewPayload.refused(UserError.of(Code.NOT_FOUND, "This account exists no longer."));
            }
            UUID id = UuidCreator.getTimeOrderedEpoch();
            OwnReviewRow row = row(id, product, customer, text, policy);
            return reviews.insert(customerId, row) == 0
                ? OwnReviewPayload.refused(
                      UserError.of(Code.TAKEN, "You wrote about this product already; change that.", "productId")
                  )
                : read(customerId, id);
        });
    }

    OwnReviewPayload rewrite(TenantContext context, UUID customerId, String id, ReviewText text) {
        String policy = policies.of(context).reviewPublishing();
        return tenantDb.write(context, () -> {
            OwnReviewRow before = find(customerId, id);
            CustomerRow customer = before == null ? null : customers.findById(customerId);
            if (before == null || customer == null) {
                return OwnReviewPayload.refused(UNKNOWN);
            }
            return reviews.update(customerId, row(before.id(), before.productId(), customer, text, policy)) == 0
                ? OwnReviewPayload.refused(UNKNOWN)
                : read(customerId, before.id());
        });
    }

    DeletedPayload delete(TenantContext context, UUID customerId, String id) {
        return tenantDb.write(context, () -> {
            UUID key = GlobalId.decode("rev", id).orElse(null);
            return key == null || reviews.delete(customerId, key) == 0
                ? DeletedPayload.refused(UNKNOWN)
                : DeletedPayload.done(key);
        });
    }

    /** Inside the transaction that writes it, so that a purchase is seen as it stands then. */
    private OwnReviewRow row(UUID id, UUID product, CustomerRow customer, ReviewText text, String policy) {
        boolean isVerified = reviews.isVerified(customer.id(), product);
        boolean isShown = policy.equals("ALL") || (policy.equals("VERIFIED") && isVerified);
        var now = OffsetDateTime.now(ZoneOffset.UTC);
        return new OwnReviewRow(
            id,
            product,
            text.authorName() == null ? shortened(customer.displayName()) : text.authorName(),
            text.rating(),
            text.title(),
            text.body(),
            isVerified,
            isShown ? "PUBLISHED" : "PENDING",
            now,
            now
        );
    }

    private @Nullable OwnReviewRow find(UUID customerId, String id) {
        return GlobalId.decode("rev", id)
            .map(key -> reviews.findById(customerId, key))
            .orElse(null);
    }

    private OwnReviewPayload read(UUID customerId, UUID id) {
        OwnReviewRow row = Objects.requireNonNull(reviews.findById(customerId, id), "it was just written");
        return new OwnReviewPayload(ShopOwnReview.of(row), List.of());
    }

    private static String shortened(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
    }
}
