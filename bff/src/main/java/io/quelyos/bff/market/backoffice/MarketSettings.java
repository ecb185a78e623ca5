package io.quelyos.bff.market.backoffice;

import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.audit.AuditTrail;
import io.quelyos.bff.catalog.CatalogTurns;
import io.quelyos.bff.graphql.type.UserError;
import io.quelyos.bff.graphql.type.UserError.Code;
import io.quelyos.bff.market.LocaleTags;
import io.quelyos.bff.market.Markets;
import io.quelyos.bff.market.backoffice.MarketPayload.CurrencyPayload;
import io.quelyos.bff.market.backoffice.MarketPayload.CurrencyRemovePayload;
import io.quelyos.bff.market.backoffice.MarketPayload.LocaleAddPayload;
import io.quelyos.bff.market.backoffice.MarketPayload.LocaleRemovePayload;
import io.quelyos.persistence.market.MarketMapper;
import io.quelyos.persistence.market.TenantCurrencyRow;
import io.quelyos.persistence.tenant.TenantDb;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Decides which languages and currencies the shop is offered in. Changes take turns with those of the catalogue, because a
 * rate is a part of every product's price.
 */
@Component
final class MarketSettings {

    private final TenantDb tenantDb;
    private final CatalogTurns turns;
    private final MarketMapper market;
    private final Markets markets;
    private final AuditTrail audit;

    MarketSettings(TenantDb tenantDb, CatalogTurns turns, MarketMapper market, Markets markets, AuditTrail audit) {
        this.tenantDb = tenantDb;
        this.turns = turns;
        this.market = market;
        this.markets = markets;
        this.audit = audit;
    }

    List<BackofficeLocale> listLocales(TenantContext context) {
        List<BackofficeLocale> listed = new ArrayList<>();
        listed.add(BackofficeLocale.of(context.baseLocale(), true));
        tenantDb
            .read(context, () -> market.listLocales(Markets.MAX_OFFERED))
            .stream()
            .map(Locale::forLanguageTag)
            .filter(locale -> !locale.equals(context.baseLocale()))
            .forEach(locale -> listed.add(BackofficeLocale.of(locale, false)));
        return List.copyOf(listed);
    }

    List<BackofficeCurrency> listCurrencies(TenantContext context) {
        List<BackofficeCurrency> listed = new ArrayList<>();
        listed.add(BackofficeCurrency.own(context.baseCurrency()));
        tenantDb
            .read(context, () -> market.listCurrencies(Markets.MAX_OFFERED))
            .stream()
            .map(BackofficeCurrency::of)
            .filter(one -> !one.currency().equals(context.baseCurrency()))
            .forEach(listed::add);
        return List.copyOf(listed);
    }

    LocaleAddPayload addLocale(TenantContext context, String tag) {
        Locale locale = LocaleTags.parse(tag);
        if (locale == null) {
            return LocaleAddPayload.refused(
                UserError.of(Code.INVALID, "It is no BCP 47 tag of a language, such as en-GB.", "locale")
            );
        }
        if (locale.equals(context.baseLocale())) {
            return LocaleAddPayload.refused(taken("locale"));
        }
        return change(context, () -> {
            if (market.listLocales(Markets.MAX_OFFERED).size() >= Markets.MAX_OFFERED) {
                return LocaleAddPayload.refused(full("locale"));
            }
            if (market.insertLocale(context.tenantId().value(), locale.toLanguageTag()) == 0) {
                return LocaleAddPayload.refused(taken("locale"));
            }
            record(context, "locale.add", "locale", Map.of("locale", locale.toLanguageTag()));
            return LocaleAddPayload.done(BackofficeLocale.of(locale, false));
        });
    }

    LocaleRemovePayload removeLocale(TenantContext context, String tag) {
        Locale locale = LocaleTags.parse(tag);
        if (context.baseLocale().equals(locale)) {
            return LocaleRemovePayload.refused(own("locale"));
        }
        return change(context, () -> {
            if (locale == null || market.deleteLocale(locale.toLanguageTag()) == 0) {
                return LocaleRemovePayload.refused(notOffered("locale"));
            }
            record(context, "locale.remove", "locale", Map.of("locale", locale.toLanguageTag()));
            return LocaleRemovePayload.done(locale.toLanguageTag());
        });
    }

