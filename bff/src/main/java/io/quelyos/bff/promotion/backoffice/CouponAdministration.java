package io.quelyos.bff.promotion.backoffice;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.audit.AuditTrail;
import io.quelyos.bff.graphql.type.DeletedPayload;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.graphql.type.UserError;
import io.quelyos.bff.graphql.type.UserError.Code;
import io.quelyos.bff.pricing.promotion.CouponCodes;
import io.quelyos.persistence.promotion.CouponMapper;
import io.quelyos.persistence.promotion.CouponRow;
import io.quelyos.persistence.promotion.CustomerGroupMapper;
import io.quelyos.persistence.promotion.PromotionMapper;
import io.quelyos.persistence.promotion.PromotionRow;
import io.quelyos.persistence.tenant.TenantDb;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What staff do with coupons. */
@Component
final class CouponAdministration {

    private static final UserError UNKNOWN = UserError.of(Code.NOT_FOUND, "There is no such coupon.", "id");
    private static final UserError NO_PROMOTION = UserError.of(
        Code.NOT_FOUND,
        "There is no such promotion.",
        "promotionId"
    );
    private static final Pattern CODE = Pattern.compile("[A-Z0-9][A-Z0-9_-]{2,39}");
    private static final int MAXIMUM_USES = 1_000_000_000;

    private final TenantDb tenantDb;
    private final CouponMapper coupons;
    private final PromotionMapper promotions;
    private final CustomerGroupMapper customers;
    private final CouponMint mint;
    private final AuditTrail audit;

    CouponAdministration(
        TenantDb tenantDb,
        CouponMapper coupons,
        PromotionMapper promotions,
        CustomerGroupMapper customers,
        CouponMint mint,
        AuditTrail audit
    ) {
        this.tenantDb = tenantDb;
        this.coupons = coupons;
        this.promotions = promotions;
        this.customers = customers;
        this.mint = mint;
        this.audit = audit;
    }

    CouponPayload create(TenantContext context, String promotionId, CouponInput input) {
        return tenantDb.write(context, () -> {
            PromotionRow promotion = promotion(promotionId);
            if (promotion == null) {
                return CouponPayload.refused(NO_PROMOTION);
            }
            UUID customer = input.customerId() == null ? null : GlobalId.decode("cus", input.customerId()).orElse(null);
            String code = CouponCodes.normalize(input.code());
            List<UserError> errors = check(promotion, input, customer, code);
            if (!errors.isEmpty()) {
                return new CouponPayload(null, errors);
            }
            CouponRow row = row(
                promotion.id(),
                code,
                input.expiresAt(),
                customer,
                input.usageLimit(),
                input.customerUsageLimit()
            );
            if (coupons.insertAll(context.tenantId().value(), List.of(row)) == 0) {
                return CouponPayload.refused(
                    UserError.of(Code.TAKEN, "Another coupon has this code.", "input", "code")
                );
            }
            return recorded(context, "coupon.create", row.id());
        });
    }

    /** Makes as many coupons as asked for, or none. */
    CouponPayload.Many generate(TenantContext context, String promotionId, CouponInput.Many input) {
        return tenantDb.write(context, () -> {
            PromotionRow promotion = promotion(promotionId);
            if (promotion == null) {
                return new CouponPayload.Many(List.of(), List.of(NO_PROMOTION));
            }
            String prefix = CouponCodes.normalize(input.prefix());
            List<UserError> errors = mint.check(input.count(), prefix);
            checkUse(promotion, input.expiresAt(), input.usageLimit(), errors);
            if (!errors.isEmpty()) {
                return new CouponPayload.Many(List.of(), errors);
            }
            List<String> codes = mint.make(input.count(), prefix);
            List<CouponRow> rows = codes
                .stream()
                .map(code -> row(promotion.id(), code, input.expiresAt(), null, input.usageLimit(), null))
                .toList();
            int made = coupons.insertAll(context.tenantId().value(), rows);
            if (made != rows.size()) {
                throw new IllegalStateException("of " + rows.size() + " random codes " + made + " were free");
            }
            Map<String, ?> detail = Map.of("count", made, "prefix", prefix);
            audit.record(context, "coupon.generate", "promotion", promotion.id(), detail);
            return new CouponPayload.Many(codes, List.of());
        });
    }

