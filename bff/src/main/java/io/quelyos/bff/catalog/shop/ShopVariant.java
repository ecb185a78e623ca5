package io.quelyos.bff.catalog.shop;

import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.graphql.type.Money;
import io.quelyos.persistence.catalog.ProductRow;
import io.quelyos.persistence.catalog.StockedVariantRow;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The schema's type of the same name, with what its own fields are loaded by.
 *
 * @param counted what its stock and its price per unit are told by
 * @param product what its product says for all its articles; null where that has to be asked for
 * @param price in the tenant's own currency, like the one before; the room {@code market} shows them in the request's
 */
public record ShopVariant(
    UUID id,
    UUID productId,
    @Nullable String sku,
    List<String> optionValues,
    Money price,
    @Nullable Money compareAtPrice,
    boolean available,
    Counted counted,
    ProductRow.@Nullable Facts product
) {
    /**
     * What is counted of an article, before the tenant's policy says what of it is told.
     *
     * @param onHand the pieces that are there; null where nobody counts them
     * @param sellable the pieces that can be sold; null where any number can
     * @param ownUnitAmount how much it holds, where that is not what the product says
     */
    public record Counted(@Nullable Long onHand, @Nullable Long sellable, @Nullable Integer ownUnitAmount) {}

    /** The article of a row, whose product is not at hand. */
    public static ShopVariant of(TenantContext context, StockedVariantRow row) {
        return of(context, row, null);
    }

    /** The article of a row, with what its product says for all its articles. */
    public static ShopVariant of(TenantContext context, StockedVariantRow row, ProductRow.@Nullable Facts product) {
        Long before = row.compareAtMinor();
        return new ShopVariant(
            row.id(),
            row.productId(),
            row.sku(),
            row.optionValues(),
            Money.ofMinor(row.priceMinor(), context.baseCurrency()),
            before == null || before <= row.priceMinor() ? null : Money.ofMinor(before, context.baseCurrency()),
            row.isAvailable(),
            new Counted(row.onHand(), row.sellable(), row.ownUnitAmount()),
            product
        );
    }
}
