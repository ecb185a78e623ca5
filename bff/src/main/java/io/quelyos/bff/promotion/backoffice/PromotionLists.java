package io.quelyos.bff.promotion.backoffice;

import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.graphql.type.Connection;
import io.quelyos.bff.graphql.type.CursorCodec;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.graphql.type.PageRequest;
import io.quelyos.bff.pricing.promotion.CouponCodes;
import io.quelyos.bff.promotion.backoffice.PromotionInput.PromotionKind;
import io.quelyos.persistence.promotion.CouponMapper;
import io.quelyos.persistence.promotion.CouponRow;
import io.quelyos.persistence.promotion.CustomerGroupMapper;
import io.quelyos.persistence.promotion.CustomerGroupRow;
import io.quelyos.persistence.promotion.PromotionMapper;
import io.quelyos.persistence.promotion.PromotionRow;
import io.quelyos.persistence.tenant.TenantDb;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The backoffice's lists of promotions, coupons and groups, the newest first. */
@Component
final class PromotionLists {

    /** What no id is: a filter for something that is none keeps nothing. */
    private static final UUID NOTHING = new UUID(0, 0);

    private final TenantDb tenantDb;
    private final PromotionMapper promotions;
    private final CouponMapper coupons;
    private final CustomerGroupMapper groups;
    private final CursorCodec cursors;

    PromotionLists(
        TenantDb tenantDb,
        PromotionMapper promotions,
        CouponMapper coupons,
        CustomerGroupMapper groups,
        CursorCodec cursors
    ) {
        this.tenantDb = tenantDb;
        this.promotions = promotions;
        this.coupons = coupons;
        this.groups = groups;
        this.cursors = cursors;
    }

    /** The schema's input {@code BackofficePromotionFilter}; a part that is absent or null says nothing. */
    record PromotionFilter(@Nullable Boolean isActive, @Nullable Boolean needsCoupon, @Nullable PromotionKind kind) {}

    /** The schema's input {@code BackofficeCouponFilter}; a part that is absent or null says nothing. */
    record CouponFilter(@Nullable String promotionId, @Nullable String code, @Nullable Boolean isActive) {}

    Connection<BackofficePromotion> listPromotions(
        TenantContext context,
        @Nullable PromotionFilter where,
        PageRequest page
    ) {
        Boolean isActive = where == null ? null : where.isActive();
        Boolean needsCoupon = where == null ? null : where.needsCoupon();
        String kind = where == null || where.kind() == null ? null : where.kind().name();
        return page(
            context,
            "promotions",
            page,
            after -> promotions.list(isActive, needsCoupon, kind, after, page.limit()),
            PromotionRow::id,
            () -> promotions.count(isActive, needsCoupon, kind)
        ).map(BackofficePromotion::of);
    }

    @Nullable
    BackofficePromotion findPromotion(TenantContext context, UUID id) {
        PromotionRow row = tenantDb.<@Nullable PromotionRow>read(context, () -> promotions.findById(id));
        return row == null ? null : BackofficePromotion.of(row);
    }

    Connection<CouponRow> listCoupons(TenantContext context, @Nullable CouponFilter where, PageRequest page) {
        Boolean isActive = where == null ? null : where.isActive();
        String code = where == null || where.code() == null ? null : CouponCodes.normalize(where.code());
        UUID promotion =
            where == null || where.promotionId() == null
                ? null
                : GlobalId.decode("prm", where.promotionId()).orElse(NOTHING);
        return page(
            context,
            "coupons",
            page,
            after -> coupons.list(promotion, code, isActive, after, page.limit()),
            CouponRow::id,
            () -> coupons.count(promotion, code, isActive)
        );
    }

    Connection<CustomerGroupRow> listGroups(TenantContext context, PageRequest page) {
        return page(
            context,
            "customerGroups",
            page,
            after -> groups.list(after, page.limit()),
            CustomerGroupRow::id,
            groups::count
        );
    }

    private <T> Connection<T> page(
        TenantContext context,
        String name,
        PageRequest page,
        Function<@Nullable UUID, List<T>> rows,
        Function<T, UUID> id,
        LongSupplier count
    ) {
        String list = "backoffice." + name;
        UUID after = page.after() == null ? null : UUID.fromString(cursors.decode(list, page.after()).getFirst());
        return Connection.of(
            tenantDb.read(context, () -> rows.apply(after)),
            page,
            row -> cursors.encode(list, List.of(id.apply(row).toString())),
            () -> tenantDb.read(context, count::getAsLong)
        );
    }
}
