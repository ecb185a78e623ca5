package io.quelyos.persistence.order;

import io.quelyos.persistence.address.PostalAddress;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order. Amounts are in minor units of its currency.
 *
 * @param number given when it was placed; null for one whose money is still awaited
 * @param guestSession the stored id of the session in which a guest bought
 * @param netMinor everything as it was sold, without tax; what was taken back later stands in the ledger
 * @param taxes a JSON array of the taxes by rate, as {@code bff.pricing.tax.AppliedTax}
 * @param promotions a JSON array, as {@code bff.pricing.promotion.AppliedPromotion}
 * @param paidMinor what came in, by the ledger
 * @param refundedMinor what went back, by the ledger
 * @param balanceMinor the sum of the ledger: above 0 what is owed by the buyer, below 0 what is owed to the buyer
 * @param deliveryCredited whether the delivery was taken back
 */
public record OrderRow(
    UUID id,
    @Nullable Long number,
    String status,
    String paymentStatus,
    String fulfilmentStatus,
    @Nullable UUID customerId,
    @Nullable String guestSession,
    String email,
    @Nullable String phone,
    String locale,
    String currency,
    boolean pricesIncludeTax,
    String taxTreatment,
    @Nullable String vatNumber,
    boolean requiresShipping,
    @Nullable PostalAddress shippingAddress,
    PostalAddress billingAddress,
    @Nullable UUID pickupPointId,
    @Nullable String deliveryName,
    long subtotalMinor,
    long discountMinor,
    long deliveryMinor,
    long deliveryDiscountMinor,
    long deliveryNetMinor,
    long deliveryTaxMinor,
    long netMinor,
    long taxMinor,
    long grossMinor,
    String taxes,
    String promotions,
    long paidMinor,
    long refundedMinor,
    long balanceMinor,
    boolean deliveryCredited,
    @Nullable String note,
    String attributes,
    @Nullable OffsetDateTime paymentDueAt,
    @Nullable OffsetDateTime placedAt,
    @Nullable OffsetDateTime cancelledAt,
    @Nullable String cancelReason,
    int version,
    OffsetDateTime createdAt,
    OffsetDateTime updatedAt
) {
    private static final String FORGOTTEN_DOMAIN = "@deleted.invalid";

    /** The columns of this record, of a table called o. */
    public static final String COLUMNS = """
    o.id, o.number, o.status, o.payment_status, o.fulfilment_status, o.customer_id, o.guest_session, o.email, o.phone,
        o.locale, o.currency, o.prices_include_tax, o.tax_treatment, o.vat_number, o.requires_shipping,
        o.shipping_address, o.billing_address, o.pickup_point_id, o.delivery_name, o.subtotal_minor, o.discount_minor,
        o.delivery_minor, o.delivery_discount_minor, o.delivery_net_minor, o.delivery_tax_minor, o.net_minor,
        o.tax_minor, o.gross_minor, cast(o.taxes as text) as taxes, cast(o.promotions as text) as promotions,
        o.paid_minor, o.refunded_minor,
        (
            select coalesce(sum(e.amount_minor), 0)
            from order_ledger_entry e
            where e.tenant_id = o.tenant_id
                and e.order_id = o.id
        ) as balance_minor,
        o.delivery_credited, o.note, cast(o.attributes as text) as attributes, o.payment_due_at, o.placed_at,
        o.cancelled_at, o.cancel_reason, o.version, o.created_at, o.updated_at""";

    /** Whether its buyer was forgotten, so that there is nobody to write to; see {@code ForgettingMapper}. */
    public boolean isForgotten() {
        return email.endsWith(FORGOTTEN_DOMAIN);
    }

    /** What the buyer has to pay in all, after everything that was taken back. */
    public long dueMinor() {
        return balanceMinor + paidMinor - refundedMinor;
    }
}
