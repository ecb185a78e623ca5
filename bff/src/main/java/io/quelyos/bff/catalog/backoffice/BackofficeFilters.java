package io.quelyos.bff.catalog.backoffice;

import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.catalog.listing.CatalogLimits;
import io.quelyos.bff.search.Questions;
import io.quelyos.persistence.catalog.listing.ProductCondition;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads staff's filters. */
@Component
final class BackofficeFilters {

    private final Questions questions;
    private final CatalogLimits limits;

    BackofficeFilters(Questions questions, CatalogLimits limits) {
        this.questions = questions;
        this.limits = limits;
    }

    ProductCondition read(TenantContext context, @Nullable BackofficeProductFilter filter) {
        return new BackofficeFilterReader(context, questions, limits).read(filter);
    }
}
