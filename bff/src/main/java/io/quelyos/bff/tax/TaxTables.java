package io.quelyos.bff.tax;

import io.quelyos.auth.tenant.TenantCache;
import io.quelyos.auth.tenant.TenantCaches;
import io.quelyos.bff.pricing.tax.TaxRate;
import io.quelyos.bff.pricing.tax.TaxTable;
import io.quelyos.bff.shoppolicy.ShopPolicies;
import io.quelyos.persistence.tax.TaxCategoryRow;
import io.quelyos.persistence.tax.TaxMapper;
import io.quelyos.persistence.tax.TaxRateRow;
import io.quelyos.persistence.tenant.TenantDb;
import io.quelyos.persistence.tenant.TenantScoped;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Tells which taxes a tenant collects, from memory. */
@Component
public final class TaxTables {

    /** The most categories of a tenant. */
    public static final int MAXIMUM_CATEGORIES = 100;
    /** The most rates of a tenant. */
    public static final int MAXIMUM_RATES = 5000;

    private final TenantDb tenantDb;
    private final TaxMapper mapper;
    private final ShopPolicies policies;
    private final TenantCache<TaxTable> known;

    TaxTables(TenantDb tenantDb, TaxMapper mapper, ShopPolicies policies, TenantCaches caches) {
        this.tenantDb = tenantDb;
        this.mapper = mapper;
        this.policies = policies;
        this.known = caches.create();
    }

    /** The taxes that hold now; not to be asked inside a unit of work that writes. */
    public TaxTable of(TenantScoped scope) {
        return known.get(scope, () -> load(scope));
    }

    /** Forgets a tenant's taxes; for whoever has just changed them, after the change is committed. */
    void forget(TenantScoped scope) {
        known.forget(scope.tenantId());
    }

    private TaxTable load(TenantScoped scope) {
        String home = policies.of(scope).countryCode();
        return tenantDb.read(scope, () -> {
            UUID usual = mapper
                .listCategories(MAXIMUM_CATEGORIES)
                .stream()
                .filter(TaxCategoryRow::isUsual)
                .map(TaxCategoryRow::id)
                .findFirst()
                .orElse(null);
            List<TaxRate> rates = mapper.listAllRates(MAXIMUM_RATES).stream().map(TaxTables::rate).toList();
            return new TaxTable(home, usual, rates);
        });
    }

    private static TaxRate rate(TaxRateRow row) {
        return new TaxRate(
            row.id(),
            row.categoryId(),
            row.countryCode(),
            row.regionCode(),
            row.name(),
            row.rateMillionths(),
            row.replacesCountry()
        );
    }
}
