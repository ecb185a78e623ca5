package io.quelyos.auth.context;

import io.quelyos.persistence.tenant.TenantId;
import io.quelyos.persistence.tenant.TenantScoped;
import java.util.Currency;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request inside one tenant.
 *
 * @param slug the tenant's public name
 * @param tenantName the tenant's name for people
 * @param locale the language that content is shown in: the tenant's own, or one it offers that the request asks for
 * @param currency the money that prices are shown in: the tenant's own, or one it offers that the request asks for
 * @param country where the buyer is, by ISO 3166; null where the request does not say: then the tenant's policy tells
 * @param baseLocale the tenant's own language, which content is stored in
 * @param baseCurrency the tenant's own money, which amounts are stored in
 * @param costPointsPerMinute how much query cost the tenant's plan allows
 */
public record TenantContext(
    TenantId tenantId,
    String slug,
    String tenantName,
    Actor actor,
    Set<Permission> permissions,
    Plan plan,
    Locale locale,
    Currency currency,
    @Nullable String country,
    Locale baseLocale,
    Currency baseCurrency,
    long costPointsPerMinute
) implements RequestContext, TenantScoped {
    public TenantContext {
        permissions = Set.copyOf(permissions);
    }

    /** The same request in a language, money and country that the tenant offers. */
    public TenantContext in(Locale otherLocale, Currency otherCurrency, @Nullable String otherCountry) {
        return new TenantContext(
            tenantId,
            slug,
            tenantName,
            actor,
            permissions,
            plan,
            otherLocale,
            otherCurrency,
            otherCountry,
            baseLocale,
            baseCurrency,
            costPointsPerMinute
        );
    }

    /** Whether content is shown as it is stored. */
    public boolean isInBaseLocale() {
        return locale.equals(baseLocale);
    }

    /** Whether amounts are shown as they are stored. */
    public boolean isInBaseCurrency() {
        return currency.equals(baseCurrency);
    }

    @Override
    public Audience audience() {
        return actor.audience();
    }

    @Override
    public String actorKey() {
        return actor.key();
    }
}
