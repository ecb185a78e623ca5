package io.quelyos.bff.productimport;

import com.netflix.graphql.dgs.DgsComponent;
import com.netflix.graphql.dgs.DgsData;
import com.netflix.graphql.dgs.DgsDataFetchingEnvironment;
import com.netflix.graphql.dgs.DgsMutation;
import com.netflix.graphql.dgs.InputArgument;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.graphql.type.Connection;
import io.quelyos.bff.graphql.type.PageRequest;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;

/** Imports of products as staff see them. */
@DgsComponent
final class BackofficeProductImportFetcher {

    private final ProductImportService imports;

    BackofficeProductImportFetcher(ProductImportService imports) {
        this.imports = imports;
    }

    @DgsData(parentType = "BackofficeQuery", field = "productImports")
    Connection<ProductImport> productImports(
        TenantContext context,
        @InputArgument("first") @Nullable Integer first,
        @InputArgument("after") @Nullable String after
    ) {
        return imports.list(context, PageRequest.of(first, after));
    }

    @DgsData(parentType = "BackofficeQuery", field = "productImport")
    @Nullable
    ProductImport productImport(TenantContext context, @InputArgument("id") String id) {
        return imports.find(context, id);
    }

    @DgsData(parentType = "BackofficeProductImport", field = "errors")
    CompletableFuture<List<ImportErrorLoader.ImportError>> errors(
        DgsDataFetchingEnvironment environment,
        @InputArgument("first") @Nullable Integer first,
        @InputArgument("offset") @Nullable Integer offset
    ) {
        return load("ERROR", PageRequest.of(first, null, offset), environment);
    }

    @DgsData(parentType = "BackofficeProductImport", field = "warnings")
    CompletableFuture<List<ImportErrorLoader.ImportError>> warnings(
        DgsDataFetchingEnvironment environment,
        @InputArgument("first") @Nullable Integer first,
        @InputArgument("offset") @Nullable Integer offset
    ) {
        return load("WARNING", PageRequest.of(first, null, offset), environment);
    }

    @DgsMutation(field = "backofficeProductImportStart")
    ProductImportPayload backofficeProductImportStart(
        TenantContext context,
        @InputArgument("input") ProductImportPayload.StartInput input
    ) {
        return imports.start(context, input);
    }

    @DgsMutation(field = "backofficeProductImportCancel")
    ProductImportPayload backofficeProductImportCancel(TenantContext context, @InputArgument("id") String id) {
        return imports.cancel(context, id);
    }

    private static CompletableFuture<List<ImportErrorLoader.ImportError>> load(
        String severity,
        PageRequest page,
        DgsDataFetchingEnvironment environment
    ) {
        ProductImport owner = Objects.requireNonNull(environment.getSource());
        DataLoader<ImportErrorLoader.Key, List<ImportErrorLoader.ImportError>> loader = Objects.requireNonNull(
            environment.getDataLoader(ImportErrorLoader.NAME)
        );
        var which = new ImportErrorLoader.Page(severity, page.first(), page.offset());
        return loader.load(new ImportErrorLoader.Key(owner.id(), which));
    }
}
