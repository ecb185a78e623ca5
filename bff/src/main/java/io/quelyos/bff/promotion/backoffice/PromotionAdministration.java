package io.quelyos.bff.promotion.backoffice;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.audit.AuditTrail;
import io.quelyos.bff.graphql.type.DeletedPayload;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.graphql.type.UserError;
import io.quelyos.bff.graphql.type.UserError.Code;
import io.quelyos.bff.promotion.AutomaticPromotions;
import io.quelyos.bff.promotion.Recounting;
import io.quelyos.persistence.promotion.PromotionMapper;
import io.quelyos.persistence.promotion.PromotionRow;
import io.quelyos.persistence.tenant.TenantDb;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** What staff do with promotions, each change based on the version that its author saw. */
@Component
final class PromotionAdministration {

    private static final UserError UNKNOWN = UserError.of(Code.NOT_FOUND, "There is no such promotion.", "id");

    private final TenantDb tenantDb;
    private final PromotionMapper promotions;
    private final PromotionReferences references;
    private final AutomaticPromotions automatic;
    private final Recounting recounting;
    private final AuditTrail audit;

    PromotionAdministration(
        TenantDb tenantDb,
        PromotionMapper promotions,
        PromotionReferences references,
        AutomaticPromotions automatic,
        Recounting recounting,
        AuditTrail audit
    ) {
        this.tenantDb = tenantDb;
        this.promotions = promotions;
        this.references = references;
        this.automatic = automatic;
        this.recounting = recounting;
        this.audit = audit;
    }

    /** Creates a promotion that is switched off. */
    PromotionPayload create(TenantContext context, PromotionInput input) {
        var draft = new PromotionDraft(input, context.baseCurrency());
        UUID id = UuidCreator.getTimeOrderedEpoch();
        PromotionRow row = draft.row(id, false, 1);
        return tenantDb.write(context, () -> {
            List<UserError> errors = references.problems(draft, row);
            if (!errors.isEmpty()) {
                return new PromotionPayload(null, errors);
            }
            promotions.insert(context.tenantId().value(), row);
            return recorded(context, "promotion.create", id);
        });
    }

    /** Describes a promotion anew; whether it is switched on stays. */
    PromotionPayload update(TenantContext context, String id, int version, PromotionInput input) {
        return edit(context, id, version, stored -> {
            var draft = new PromotionDraft(input, context.baseCurrency());
            PromotionRow row = draft.row(stored.id(), stored.isActive(), version);
            List<UserError> errors = references.problems(draft, row);
            if (errors.isEmpty() && row.isActive() && !row.needsCoupon() && isFull(row)) {
                errors.add(full());
            }
            if (!errors.isEmpty()) {
                return new PromotionPayload(null, errors);
            }
            promotions.update(row);
            recounting.afterChange(context.tenantId().value(), stored, row);
            return recorded(context, "promotion.update", row.id());
        });
    }

    PromotionPayload activate(TenantContext context, String id, int version) {
        return edit(context, id, version, stored -> {
            if (stored.isActive()) {
                return PromotionPayload.refused(UserError.of(Code.WRONG_STATE, "It is switched on already.", "id"));
            }
            if (!stored.needsCoupon() && isFull(stored)) {
                return PromotionPayload.refused(full());
            }
            promotions.updateActive(stored.id(), true);
            return recorded(context, "promotion.activate", stored.id());
        });
    }

    PromotionPayload deactivate(TenantContext context, String id, int version) {
        return edit(context, id, version, stored -> {
            if (!stored.isActive()) {
                return PromotionPayload.refused(UserError.of(Code.WRONG_STATE, "It is switched off already.", "id"));
            }
            promotions.updateActive(stored.id(), false);
            return recorded(context, "promotion.deactivate", stored.id());
        });
    }

    /** Deletes a promotion with its coupons; one that an order has used stays, because the order explains itself by it. */
    DeletedPayload delete(TenantContext context, String id, int version) {
        UUID promotionId = GlobalId.decode("prm", id).orElse(null);
        DeletedPayload payload = tenantDb.write(context, () -> {
            PromotionRow row = promotionId == null ? null : promotions.lockById(promotionId);
            if (row == null) {
                return DeletedPayload.refused(UNKNOWN);
            }
            if (row.version() != version) {
                return DeletedPayload.refused(new UserError.VersionConflict(row.version()));
            }
            if (promotions.delete(row.id()) == 0) {
                String message = "Orders have used it; switch it off instead.";
                return DeletedPayload.refused(UserError.of(Code.WRONG_STATE, message, "id"));
            }
            audit.record(context, "promotion.delete", "promotion", row.id(), Map.of("name", row.name()));
            return DeletedPayload.done(row.id());
        });
        automatic.forget(context);
        return payload;
    }

    private PromotionPayload edit(
        TenantContext context,
        String id,
        int version,
        Function<PromotionRow, PromotionPayload> change
    ) {
        UUID promotionId = GlobalId.decode("prm", id).orElse(null);
        PromotionPayload payload = tenantDb.write(context, () -> {
            PromotionRow row = promotionId == null ? null : promotions.lockById(promotionId);
            if (row == null) {
                return PromotionPayload.refused(UNKNOWN);
            }
            return row.version() == version
                ? change.apply(row)
                : PromotionPayload.refused(new UserError.VersionConflict(row.version()));
        });
        automatic.forget(context);
        return payload;
    }

    private boolean isFull(PromotionRow row) {
        return promotions.countAutomatic(row.id()) >= AutomaticPromotions.MAXIMUM;
    }

    private static UserError full() {
        return UserError.of(Code.WRONG_STATE, "200 promotions without coupon are switched on already.", "id");
    }

    private PromotionPayload recorded(TenantContext context, String action, UUID id) {
        PromotionRow row = Objects.requireNonNull(promotions.findById(id), "it was just written");
        Map<String, ?> detail = Map.of(
            "name",
            row.name(),
            "kind",
            row.kind(),
            "isActive",
            row.isActive(),
            "needsCoupon",
            row.needsCoupon(),
            "version",
            row.version()
        );
        audit.record(context, action, "promotion", id, detail);
        return new PromotionPayload(BackofficePromotion.of(row), List.of());
    }
}