    /** Switches a coupon on or off. */
    CouponPayload switchTo(TenantContext context, String id, int version, boolean isActive) {
        return tenantDb.write(context, () -> {
            CouponRow row = find(id);
            if (row == null) {
                return CouponPayload.refused(UNKNOWN);
            }
            if (row.version() == version && row.isActive() == isActive) {
                return CouponPayload.refused(UserError.of(Code.WRONG_STATE, "It is so already.", "id"));
            }
            if (coupons.updateActive(row.id(), version, isActive) == 0) {
                return CouponPayload.refused(new UserError.VersionConflict(row.version()));
            }
            return recorded(context, isActive ? "coupon.enable" : "coupon.disable", row.id());
        });
    }

    /** Deletes a coupon; one that an order has used stays. */
    DeletedPayload delete(TenantContext context, String id, int version) {
        return tenantDb.write(context, () -> {
            CouponRow row = find(id);
            if (row == null) {
                return DeletedPayload.refused(UNKNOWN);
            }
            if (row.version() != version) {
                return DeletedPayload.refused(new UserError.VersionConflict(row.version()));
            }
            if (coupons.delete(row.id()) == 0) {
                String message = "Orders have used it; switch it off instead.";
                return DeletedPayload.refused(UserError.of(Code.WRONG_STATE, message, "id"));
            }
            audit.record(context, "coupon.delete", "coupon", row.id(), Map.of("code", row.code()));
            return DeletedPayload.done(row.id());
        });
    }

    private List<UserError> check(PromotionRow promotion, CouponInput input, @Nullable UUID customer, String code) {
        List<UserError> errors = new ArrayList<>();
        if (!CODE.matcher(code).matches()) {
            String message = "A code has 3 to 40 letters, digits, hyphens and underscores.";
            errors.add(UserError.of(Code.INVALID, message, "input", "code"));
        }
        boolean isKnown = customer != null && !customers.findKnownCustomerIds(List.of(customer)).isEmpty();
        if (input.customerId() != null && !isKnown) {
            errors.add(UserError.of(Code.NOT_FOUND, "There is no such customer.", "input", "customerId"));
        }
        checkUse(promotion, input.expiresAt(), input.usageLimit(), errors);
        checkLimit("customerUsageLimit", input.customerUsageLimit(), errors);
        return errors;
    }

    private static void checkUse(
        PromotionRow promotion,
        @Nullable OffsetDateTime expiresAt,
        @Nullable Integer usageLimit,
        List<UserError> errors
    ) {
        if (!promotion.needsCoupon()) {
            errors.add(UserError.of(Code.WRONG_STATE, "The promotion needs no coupon.", "promotionId"));
        }
        if (expiresAt != null && !expiresAt.isAfter(OffsetDateTime.now(ZoneOffset.UTC))) {
            errors.add(UserError.of(Code.INVALID, "It would be over already.", "input", "expiresAt"));
        }
        checkLimit("usageLimit", usageLimit, errors);
    }

    private static void checkLimit(String field, @Nullable Integer limit, List<UserError> errors) {
        if (limit != null && (limit < 1 || limit > MAXIMUM_USES)) {
            errors.add(UserError.of(Code.INVALID, "It is 1 to 1,000,000,000.", "input", field));
        }
    }

    private CouponPayload recorded(TenantContext context, String action, UUID id) {
        CouponRow row = Objects.requireNonNull(coupons.findById(id), "it was just written");
        audit.record(context, action, "coupon", id, Map.of("code", row.code(), "isActive", row.isActive()));
        return new CouponPayload(row, List.of());
    }

    private @Nullable CouponRow find(String id) {
        return GlobalId.decode("cpn", id).map(coupons::findById).orElse(null);
    }

    private @Nullable PromotionRow promotion(String id) {
        return GlobalId.decode("prm", id).map(promotions::findById).orElse(null);
    }

    private static CouponRow row(
        UUID promotion,
        String code,
        @Nullable OffsetDateTime expiresAt,
        @Nullable UUID customer,
        @Nullable Integer usageLimit,
        @Nullable Integer customerUsageLimit
    ) {
        return new CouponRow(
            UuidCreator.getTimeOrderedEpoch(),
            promotion,
            code,
            true,
            expiresAt,
            customer,
            usageLimit == null ? null : usageLimit.longValue(),
            customerUsageLimit == null ? null : customerUsageLimit.longValue(),
            0,
            1,
            OffsetDateTime.now(ZoneOffset.UTC)
        );
    }
}
