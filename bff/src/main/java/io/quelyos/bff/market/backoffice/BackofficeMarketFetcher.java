package io.quelyos.bff.market.backoffice;

import com.netflix.graphql.dgs.DgsComponent;
import com.netflix.graphql.dgs.DgsData;
import com.netflix.graphql.dgs.InputArgument;
import graphql.schema.DataFetchingEnvironment;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.catalog.backoffice.BackofficeVariant;
import io.quelyos.bff.catalog.loader.Loading;
import io.quelyos.bff.market.backoffice.MarketPayload.CurrencyPayload;
import io.quelyos.bff.market.backoffice.MarketPayload.CurrencyRemovePayload;
import io.quelyos.bff.market.backoffice.MarketPayload.LocaleAddPayload;
import io.quelyos.bff.market.backoffice.MarketPayload.LocaleRemovePayload;
import io.quelyos.bff.market.backoffice.MarketPayload.PricesRemovePayload;
import io.quelyos.bff.market.backoffice.MarketPayload.PricesSetPayload;
import io.quelyos.bff.market.loader.SetPricesLoader;
import io.quelyos.persistence.market.VariantPriceRow;
import java.util.Currency;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Answers what staff ask and decide of languages, currencies and prices. */
@DgsComponent
final class BackofficeMarketFetcher {

    private static final String QUERY = "BackofficeQuery";
    private static final String MUTATION = "Mutation";
    private final MarketSettings settings;
    private final PriceEditing prices;

    BackofficeMarketFetcher(MarketSettings settings, PriceEditing prices) {
        this.settings = settings;
        this.prices = prices;
    }

    @DgsData(parentType = QUERY, field = "locales")
    List<BackofficeLocale> locales(TenantContext context) {
        return settings.listLocales(context);
    }

    @DgsData(parentType = QUERY, field = "currencies")
    List<BackofficeCurrency> currencies(TenantContext context) {
        return settings.listCurrencies(context);
    }

    @DgsData(parentType = "BackofficeVariant", field = "prices")
    CompletableFuture<List<BackofficeVariantPrice>> prices(DataFetchingEnvironment environment) {
        BackofficeVariant variant = Loading.source(environment, BackofficeVariant.class);
        return Loading.<Object, VariantPriceRow>list(environment, SetPricesLoader.NAME, variant.id()).thenApply(rows ->
            rows.stream().map(BackofficeVariantPrice::of).toList()
        );
    }

    @DgsData(parentType = MUTATION, field = "backofficeLocaleAdd")
    LocaleAddPayload backofficeLocaleAdd(TenantContext context, @InputArgument String locale) {
        return settings.addLocale(context, locale);
    }

    @DgsData(parentType = MUTATION, field = "backofficeLocaleRemove")
    LocaleRemovePayload backofficeLocaleRemove(TenantContext context, @InputArgument String locale) {
        return settings.removeLocale(context, locale);
    }

    @DgsData(parentType = MUTATION, field = "backofficeCurrencyAdd")
    CurrencyPayload backofficeCurrencyAdd(
        TenantContext context,
        @InputArgument Currency currency,
        @InputArgument BackofficeCurrencyInput input
    ) {
        return settings.addCurrency(context, currency, input);
    }

    @DgsData(parentType = MUTATION, field = "backofficeCurrencyUpdate")
    CurrencyPayload backofficeCurrencyUpdate(
        TenantContext context,
        @InputArgument Currency currency,
        @InputArgument int version,
        @InputArgument BackofficeCurrencyInput input
    ) {
        return settings.updateCurrency(context, currency, version, input);
    }

    @DgsData(parentType = MUTATION, field = "backofficeCurrencyRemove")
    CurrencyRemovePayload backofficeCurrencyRemove(
        TenantContext context,
        @InputArgument Currency currency,
        @InputArgument int version
    ) {
        return settings.removeCurrency(context, currency, version);
    }

    @DgsData(parentType = MUTATION, field = "backofficeVariantPricesSet")
    PricesSetPayload backofficeVariantPricesSet(
        TenantContext context,
        @InputArgument Currency currency,
        @InputArgument("prices") List<BackofficeVariantPriceInput> inputs
    ) {
        return prices.set(context, currency, inputs);
    }

    @DgsData(parentType = MUTATION, field = "backofficeVariantPricesRemove")
    PricesRemovePayload backofficeVariantPricesRemove(
        TenantContext context,
        @InputArgument Currency currency,
        @InputArgument List<String> variantIds
    ) {
        return prices.remove(context, currency, variantIds);
    }
}
