package io.quelyos.bff.market.shop;

import com.netflix.graphql.dgs.DgsComponent;
import com.netflix.graphql.dgs.DgsData;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.market.Markets;
import io.quelyos.bff.shoppolicy.ShopPolicies;

/** Tells in which language and currency the request is answered, and in which others it could be. */
@DgsComponent
final class LocalizationFetcher {

    private final Markets markets;
    private final ShopPolicies policies;

    LocalizationFetcher(Markets markets, ShopPolicies policies) {
        this.markets = markets;
        this.policies = policies;
    }

    @DgsData(parentType = "ShopQuery", field = "localization")
    @DgsData(parentType = "VitrineQuery", field = "localization")
    Localization localization(TenantContext context) {
        String said = context.country();
        String country = said == null ? policies.of(context).countryCode() : said;
        return Localization.of(context, markets.of(context), country);
    }
}
