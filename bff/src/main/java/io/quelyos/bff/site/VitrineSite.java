package io.quelyos.bff.site;

import io.quelyos.auth.context.TenantContext;
import io.quelyos.persistence.site.SiteRow;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** The schema's type of the same name. */
public record VitrineSite(
    String name,
    @Nullable String tagline,
    @Nullable String description,
    @Nullable String email,
    @Nullable String phone,
    @Nullable Address address,
    String locale,
    Currency currency
) {
    /** The schema's type of the same name; there is none before all its parts are filled in. */
    public record Address(String line1, String postalCode, String city, String countryCode) {
        static @Nullable Address of(SiteRow row) {
            String line1 = row.addressLine1();
            String postalCode = row.postalCode();
            String city = row.city();
            String countryCode = row.countryCode();
            return line1 == null || postalCode == null || city == null || countryCode == null
                ? null
                : new Address(line1, postalCode, city, countryCode);
        }
    }

    static VitrineSite of(TenantContext context, @Nullable SiteRow row) {
        String locale = context.locale().toLanguageTag();
        if (row == null) {
            return new VitrineSite(context.tenantName(), null, null, null, null, null, locale, context.currency());
        }
        return new VitrineSite(
            row.name(),
            row.tagline(),
            row.description(),
            row.email(),
            row.phone(),
            Address.of(row),
            locale,
            context.currency()
        );
    }
}
