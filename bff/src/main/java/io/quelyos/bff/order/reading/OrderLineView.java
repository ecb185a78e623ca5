package io.quelyos.bff.order.reading;

import io.quelyos.bff.cart.CartAttribute;
import io.quelyos.bff.graphql.type.Money;
import io.quelyos.bff.graphql.type.TaxedMoney;
import io.quelyos.persistence.order.OrderLineRow;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The schema's types ShopOrderLine and BackofficeOrderLine. */
public record OrderLineView(OrderLineRow row) {
    public UUID id() {
        return row.id();
    }

    public @Nullable UUID productId() {
        return row.productId();
    }

    public @Nullable UUID variantId() {
        return row.variantId();
    }

    public String name() {
        return row.name();
    }

    public @Nullable String sku() {
        return row.sku();
    }

    public List<String> optionValues() {
        return row.optionValues();
    }

    public int quantity() {
        return row.quantity();
    }

    public int openQuantity() {
        return row.openQuantity();
    }

    public int fulfilledQuantity() {
        return row.fulfilledQuantity();
    }

    public int cancelledQuantity() {
        return row.cancelledQuantity();
    }

    public int returnedQuantity() {
        return row.returnedQuantity();
    }

    public Money unitPrice() {
        return Money.ofMinor(row.unitPriceMinor(), currency());
    }

    public Money subtotal() {
        return Money.ofMinor(row.subtotalMinor(), currency());
    }

    public Money discount() {
        return Money.ofMinor(row.discountMinor(), currency());
    }

    public List<OrderTexts.Discount> discounts() {
        return OrderTexts.discounts(row.discounts(), currency());
    }

    public List<OrderTexts.Tax> taxes() {
        return OrderTexts.taxes(row.taxes(), currency());
    }

    public TaxedMoney total() {
        return TaxedMoney.ofMinor(row.netMinor(), row.taxMinor(), currency());
    }

    public @Nullable String note() {
        return row.note();
    }

    public List<CartAttribute> attributes() {
        return OrderTexts.attributes(row.attributes());
    }

    private Currency currency() {
        return Currency.getInstance(row.currency());
    }
}
