package io.quelyos.bff.approval;

import static java.util.stream.Collectors.toMap;

import io.quelyos.bff.cart.CartAttribute;
import io.quelyos.bff.cart.reading.CartState;
import io.quelyos.bff.pricing.BasketTotals;
import io.quelyos.bff.pricing.PricedLine;
import io.quelyos.persistence.address.PostalAddress;
import io.quelyos.persistence.checkout.CheckoutRow;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * All that an approval is about: articles, numbers and amounts, the way of delivery, and both addresses. Whoever changes
 * any of it needs another approval. How the amount is paid, and what gift cards pay of it, is not part of it.
 */
record ApprovalContent(
    String currency,
    List<Line> lines,
    @Nullable UUID deliveryRateId,
    @Nullable UUID pickupPointId,
    BasketTotals totals,
    @Nullable PostalAddress shippingAddress,
    @Nullable PostalAddress billingAddress,
    @Nullable String note,
    List<CartAttribute> attributes
) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    ApprovalContent {
        lines = List.copyOf(lines);
        attributes = List.copyOf(attributes);
    }

    record Line(
        String name,
        int quantity,
        long totalMinor,
        @Nullable UUID variantId,
        @Nullable String note,
        List<CartAttribute> attributes
    ) {
        Line {
            attributes = List.copyOf(attributes);
        }
    }

    /** What approvers look at; kept as it was. */
    record ShownLine(String name, int quantity, long totalMinor) {}

    /** Of a checkout with the cart as it was priced just now; in an order of its own, so that moved lines are the same. */
    static ApprovalContent of(CheckoutRow checkout, CartState cart) {
        var sums = cart.sums();
        Map<UUID, PricedLine> priced = sums
            .prices()
            .lines()
            .stream()
            .collect(toMap(line -> line.line().id(), Function.identity()));
        List<Line> lines = cart
            .lines()
            .stream()
            .map(line -> line(line, priced.get(line.id())))
            .sorted(Comparator.comparing(Line::toString))
            .toList();
        var delivery = sums.delivery();
        return new ApprovalContent(
            sums.prices().currency().getCurrencyCode(),
            lines,
            delivery == null ? null : delivery.rateId(),
            delivery == null ? null : delivery.pickupPointId(),
            sums.prices().totals(),
            checkout.shippingAddress(),
            checkout.billingAddress(),
            cart.row().note(),
            cart.attributes()
        );
    }

    private static Line line(CartState.LineState line, @Nullable PricedLine price) {
        long totalMinor = price == null ? 0 : price.amount().grossMinor();
        return new Line(line.name(), line.quantity(), totalMinor, line.variantId(), line.note(), line.attributes());
    }

    /** The SHA-256 of all of it. */
    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(
                JSON.writeValueAsString(this).getBytes(StandardCharsets.UTF_8)
            );
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    List<ShownLine> shown() {
        return lines
            .stream()
            .map(line -> new ShownLine(line.name(), line.quantity(), line.totalMinor()))
            .toList();
    }

    static String write(List<ShownLine> lines) {
        return JSON.writeValueAsString(lines);
    }

    static List<ShownLine> read(String lines) {
        return List.of(JSON.readValue(lines, ShownLine[].class));
    }
}
