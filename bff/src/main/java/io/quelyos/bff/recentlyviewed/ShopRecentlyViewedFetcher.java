package io.quelyos.bff.recentlyviewed;

import com.netflix.graphql.dgs.DgsComponent;
import com.netflix.graphql.dgs.DgsData;
import com.netflix.graphql.dgs.InputArgument;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.catalog.shop.ShopProduct;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.recentlyviewed.RecentlyViewed.ViewedPayload;
import java.util.List;

/** Answers what a buyer looked at last. */
@DgsComponent
final class ShopRecentlyViewedFetcher {

    private final RecentlyViewed viewed;

    ShopRecentlyViewedFetcher(RecentlyViewed viewed) {
        this.viewed = viewed;
    }

    @DgsData(parentType = "ShopQuery", field = "recentlyViewed")
    List<ShopProduct> recentlyViewed(TenantContext context, @InputArgument int first) {
        return viewed.list(context, first);
    }

    @DgsData(parentType = "Mutation", field = "shopProductViewed")
    ViewedPayload shopProductViewed(TenantContext context, @InputArgument String id) {
        return viewed.record(context, GlobalId.decode("prd", id).orElse(null));
    }
}
