package io.quelyos.bff.market.backoffice;

import io.quelyos.bff.graphql.type.UserError;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the mutations of this room answer: what is there now, or the reasons for which nothing was done. */
public sealed interface MarketPayload {
    /** The reasons for which something was not done. */
    List<UserError> userErrors();

    record LocaleAddPayload(@Nullable BackofficeLocale locale, List<UserError> userErrors) implements MarketPayload {
        static LocaleAddPayload done(BackofficeLocale locale) {
            return new LocaleAddPayload(locale, List.of());
        }

        static LocaleAddPayload refused(UserError reason) {
            return new LocaleAddPayload(null, List.of(reason));
        }
    }

    record LocaleRemovePayload(@Nullable String removedLocale, List<UserError> userErrors) implements MarketPayload {
        static LocaleRemovePayload done(String locale) {
            return new LocaleRemovePayload(locale, List.of());
        }

        static LocaleRemovePayload refused(UserError reason) {
            return new LocaleRemovePayload(null, List.of(reason));
        }
    }

    record CurrencyPayload(@Nullable BackofficeCurrency currency, List<UserError> userErrors) implements MarketPayload {
        static CurrencyPayload done(BackofficeCurrency currency) {
            return new CurrencyPayload(currency, List.of());
        }

        static CurrencyPayload refused(List<UserError> reasons) {
            return new CurrencyPayload(null, List.copyOf(reasons));
        }
    }

    record CurrencyRemovePayload(
        @Nullable Currency removedCurrency,
        List<UserError> userErrors
    ) implements MarketPayload {
        static CurrencyRemovePayload done(Currency currency) {
            return new CurrencyRemovePayload(currency, List.of());
        }

        static CurrencyRemovePayload refused(UserError reason) {
            return new CurrencyRemovePayload(null, List.of(reason));
        }
    }

    record PricesSetPayload(List<BackofficeVariantPrice> prices, List<UserError> userErrors) implements MarketPayload {}

    record PricesRemovePayload(List<UUID> removedVariantIds, List<UserError> userErrors) implements MarketPayload {}

    record ProductTranslationPayload(
        @Nullable BackofficeProductTranslation translation,
        List<UserError> userErrors
    ) implements MarketPayload {}

    record CategoryTranslationPayload(
        @Nullable BackofficeCategoryTranslation translation,
        List<UserError> userErrors
    ) implements MarketPayload {}
}
