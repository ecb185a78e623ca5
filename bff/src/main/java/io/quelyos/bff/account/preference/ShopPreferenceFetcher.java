package io.quelyos.bff.account.preference;

import com.netflix.graphql.dgs.DgsComponent;
import com.netflix.graphql.dgs.DgsData;
import com.netflix.graphql.dgs.DgsMutation;
import com.netflix.graphql.dgs.InputArgument;
import graphql.schema.DataFetchingEnvironment;
import io.quelyos.auth.context.Actor;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.catalog.loader.Loading;
import io.quelyos.bff.session.ShopCustomer;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Answers how customers wish to be addressed. */
@DgsComponent
final class ShopPreferenceFetcher {

    private final Preferences preferences;

    ShopPreferenceFetcher(Preferences preferences) {
        this.preferences = preferences;
    }

    @DgsData(parentType = "ShopCustomer", field = "marketing")
    List<ShopMarketingConsent> marketing(TenantContext context, DataFetchingEnvironment environment) {
        return preferences.listConsents(context, Loading.source(environment, ShopCustomer.class).id());
    }

    @DgsMutation
    CustomerPayload shopPreferencesUpdate(TenantContext context, DataFetchingEnvironment environment) {
        Map<String, Object> input = Objects.requireNonNull(environment.getArgument("input"));
        return preferences.update(context, customer(context), input);
    }

    @DgsMutation
    CustomerPayload shopMarketingConsentSet(
        TenantContext context,
        @InputArgument ShopMarketingConsent.Kind kind,
        @InputArgument boolean given
    ) {
        return preferences.setConsent(context, customer(context), kind, given);
    }

    private static UUID customer(TenantContext context) {
        return ((Actor.Customer) context.actor()).customerId();
    }
}
