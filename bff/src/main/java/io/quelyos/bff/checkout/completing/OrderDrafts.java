package io.quelyos.bff.checkout.completing;

import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.cart.CartAttribute;
import io.quelyos.bff.cart.reading.CartState;
import io.quelyos.bff.pricing.BasketTotals;
import io.quelyos.bff.pricing.PricedBasket;
import io.quelyos.bff.pricing.PricedDelivery;
import io.quelyos.bff.pricing.PricedLine;
import io.quelyos.persistence.cart.CartRow;
import io.quelyos.persistence.checkout.CheckoutRow;
import io.quelyos.persistence.order.placing.OrderDraftRow;
import io.quelyos.persistence.order.placing.OrderLineDraftRow;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Copies a cart, as it was reckoned for its buyer, into an order. */
final class OrderDrafts {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private OrderDrafts() {}

    static OrderDraftRow order(
        TenantContext context,
        CheckoutRow checkout,
        CartState cart,
        @Nullable OffsetDateTime paymentDueAt
    ) {
        PricedBasket prices = cart.sums().prices();
        CartRow row = cart.row();
        var delivery = cart.sums().delivery();
        boolean isFetched = delivery != null && delivery.pickupPointId() != null;
        return new OrderDraftRow(
            checkout.id(),
            row.customerId(),
            row.guestSession(),
            Objects.requireNonNull(checkout.email(), "nothing is missing"),
            checkout.phone(),
            context.locale().toLanguageTag(),
            prices.currency().getCurrencyCode(),
            prices.pricesIncludeTax(),
            prices.taxTreatment().name(),
            cart.sums().parcel() != null,
            isFetched || cart.sums().parcel() == null ? null : checkout.shippingAddress(),
            Objects.requireNonNull(checkout.billingAddress(), "nothing is missing"),
            delivery == null ? null : delivery.rateId(),
            delivery == null ? null : delivery.pickupPointId(),
            delivery == null ? null : delivery.name(),
            amounts(prices),
            JSON.writeValueAsString(prices.taxes()),
            JSON.writeValueAsString(prices.promotions()),
            row.note(),
            row.attributes(),
            checkout.termsAcceptedAt(),
            paymentDueAt
        );
    }

    private static OrderDraftRow.Amounts amounts(PricedBasket prices) {
        BasketTotals totals = prices.totals();
        PricedDelivery delivery = prices.delivery();
        return new OrderDraftRow.Amounts(
            totals.subtotalMinor(),
            totals.discountMinor(),
            totals.deliveryMinor(),
            totals.deliveryDiscountMinor(),
            delivery == null ? 0 : delivery.amount().netMinor(),
            delivery == null ? 0 : delivery.amount().taxMinor(),
            totals.netMinor(),
            totals.taxMinor(),
            totals.grossMinor()
        );
    }

    /** The lines, which keep the ids that they had in the cart. */
    static List<OrderLineDraftRow> lines(CartState cart) {
        Map<UUID, PricedLine> priced = cart
            .sums()
            .prices()
            .lines()
            .stream()
            .collect(Collectors.toMap(line -> line.line().id(), Function.identity()));
        List<OrderLineDraftRow> lines = new ArrayList<>();
        for (CartState.LineState line : cart.lines()) {
            PricedLine price = Objects.requireNonNull(priced.get(line.id()), "every line is sold");
            lines.add(
                new OrderLineDraftRow(
                    line.id(),
                    lines.size() + 1,
                    Objects.requireNonNull(line.variantId(), "every line is sold"),
                    line.name(),
                    line.quantity(),
                    price.line().unitPriceMinor(),
                    price.subtotalMinor(),
                    price.discountMinor(),
                    price.amount().netMinor(),
                    price.amount().taxMinor(),
                    price.amount().grossMinor(),
                    JSON.writeValueAsString(price.amount().taxes()),
                    JSON.writeValueAsString(price.discounts()),
                    line.note(),
                    CartAttribute.write(line.attributes())
                )
            );
        }
        return lines;
    }
}
