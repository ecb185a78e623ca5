package io.quelyos.bff.site;

import com.netflix.graphql.dgs.DgsComponent;
import com.netflix.graphql.dgs.DgsData;
import com.netflix.graphql.dgs.InputArgument;
import graphql.schema.DataFetchingEnvironment;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.catalog.loader.ImageLoader;
import io.quelyos.bff.catalog.loader.Loading;
import io.quelyos.bff.graphql.type.Connection;
import io.quelyos.bff.media.MediaUrls;
import io.quelyos.persistence.catalog.ProductImageRow;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Answers the fields of the vitrine. */
@DgsComponent
final class VitrineSiteFetcher {

    private static final String ROOT = "VitrineQuery";
    private final SitePresentation presentation;
    private final MediaUrls media;

    VitrineSiteFetcher(SitePresentation presentation, MediaUrls media) {
        this.presentation = presentation;
        this.media = media;
    }

    @DgsData(parentType = ROOT, field = "site")
    VitrineSite site(TenantContext context) {
        return presentation.present(context);
    }

    @DgsData(parentType = ROOT, field = "navigation")
    List<VitrineNavigationItem> navigation(TenantContext context) {
        return presentation.listNavigation(context);
    }

    @DgsData(parentType = ROOT, field = "featuredProducts")
    CompletableFuture<Connection<VitrineProduct>> featuredProducts(
        TenantContext context,
        DataFetchingEnvironment environment,
        @InputArgument @Nullable Integer first
    ) {
        return Loading.together(environment, () -> presentation.listFeatured(context, first));
    }

    @DgsData(parentType = "VitrineProduct", field = "image")
    CompletableFuture<@Nullable VitrineImage> image(TenantContext context, DataFetchingEnvironment environment) {
        VitrineProduct product = Loading.source(environment, VitrineProduct.class);
        var key = new ImageLoader.Key(product.id(), 1);
        return Loading.<Object, ProductImageRow>list(environment, ImageLoader.NAME, key).thenApply(rows ->
            rows.isEmpty() ? null : show(context, environment, rows.getFirst())
        );
    }

    private VitrineImage show(TenantContext context, DataFetchingEnvironment environment, ProductImageRow row) {
        return new VitrineImage(media.of(context, environment, row), row.altText());
    }
}
