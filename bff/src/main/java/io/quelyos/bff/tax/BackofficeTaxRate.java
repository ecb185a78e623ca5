package io.quelyos.bff.tax;

import io.quelyos.persistence.tax.TaxRateRow;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The schema's type of the same name. */
public record BackofficeTaxRate(
    UUID id,
    int version,
    UUID categoryId,
    String countryCode,
    @Nullable String regionCode,
    String name,
    BigDecimal percentage,
    boolean replacesCountry,
    OffsetDateTime createdAt
) {
    /** Decimals of a percentage that is stored in millionths. */
    static final int SCALE = 4;

    static BackofficeTaxRate of(TaxRateRow row) {
        return new BackofficeTaxRate(
            row.id(),
            row.version(),
            row.categoryId(),
            row.countryCode(),
            row.regionCode(),
            row.name(),
            BigDecimal.valueOf(row.rateMillionths(), SCALE),
            row.replacesCountry(),
            row.createdAt()
        );
    }
}