    CurrencyPayload addCurrency(TenantContext context, Currency currency, BackofficeCurrencyInput input) {
        if (currency.getDefaultFractionDigits() < 0) {
            return CurrencyPayload.refused(
                List.of(UserError.of(Code.INVALID, "Nobody pays with " + currency + ".", "currency"))
            );
        }
        List<UserError> problems = input.problems(currency);
        if (!problems.isEmpty() || currency.equals(context.baseCurrency())) {
            return CurrencyPayload.refused(problems.isEmpty() ? List.of(taken("currency")) : problems);
        }
        return change(context, () -> {
            if (market.listCurrencies(Markets.MAX_OFFERED).size() >= Markets.MAX_OFFERED) {
                return CurrencyPayload.refused(List.of(full("currency")));
            }
            TenantCurrencyRow row = input.row(context.baseCurrency(), currency, 1);
            if (market.insertCurrency(context.tenantId().value(), row) == 0) {
                return CurrencyPayload.refused(List.of(taken("currency")));
            }
            return written(context, "currency.add", currency);
        });
    }

    CurrencyPayload updateCurrency(
        TenantContext context,
        Currency currency,
        int version,
        BackofficeCurrencyInput input
    ) {
        List<UserError> problems = input.problems(currency);
        if (!problems.isEmpty()) {
            return CurrencyPayload.refused(problems);
        }
        return change(context, () -> {
            TenantCurrencyRow stored = market.findCurrency(currency.getCurrencyCode());
            if (stored == null) {
                return CurrencyPayload.refused(List.of(notOffered("currency")));
            }
            if (market.updateCurrency(input.row(context.baseCurrency(), currency, version)) == 0) {
                return CurrencyPayload.refused(List.of(new UserError.VersionConflict(stored.version())));
            }
            return written(context, "currency.update", currency);
        });
    }

    CurrencyRemovePayload removeCurrency(TenantContext context, Currency currency, int version) {
        if (currency.equals(context.baseCurrency())) {
            return CurrencyRemovePayload.refused(own("currency"));
        }
        return change(context, () -> {
            TenantCurrencyRow stored = market.findCurrency(currency.getCurrencyCode());
            if (stored == null) {
                return CurrencyRemovePayload.refused(notOffered("currency"));
            }
            if (market.deleteCurrency(currency.getCurrencyCode(), version) == 0) {
                return CurrencyRemovePayload.refused(new UserError.VersionConflict(stored.version()));
            }
            record(context, "currency.remove", "currency", Map.of("currency", currency.getCurrencyCode()));
            return CurrencyRemovePayload.done(currency);
        });
    }

    private CurrencyPayload written(TenantContext context, String action, Currency currency) {
        TenantCurrencyRow row = Objects.requireNonNull(market.findCurrency(currency.getCurrencyCode()), "just written");
        Map<String, ?> detail = Map.of(
            "currency",
            row.currency(),
            "rate",
            row.rate(),
            "stepMinor",
            row.stepMinor(),
            "endingMinor",
            row.endingMinor()
        );
        record(context, action, "currency", detail);
        return CurrencyPayload.done(BackofficeCurrency.of(row));
    }

    /** What is offered belongs to the tenant itself. */
    private void record(TenantContext context, String action, String type, Map<String, ?> detail) {
        audit.record(context, action, type, context.tenantId().value(), detail);
    }

    private <T> T change(TenantContext context, Supplier<T> work) {
        T payload = turns.write(context, work);
        markets.forget(context.tenantId());
        return payload;
    }

    private static UserError taken(String field) {
        return UserError.of(Code.TAKEN, "The shop offers it already.", field);
    }

    private static UserError own(String field) {
        return UserError.of(Code.WRONG_STATE, "It is the tenant's own and always offered.", field);
    }

    private static UserError notOffered(String field) {
        return UserError.of(Code.NOT_FOUND, "The shop does not offer it.", field);
    }

    private static UserError full(String field) {
        return UserError.of(Code.INVALID, "A shop offers at most " + Markets.MAX_OFFERED + " beside its own.", field);
    }
}
