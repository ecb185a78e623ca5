package io.quelyos.bff.market.backoffice;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quelyos.bff.graphql.type.Money;
import io.quelyos.persistence.market.TenantCurrencyRow;
import java.math.BigDecimal;
import java.util.Currency;

/** The schema's type of the same name. */
public record BackofficeCurrency(
    Currency currency,
    @JsonProperty("default") boolean isDefault,
    BigDecimal rate,
    Money step,
    Money ending,
    int version
) {
    static BackofficeCurrency of(TenantCurrencyRow row) {
        Currency currency = Currency.getInstance(row.currency());
        return new BackofficeCurrency(
            currency,
            false,
            plain(row.rate()),
            Money.ofMinor(row.stepMinor(), currency),
            Money.ofMinor(row.endingMinor(), currency),
            row.version()
        );
    }

    /** The tenant's own, which nothing is converted into. */
    static BackofficeCurrency own(Currency currency) {
        return new BackofficeCurrency(
            currency,
            true,
            BigDecimal.ONE,
            Money.ofMinor(1, currency),
            Money.ofMinor(0, currency),
            0
        );
    }

    /** As it was entered, without the zeros that the column fills it up with. */
    private static BigDecimal plain(BigDecimal rate) {
        BigDecimal stripped = rate.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
