package io.quelyos.bff.order.letter;

import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.mail.Letter;
import io.quelyos.bff.mail.MailQueue;
import io.quelyos.bff.order.OpenOrder;
import io.quelyos.bff.order.line.LinePieces;
import io.quelyos.persistence.mail.LetterAbout;
import io.quelyos.persistence.order.OrderLineRow;
import io.quelyos.persistence.order.OrderRow;
import io.quelyos.persistence.order.fulfilment.FulfilmentRow;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes the letters about orders; each inside the transaction of what it tells. */
@Component
public final class OrderLetters {

    private static final String LINES = "lines";
    private final MailQueue mail;

    OrderLetters(MailQueue mail) {
        this.mail = mail;
    }

    /** The order was placed: all of it with its sums. */
    public void placed(TenantContext context, OpenOrder order) {
        OrderRow row = order.row();
        LetterAmounts amounts = amounts(row);
        Map<String, Object> values = new HashMap<>();
        values.put(
            LINES,
            order
                .lines()
                .stream()
                .map(line -> line(line, line.quantity(), line.grossMinor(), amounts))
                .toList()
        );
        values.put("delivery", amounts.write(row.deliveryNetMinor() + row.deliveryTaxMinor()));
        values.put("deliveryName", text(row.deliveryName()));
        values.put("tax", amounts.write(row.taxMinor()));
        values.put("total", amounts.write(row.grossMinor()));
        values.put("balance", amounts.write(row.balanceMinor()));
        values.put("isUnpaid", row.balanceMinor() > 0);
        values.put("address", row.shippingAddress() == null ? List.of() : List.of(row.shippingAddress()));
        send(context, "order-placed", row, values);
    }

    /** Money came in. */
    public void paid(TenantContext context, OrderRow row, long amountMinor) {
        LetterAmounts amounts = amounts(row);
        send(
            context,
            "order-paid",
            row,
            Map.of(
                "amount",
                amounts.write(amountMinor),
                "isUnpaid",
                row.balanceMinor() > 0,
                "balance",
                amounts.write(row.balanceMinor())
            )
        );
    }

    /** A parcel was sent, or can be followed otherwise now. */
    public void shipped(TenantContext context, OpenOrder order, FulfilmentRow parcel, LinePieces pieces) {
        Map<String, Object> values = new HashMap<>();
        values.put(LINES, lines(pieces));
        values.put("carrier", text(parcel.carrier()));
        values.put("trackingNumber", text(parcel.trackingNumber()));
        values.put("trackingUrl", text(parcel.trackingUrl()));
        values.put("isFollowed", parcel.trackingNumber() != null || parcel.trackingUrl() != null);
        send(context, "order-shipped", order.row(), values);
    }

    /** A parcel arrived. */
    public void delivered(TenantContext context, OpenOrder order, LinePieces pieces) {
        send(context, "order-delivered", order.row(), Map.of(LINES, lines(pieces)));
    }

    /**
     * Pieces are not sent any more, or the whole order is not.
     *
     * @param refundMinor what goes back, in minor units
     * @param reason as the schema's enum OrderCancelReason
     */
    public void cancelled(
        TenantContext context,
        OrderRow row,
        LinePieces pieces,
        boolean isWhole,
        String reason,
        long refundMinor
    ) {
        Map<String, Object> values = new HashMap<>();
        values.put(LINES, lines(pieces));
        values.put("isWhole", isWhole);
        values.put("isPart", !isWhole);
        values.put("by" + reason, true);
        values.put("isRefunded", refundMinor > 0);
        values.put("amount", amounts(row).write(refundMinor));
        send(context, "order-cancelled", row, values);
    }

    /** Money went back. */
    public void refunded(TenantContext context, OrderRow row, long amountMinor) {
        send(context, "order-refunded", row, Map.of("amount", amounts(row).write(amountMinor)));
    }

    /** Money of which the buyer was told that it went back came back to the shop. */
    public void refundFailed(TenantContext context, OrderRow row, long amountMinor) {
        send(context, "order-refund-failed", row, Map.of("amount", amounts(row).write(amountMinor)));
    }

    /**
     * Something happened to a return.
     *
     * @param kind the template: return-requested, return-approved, return-rejected or return-received
     * @param answer the staff's words
     */
    public void returned(
        TenantContext context,
        String kind,
        OrderRow row,
        long returnNumber,
        LinePieces pieces,
        @Nullable String answer
    ) {
        send(
            context,
            kind,
            row,
            Map.of(
                "returnNumber",
                returnNumber,
                LINES,
                lines(pieces),
                "answer",
                text(answer),
                "hasAnswer",
                answer != null
            )
        );
    }

    /** The letters' language is the order's. */
    public static Locale locale(OrderRow row) {
        return Locale.forLanguageTag(row.locale());
    }

    private static LetterAmounts amounts(OrderRow row) {
        return new LetterAmounts(locale(row), Currency.getInstance(row.currency()));
    }

    private static List<Map<String, Object>> lines(LinePieces pieces) {
        return pieces
            .pieces()
            .entrySet()
            .stream()
            .map(each -> named(each.getKey(), each.getValue()))
            .toList();
    }

    private static Map<String, Object> line(OrderLineRow line, int quantity, long grossMinor, LetterAmounts amounts) {
        Map<String, Object> told = new HashMap<>(named(line, quantity));
        told.put("total", amounts.write(grossMinor));
        return told;
    }

    private static Map<String, Object> named(OrderLineRow line, int quantity) {
        String options = String.join(" / ", line.optionValues());
        String name = options.isEmpty() ? line.name() : line.name() + " (" + options + ")";
        return Map.of("quantity", quantity, "article", name);
    }

    private void send(TenantContext context, String kind, OrderRow row, Map<String, Object> values) {
        if (row.isForgotten()) {
            // There is nobody any more to write to.
            return;
        }
        Map<String, Object> all = new HashMap<>(values);
        all.put("number", row.number() == null ? "" : Long.toString(row.number()));
        // A guest has no list of orders, and finds one by its number and the address that this letter goes to.
        String action =
            row.customerId() == null
                ? "/orders/lookup" + (row.number() == null ? "" : "?number=" + row.number())
                : "/account/orders/" + GlobalId.encode("ord", row.id());
        var about = LetterAbout.order(row.id());
        mail.send(context, new Letter(kind, locale(row), row.email(), row.billingAddress().name(), all, action, about));
    }

    private static String text(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }
}
