package io.quelyos.bff.collection;

import com.netflix.graphql.dgs.DgsComponent;
import com.netflix.graphql.dgs.DgsData;
import com.netflix.graphql.dgs.DgsMutation;
import com.netflix.graphql.dgs.InputArgument;
import graphql.schema.DataFetchingEnvironment;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.catalog.backoffice.BackofficeProduct;
import io.quelyos.bff.catalog.loader.Loading;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.persistence.catalog.ProductRow;
import io.quelyos.persistence.collection.CollectionRow;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Answers what staff read of collections and do with them. */
@DgsComponent
final class BackofficeCollectionFetcher {

    private static final String ROOT = "BackofficeQuery";
    private static final String COLLECTION = "BackofficeCollection";
    private final Collections collections;
    private final CollectionEditing editing;

    BackofficeCollectionFetcher(Collections collections, CollectionEditing editing) {
        this.collections = collections;
        this.editing = editing;
    }

    @DgsData(parentType = ROOT, field = "collections")
    List<CollectionRow> collections(TenantContext context) {
        return collections.listStored(context);
    }

    @DgsData(parentType = ROOT, field = "collection")
    @Nullable
    CollectionRow collection(TenantContext context, @InputArgument String id) {
        return GlobalId.decode("col", id)
            .map(key -> collections.findStored(context, key))
            .orElse(null);
    }

    @DgsData(parentType = COLLECTION, field = "rule")
    @Nullable
    BackofficeCollectionRule rule(TenantContext context, DataFetchingEnvironment environment) {
        String rule = source(environment).rule();
        return rule == null ? null : BackofficeCollectionRule.of(CollectionRule.parse(rule), context.baseCurrency());
    }

    @DgsData(parentType = COLLECTION, field = "productCount")
    CompletableFuture<@Nullable Integer> productCount(DataFetchingEnvironment environment) {
        return Loading.find(environment, CollectionCountLoader.NAME, source(environment));
    }

    @DgsData(parentType = COLLECTION, field = "pinnedProducts")
    CompletableFuture<List<BackofficeProduct>> pinnedProducts(
        TenantContext context,
        DataFetchingEnvironment environment
    ) {
        return Loading.<Object, ProductRow>list(
            environment,
            PinnedProductsLoader.NAME,
            source(environment).id()
        ).thenApply(rows ->
            rows
                .stream()
                .map(row -> BackofficeProduct.of(context, row))
                .toList()
        );
    }

    @DgsMutation(field = "backofficeCollectionCreate")
    CollectionPayload backofficeCollectionCreate(TenantContext context, DataFetchingEnvironment environment) {
        return editing.create(context, input(environment));
    }

    @DgsMutation(field = "backofficeCollectionUpdate")
    CollectionPayload backofficeCollectionUpdate(
        TenantContext context,
        DataFetchingEnvironment environment,
        @InputArgument String id,
        @InputArgument int version
    ) {
        return editing.update(context, id, version, input(environment));
    }

    @DgsMutation(field = "backofficeCollectionDelete")
    CollectionPayload backofficeCollectionDelete(
        TenantContext context,
        @InputArgument String id,
        @InputArgument int version
    ) {
        return editing.delete(context, id, version);
    }

    private static Map<String, Object> input(DataFetchingEnvironment environment) {
        return Objects.requireNonNull(environment.<Map<String, Object>>getArgument("input"));
    }

    private static CollectionRow source(DataFetchingEnvironment environment) {
        return Loading.source(environment, CollectionRow.class);
    }
}
