package io.quelyos.bff.order.reading;

import io.quelyos.bff.cart.CartAttribute;
import io.quelyos.bff.graphql.type.Money;
import io.quelyos.bff.graphql.type.TaxedMoney;
import io.quelyos.persistence.address.PostalAddress;
import io.quelyos.persistence.order.OrderRow;
import java.time.OffsetDateTime;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The schema's types ShopOrder and BackofficeOrder, which read the same things by the same names. Only the row is kept for
 * replays; all else is read from it.
 */
public record OrderView(OrderRow row) {
    public static @Nullable OrderView of(@Nullable OrderRow row) {
        return row == null ? null : new OrderView(row);
    }

    public UUID id() {
        return row.id();
    }

    public int version() {
        return row.version();
    }

    public @Nullable Long number() {
        return row.number();
    }

    public String status() {
        return row.status();
    }

    public String paymentStatus() {
        return row.paymentStatus();
    }

    public String fulfilmentStatus() {
        return row.fulfilmentStatus();
    }

    public @Nullable UUID customerId() {
        return row.customerId();
    }

    public String email() {
        return row.email();
    }

    public @Nullable String phone() {
        return row.phone();
    }

    public String locale() {
        return row.locale();
    }

    public @Nullable String vatNumber() {
        return row.vatNumber();
    }

    public @Nullable PostalAddress shippingAddress() {
        return row.shippingAddress();
    }

    public PostalAddress billingAddress() {
        return row.billingAddress();
    }

    public @Nullable String deliveryName() {
        return row.deliveryName();
    }

    public Money subtotal() {
        return money(row.subtotalMinor());
    }

    public Money discount() {
        return money(row.discountMinor());
    }

    public List<OrderTexts.Discount> discounts() {
        return OrderTexts.discounts(row.promotions(), currency());
    }

    public TaxedMoney delivery() {
        return TaxedMoney.ofMinor(row.deliveryNetMinor(), row.deliveryTaxMinor(), currency());
    }

    public List<OrderTexts.Tax> taxes() {
        return OrderTexts.taxes(row.taxes(), currency());
    }

    public TaxedMoney total() {
        return TaxedMoney.ofMinor(row.netMinor(), row.taxMinor(), currency());
    }

    public Money due() {
        return money(row.dueMinor());
    }

    public Money paid() {
        return money(row.paidMinor());
    }

    public Money refunded() {
        return money(row.refundedMinor());
    }

    public Money balance() {
        return money(row.balanceMinor());
    }

    public @Nullable String note() {
        return row.note();
    }

    public List<CartAttribute> attributes() {
        return OrderTexts.attributes(row.attributes());
    }

    public @Nullable OffsetDateTime paymentDueAt() {
        return row.paymentDueAt();
    }

    public @Nullable OffsetDateTime placedAt() {
        return row.placedAt();
    }

    public @Nullable OffsetDateTime cancelledAt() {
        return row.cancelledAt();
    }

    public @Nullable String cancelReason() {
        return row.cancelReason();
    }

    public OffsetDateTime createdAt() {
        return row.createdAt();
    }

    public OffsetDateTime updatedAt() {
        return row.updatedAt();
    }

    /** An amount of the order's currency. */
    public Money money(long minor) {
        return Money.ofMinor(minor, currency());
    }

    private Currency currency() {
        return Currency.getInstance(row.currency());
    }
}
