package io.quelyos.bff.tax;

import com.netflix.graphql.dgs.DgsComponent;
import com.netflix.graphql.dgs.DgsData;
import com.netflix.graphql.dgs.DgsMutation;
import com.netflix.graphql.dgs.InputArgument;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.graphql.type.Connection;
import io.quelyos.bff.graphql.type.DeletedPayload;
import io.quelyos.bff.graphql.type.PageRequest;
import io.quelyos.persistence.tax.TaxCategoryRow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers the backoffice's fields and mutations of taxes. */
@DgsComponent
final class BackofficeTaxFetcher {

    private final TaxCategoryAdministration categories;
    private final TaxRateAdministration rates;

    BackofficeTaxFetcher(TaxCategoryAdministration categories, TaxRateAdministration rates) {
        this.categories = categories;
        this.rates = rates;
    }

    @DgsData(parentType = "BackofficeQuery", field = "taxCategories")
    List<TaxCategoryRow> taxCategories(TenantContext context) {
        return categories.list(context);
    }

    @DgsData(parentType = "BackofficeQuery", field = "taxRates")
    Connection<BackofficeTaxRate> taxRates(
        TenantContext context,
        @InputArgument @Nullable Integer first,
        @InputArgument @Nullable String after,
        @InputArgument @Nullable TaxRateFilter where
    ) {
        return rates.list(context, where == null ? TaxRateFilter.ALL : where, PageRequest.of(first, after));
    }

    @DgsMutation
    TaxCategoryPayload backofficeTaxCategoryCreate(TenantContext context, @InputArgument TaxCategoryInput input) {
        return categories.create(context, input);
    }

    @DgsMutation
    TaxCategoryPayload backofficeTaxCategoryUpdate(
        TenantContext context,
        @InputArgument String id,
        @InputArgument int version,
        @InputArgument TaxCategoryInput input
    ) {
        return categories.update(context, id, version, input);
    }

    @DgsMutation
    DeletedPayload backofficeTaxCategoryDelete(
        TenantContext context,
        @InputArgument String id,
        @InputArgument int version
    ) {
        return categories.delete(context, id, version);
    }

    @DgsMutation
    TaxAssignPayload backofficeTaxCategoryAssign(
        TenantContext context,
        @InputArgument @Nullable String id,
        @InputArgument List<String> productIds
    ) {
        return categories.assign(context, id, productIds);
    }

    @DgsMutation
    TaxRatePayload backofficeTaxRateCreate(TenantContext context, @InputArgument TaxRateInput input) {
        return rates.create(context, input);
    }

    @DgsMutation
    TaxRatePayload backofficeTaxRateUpdate(
        TenantContext context,
        @InputArgument String id,
        @InputArgument int version,
        @InputArgument TaxRateInput input
    ) {
        return rates.update(context, id, version, input);
    }

    @DgsMutation
    DeletedPayload backofficeTaxRateDelete(
        TenantContext context,
        @InputArgument String id,
        @InputArgument int version
    ) {
        return rates.delete(context, id, version);
    }
}
