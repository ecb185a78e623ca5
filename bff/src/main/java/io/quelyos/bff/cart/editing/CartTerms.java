package io.quelyos.bff.cart.editing;

import io.quelyos.auth.context.ClientInfo;
import io.quelyos.auth.context.TenantContext;
import org.springframework.stereotype.Component;

/** Changes what carts come to: their delivery, coupon codes and gift cards. */
@Component
public final class CartTerms {

    private final CartDesk desk;
    private final DeliveryChoosing deliveries;
    private final CouponEditing coupons;
    private final GiftCardEditing giftCards;

    CartTerms(CartDesk desk, DeliveryChoosing deliveries, CouponEditing coupons, GiftCardEditing giftCards) {
        this.desk = desk;
        this.deliveries = deliveries;
        this.coupons = coupons;
        this.giftCards = giftCards;
    }

    /** Says where the goods go, and how. */
    public CartChange setDelivery(TenantContext context, CartVisitor visitor, DeliveryChoice choice) {
        return desk.edit(context, visitor, (draft, change) -> deliveries.choose(context, draft, choice, change));
    }

    /** Enters a coupon code. */
    public CartChange applyCoupon(TenantContext context, CartVisitor visitor, ClientInfo client, String code) {
        return desk.edit(context, visitor, (draft, change) ->
            coupons.apply(context, visitor.owner(), client, draft, code, change)
        );
    }

    /** Takes a coupon code back. */
    public CartChange removeCoupon(TenantContext context, CartVisitor visitor, String code) {
        return desk.edit(context, visitor, (draft, change) -> coupons.remove(draft, code, change));
    }

    /** Enters a gift card's code. */
    public CartChange applyGiftCard(TenantContext context, CartVisitor visitor, ClientInfo client, String code) {
        return desk.edit(context, visitor, (draft, change) -> giftCards.apply(context, client, draft, code, change));
    }

    /** Takes a gift card back. */
    public CartChange removeGiftCard(TenantContext context, CartVisitor visitor, String id) {
        return desk.edit(context, visitor, (draft, change) -> giftCards.remove(draft, id, change));
    }
}
