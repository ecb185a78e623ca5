package io.quelyos.bff.promotion.backoffice;

import com.netflix.graphql.dgs.DgsComponent;
import com.netflix.graphql.dgs.DgsData;
import com.netflix.graphql.dgs.DgsMutation;
import com.netflix.graphql.dgs.InputArgument;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.graphql.type.Connection;
import io.quelyos.bff.graphql.type.DeletedPayload;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.graphql.type.PageRequest;
import io.quelyos.bff.promotion.backoffice.PromotionLists.CouponFilter;
import io.quelyos.bff.promotion.backoffice.PromotionLists.PromotionFilter;
import io.quelyos.persistence.promotion.CouponRow;
import org.jspecify.annotations.Nullable;

/** Answers the backoffice's fields and mutations of promotions and coupons. */
@DgsComponent
final class BackofficePromotionFetcher {

    private static final String ROOT = "BackofficeQuery";
    private final PromotionLists lists;
    private final PromotionAdministration promotions;
    private final CouponAdministration coupons;

    BackofficePromotionFetcher(PromotionLists lists, PromotionAdministration promotions, CouponAdministration coupons) {
        this.lists = lists;
        this.promotions = promotions;
        this.coupons = coupons;
    }

    @DgsData(parentType = ROOT, field = "promotions")
    Connection<BackofficePromotion> promotions(
        TenantContext context,
        @InputArgument @Nullable Integer first,
        @InputArgument @Nullable String after,
        @InputArgument @Nullable PromotionFilter where
    ) {
        return lists.listPromotions(context, where, PageRequest.of(first, after));
    }

    @DgsData(parentType = ROOT, field = "promotion")
    @Nullable
    BackofficePromotion promotion(TenantContext context, @InputArgument String id) {
        return GlobalId.decode("prm", id)
            .map(key -> lists.findPromotion(context, key))
            .orElse(null);
    }

    @DgsData(parentType = ROOT, field = "coupons")
    Connection<CouponRow> coupons(
        TenantContext context,
        @InputArgument @Nullable Integer first,
        @InputArgument @Nullable String after,
        @InputArgument @Nullable CouponFilter where
    ) {
        return lists.listCoupons(context, where, PageRequest.of(first, after));
    }

    @DgsMutation
    PromotionPayload backofficePromotionCreate(TenantContext context, @InputArgument PromotionInput input) {
        return promotions.create(context, input);
    }

    @DgsMutation
    PromotionPayload backofficePromotionUpdate(
        TenantContext context,
        @InputArgument String id,
        @InputArgument int version,
        @InputArgument PromotionInput input
    ) {
        return promotions.update(context, id, version, input);
    }

    @DgsMutation
    PromotionPayload backofficePromotionActivate(
        TenantContext context,
        @InputArgument String id,
        @InputArgument int version
    ) {
        return promotions.activate(context, id, version);
    }

    @DgsMutation
    PromotionPayload backofficePromotionDeactivate(
        TenantContext context,
        @InputArgument String id,
        @InputArgument int version
    ) {
        return promotions.deactivate(context, id, version);
    }

    @DgsMutation
    DeletedPayload backofficePromotionDelete(
        TenantContext context,
        @InputArgument String id,
        @InputArgument int version
    ) {
        return promotions.delete(context, id, version);
    }

    @DgsMutation
    CouponPayload backofficeCouponCreate(
        TenantContext context,
        @InputArgument String promotionId,
        @InputArgument CouponInput input
    ) {
        return coupons.create(context, promotionId, input);
    }

    @DgsMutation
    CouponPayload.Many backofficeCouponsGenerate(
        TenantContext context,
        @InputArgument String promotionId,
        @InputArgument CouponInput.Many input
    ) {
        return coupons.generate(context, promotionId, input);
    }

    @DgsMutation
    CouponPayload backofficeCouponEnable(TenantContext context, @InputArgument String id, @InputArgument int version) {
        return coupons.switchTo(context, id, version, true);
    }

    @DgsMutation
    CouponPayload backofficeCouponDisable(TenantContext context, @InputArgument String id, @InputArgument int version) {
        return coupons.switchTo(context, id, version, false);
    }

    @DgsMutation
    DeletedPayload backofficeCouponDelete(TenantContext context, @InputArgument String id, @InputArgument int version) {
        return coupons.delete(context, id, version);
    }
}
