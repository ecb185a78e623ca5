package io.quelyos.persistence.cart;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a buyer says about a whole cart; the components are those of {@link CartRow}. */
public record CartDetailsRow(
    @Nullable String note,
    String attributes,
    @Nullable String countryCode,
    @Nullable String regionCode,
    @Nullable String postalCode,
    @Nullable UUID deliveryRateId,
    @Nullable UUID pickupPointId
) {
    /** Nothing said yet. */
    public static final CartDetailsRow NONE = new CartDetailsRow(null, "[]", null, null, null, null, null);

    /** The same with a note, or without one. */
    public CartDetailsRow withNote(@Nullable String other) {
        return new CartDetailsRow(
            other,
            attributes,
            countryCode,
            regionCode,
            postalCode,
            deliveryRateId,
            pickupPointId
        );
    }

    /** The same with other attributes. */
    public CartDetailsRow withAttributes(String other) {
        return new CartDetailsRow(note, other, countryCode, regionCode, postalCode, deliveryRateId, pickupPointId);
    }

    /** The same with all that is about the delivery taken from another. */
    public CartDetailsRow withDeliveryOf(CartDetailsRow other) {
        return new CartDetailsRow(
            note,
            attributes,
            other.countryCode,
            other.regionCode,
            other.postalCode,
            other.deliveryRateId,
            other.pickupPointId
        );
    }
}
