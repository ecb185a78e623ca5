package io.quelyos.persistence.order;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line of an order: a copy of the article as it was sold. Amounts are in minor units and for all pieces that were bought.
 *
 * @param taxes a JSON array, as {@code bff.pricing.tax.AppliedTax}
 * @param discounts a JSON array, as {@code bff.pricing.discount.Discount}
 * @param attributes a JSON array of what is to be written on the article and the like
 * @param fulfilledQuantity pieces that were sent, those that came back among them
 * @param cancelledQuantity pieces that never were sent
 * @param returnedQuantity pieces that came back, or were taken back without coming back
 */
public record OrderLineRow(
    UUID id,
    UUID orderId,
    String currency,
    int position,
    @Nullable UUID productId,
    @Nullable UUID variantId,
    String name,
    @Nullable String sku,
    List<String> optionValues,
    int quantity,
    long unitPriceMinor,
    long subtotalMinor,
    long discountMinor,
    long netMinor,
    long taxMinor,
    long grossMinor,
    String taxes,
    String discounts,
    boolean requiresShipping,
    @Nullable String note,
    String attributes,
    int fulfilledQuantity,
    int cancelledQuantity,
    int returnedQuantity
) {
    /** The columns of this record, of a table called l. */
    public static final String COLUMNS = """
    l.id, l.order_id,
        (select o.currency from shop_order o where o.tenant_id = l.tenant_id and o.id = l.order_id) as currency,
        l.position, l.product_id, l.variant_id, l.name, l.sku, l.option_values, l.quantity,
        l.unit_price_minor, l.subtotal_minor, l.discount_minor, l.net_minor, l.tax_minor, l.gross_minor,
        cast(l.taxes as text) as taxes, cast(l.discounts as text) as discounts, l.requires_shipping, l.note,
        cast(l.attributes as text) as attributes, l.fulfilled_quantity, l.cancelled_quantity, l.returned_quantity""";

    /** Pieces that are still to be sent. */
    public int openQuantity() {
        return quantity - fulfilledQuantity - cancelledQuantity;
    }

    /** Pieces that the buyer has. */
    public int keptQuantity() {
        return fulfilledQuantity - returnedQuantity;
    }

    /** Pieces that the buyer does not pay, because they were cancelled or taken back. */
    public int creditedQuantity() {
        return cancelledQuantity + returnedQuantity;
    }
}
