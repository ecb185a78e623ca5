package io.quelyos.bff.market;

import io.quelyos.auth.context.ApiErrorCode;
import io.quelyos.auth.context.ApiException;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.graphql.engine.ContextNegotiator;
import io.quelyos.bff.graphql.engine.InContext;
import io.quelyos.bff.graphql.engine.NegotiatedContext;
import io.quelyos.bff.graphql.engine.NegotiatedContext.Fallback;
import io.quelyos.bff.graphql.engine.NegotiatedContext.Reason;
import io.quelyos.bff.shoppolicy.ShopPolicies;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Settles what requests ask for with what their tenants offer. */
@Component
final class MarketNegotiator implements ContextNegotiator {

    private static final Set<String> COUNTRIES = Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);

    private final Markets markets;
    private final ShopPolicies policies;

    MarketNegotiator(Markets markets, ShopPolicies policies) {
        this.markets = markets;
        this.policies = policies;
    }

    @Override
    public NegotiatedContext negotiate(TenantContext context, InContext asked) {
        Locale locale = locale(asked.locale());
        Currency currency = currency(asked.currency());
        String country = country(asked.country());
        Market market = markets.of(context);
        List<Fallback> fallbacks = new ArrayList<>();
        TenantContext settled = context.in(
            locale == null ? context.locale() : settle(locale, market, fallbacks),
            currency == null ? context.currency() : settle(currency, market, fallbacks),
            country == null ? policies.of(context).countryCode() : country
        );
        return new NegotiatedContext(settled, true, fallbacks);
    }

    private static Locale settle(Locale asked, Market market, List<Fallback> fallbacks) {
        Locale found = LocaleLookup.find(asked, market.locales());
        Locale used = found == null ? market.locales().getFirst() : found;
        // Whoever asks for French without a region is content with any.
        boolean isAsAsked = found != null && (found.equals(asked) || asked.toLanguageTag().equals(found.getLanguage()));
        if (!isAsAsked) {
            Reason reason = found == null ? Reason.NOT_OFFERED : Reason.OTHER_REGION;
            fallbacks.add(new Fallback("locale", asked.toLanguageTag(), used.toLanguageTag(), reason));
        }
        return used;
    }

    private static Currency settle(Currency asked, Market market, List<Fallback> fallbacks) {
        if (market.isOffered(asked)) {
            return asked;
        }
        Currency used = market.baseCurrency();
        fallbacks.add(new Fallback("currency", asked.getCurrencyCode(), used.getCurrencyCode(), Reason.NOT_OFFERED));
        return used;
    }

    private static @Nullable Locale locale(@Nullable String tag) {
        Locale locale = tag == null ? null : LocaleTags.parse(tag);
        if (tag != null && locale == null) {
            throw refused("locale must be a BCP 47 tag of one language, such as fr-CA", null);
        }
        return locale;
    }

    private static @Nullable Currency currency(@Nullable String code) {
        try {
            return code == null ? null : Currency.getInstance(code);
        } catch (IllegalArgumentException unknown) {
            throw refused("currency must be a code of ISO 4217, such as EUR", unknown);
        }
    }

    private static @Nullable String country(@Nullable String code) {
        if (code != null && !COUNTRIES.contains(code)) {
            throw refused("country must be a code of ISO 3166 of two capital letters, such as FR", null);
        }
        return code;
    }

    private static ApiException refused(String message, @Nullable Exception cause) {
        var refusal = new ApiException(ApiErrorCode.BAD_USER_INPUT, "In @inContext, " + message + ".");
        if (cause != null) {
            refusal.addSuppressed(cause);
        }
        return refusal;
    }
}
