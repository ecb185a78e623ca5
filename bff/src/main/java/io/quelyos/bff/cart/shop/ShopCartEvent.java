package io.quelyos.bff.cart.shop;

import io.quelyos.bff.live.LiveEvent;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** The schema's type of the same name. */
record ShopCartEvent(String eventId, String kind, OffsetDateTime at, @Nullable ShopCart cart) {
    static ShopCartEvent of(LiveEvent event, @Nullable ShopCart cart) {
        return new ShopCartEvent(event.id(), event.kind(), event.at(), cart);
    }
}
