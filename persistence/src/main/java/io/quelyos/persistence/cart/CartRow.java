package io.quelyos.persistence.cart;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A cart without its lines.
 *
 * @param customerId whose it is; null where it is a guest's
 * @param guestSession the hash of the guest's session; null where it is a customer's
 * @param currency by ISO 4217; what its lines' prices are in
 * @param attributes a JSON list of names and values
 * @param deliveryRateId the way to be delivered that was chosen; null where none was
 * @param pickupPointId the point where the goods are to be fetched; null where none was chosen
 * @param linesLeftOut how many lines a merge had no room for, until the cart is changed
 * @param couponCodes in the order in which they were entered
 * @param giftCardIds in the order in which they were entered
 * @param giftCardEnds the ends of those cards' codes
 */
public record CartRow(
    UUID id,
    @Nullable UUID customerId,
    @Nullable String guestSession,
    String currency,
    @Nullable String note,
    String attributes,
    @Nullable String countryCode,
    @Nullable String regionCode,
    @Nullable String postalCode,
    @Nullable UUID deliveryRateId,
    @Nullable UUID pickupPointId,
    int linesLeftOut,
    int version,
    OffsetDateTime createdAt,
    OffsetDateTime updatedAt,
    OffsetDateTime expiresAt,
    List<String> couponCodes,
    List<UUID> giftCardIds,
    List<String> giftCardEnds
) {
    /** What its buyer says about it. */
    public CartDetailsRow details() {
        return new CartDetailsRow(note, attributes, countryCode, regionCode, postalCode, deliveryRateId, pickupPointId);
    }

    /** The gift cards in the order in which they were entered. */
    public List<CartGiftCardRow> giftCards() {
        List<CartGiftCardRow> cards = new ArrayList<>();
        for (int index = 0; index < giftCardIds.size(); index++) {
            cards.add(new CartGiftCardRow(giftCardIds.get(index), giftCardEnds.get(index)));
        }
        return cards;
    }

    /** The columns of this record, of a table called c. */
    public static final String COLUMNS =
        "c.id, c.customer_id, c.guest_session, c.currency, c.note, cast(c.attributes as text) as attributes," +
        " c.country_code, c.region_code, c.postal_code, c.delivery_rate_id, c.pickup_point_id, c.lines_left_out, c.version," +
        " c.created_at, c.updated_at, c.expires_at," +
        " array(select k.code from cart_coupon k where k.tenant_id = c.tenant_id and k.cart_id = c.id" +
        " order by k.position, k.created_at, k.code) as coupon_codes," +
        " array(select g.gift_card_id from cart_gift_card g where g.tenant_id = c.tenant_id and g.cart_id = c.id" +
        " order by g.position, g.created_at, g.gift_card_id) as gift_card_ids," +
        " array(select g.last_four from cart_gift_card g where g.tenant_id = c.tenant_id and g.cart_id = c.id" +
        " order by g.position, g.created_at, g.gift_card_id) as gift_card_ends";
}
