package io.quelyos.bff.demo.pricing;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quelyos.bff.demo.pricing.DemoRules.Category;
import io.quelyos.bff.demo.pricing.DemoRules.Rate;
import io.quelyos.persistence.tax.TaxCategoryRow;
import io.quelyos.persistence.tax.TaxRateRow;
import io.quelyos.persistence.tax.TaxWriteMapper;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Writes the taxes of the demo shops: France with its regions and departments overseas, and some neighbours. */
final class DemoTaxes {

    private static final int PERCENT_TO_MILLIONTHS = 4;

    private final TaxWriteMapper taxes;

    DemoTaxes(TaxWriteMapper taxes) {
        this.taxes = taxes;
    }

    /** Whether the tenant of the unit of work has any. */
    boolean areThere() {
        return taxes.countCategories() > 0;
    }

    /** Writes them inside the caller's unit of work. */
    void write(UUID tenant, DemoRules rules) {
        OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
        Map<String, UUID> ids = new HashMap<>();
        for (Category category : rules.taxCategories()) {
            UUID id = UuidCreator.getTimeOrderedEpoch();
            ids.put(category.code(), id);
            var row = new TaxCategoryRow(id, category.code(), category.name(), category.isUsual(), 1, now);
            taxes.insertCategory(tenant, row);
        }
        for (Rate rate : rules.taxRates()) {
            taxes.insertRate(
                tenant,
                new TaxRateRow(
                    UuidCreator.getTimeOrderedEpoch(),
                    Objects.requireNonNull(ids.get(rate.category()), rate.category()),
                    rate.country(),
                    rate.region(),
                    rate.name(),
                    rate.percent().movePointRight(PERCENT_TO_MILLIONTHS).intValueExact(),
                    rate.replacesCountry(),
                    1,
                    now
                )
            );
        }
    }
}
