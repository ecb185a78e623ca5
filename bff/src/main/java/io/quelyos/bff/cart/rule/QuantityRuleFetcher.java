package io.quelyos.bff.cart.rule;

import com.netflix.graphql.dgs.DgsComponent;
import com.netflix.graphql.dgs.DgsData;
import com.netflix.graphql.dgs.DgsMutation;
import com.netflix.graphql.dgs.InputArgument;
import graphql.schema.DataFetchingEnvironment;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.catalog.backoffice.BackofficeVariant;
import io.quelyos.bff.catalog.loader.Loading;
import io.quelyos.bff.catalog.shop.ShopVariant;
import io.quelyos.persistence.cart.QuantityRuleRow;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Answers the quantity rules of articles, and the choice of one. */
@DgsComponent
final class QuantityRuleFetcher {

    private static final String FIELD = "quantityRule";
    private final QuantityRuleEditing editing;

    QuantityRuleFetcher(QuantityRuleEditing editing) {
        this.editing = editing;
    }

    @DgsData(parentType = "ShopVariant", field = FIELD)
    CompletableFuture<@Nullable QuantityRule> ofShop(DataFetchingEnvironment environment) {
        return load(environment, Loading.source(environment, ShopVariant.class).id());
    }

    @DgsData(parentType = "BackofficeVariant", field = FIELD)
    CompletableFuture<@Nullable QuantityRule> ofBackoffice(DataFetchingEnvironment environment) {
        return load(environment, Loading.source(environment, BackofficeVariant.class).id());
    }

    @DgsMutation
    QuantityRulePayload backofficeVariantQuantityRuleSet(
        TenantContext context,
        @InputArgument String variantId,
        @InputArgument int version,
        @InputArgument QuantityRuleInput input
    ) {
        return editing.set(context, variantId, version, input);
    }

    private static CompletableFuture<@Nullable QuantityRule> load(DataFetchingEnvironment environment, UUID variant) {
        return Loading.<Object, QuantityRuleRow>find(environment, QuantityRuleLoader.NAME, variant).thenApply(row ->
            row == null ? null : QuantityRule.of(row)
        );
    }
}
