package io.quelyos.bff.cart.editing;

import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.cart.CartArticles;
import io.quelyos.bff.cart.CartAttribute;
import io.quelyos.bff.cart.CartDraft;
import io.quelyos.bff.cart.CartMerge;
import io.quelyos.bff.cart.CartOwner;
import io.quelyos.bff.cart.CartStore;
import io.quelyos.bff.graphql.type.UserError;
import java.util.List;
import java.util.function.BiConsumer;
import org.springframework.stereotype.Component;

/** Changes carts. A visitor who is not known yet becomes known by the first change that does something. */
@Component
public final class CartEditing {

    private final CartStore store;
    private final CartMerge merge;
    private final LineEditing lines;
    private final DeliveryChoosing deliveries;
    private final CouponEditing coupons;
    private final CartArticles articles;
    private final CartTexts texts;

    CartEditing(
        CartStore store,
        CartMerge merge,
        LineEditing lines,
        DeliveryChoosing deliveries,
        CouponEditing coupons,
        CartArticles articles,
        CartTexts texts
    ) {
        this.store = store;
        this.merge = merge;
        this.lines = lines;
        this.deliveries = deliveries;
        this.coupons = coupons;
        this.articles = articles;
        this.texts = texts;
    }

    /** Puts articles in. */
    public CartChange addLines(TenantContext context, CartVisitor visitor, List<CartLineInput> inputs) {
        return edit(context, visitor, (draft, change) -> lines.add(context, draft, inputs, change));
    }

    /** Changes lines. */
    public CartChange updateLines(TenantContext context, CartVisitor visitor, List<CartLineUpdate> inputs) {
        return edit(context, visitor, (draft, change) -> lines.update(context, draft, inputs, change));
    }

    /** Takes lines out. */
    public CartChange removeLines(TenantContext context, CartVisitor visitor, List<String> ids) {
        return edit(context, visitor, (draft, change) -> lines.remove(draft, ids, change));
    }

    /** Says something about the cart; an empty text takes it back. */
    public CartChange setNote(TenantContext context, CartVisitor visitor, String note) {
        return edit(context, visitor, (draft, change) -> {
            List<UserError> errors = texts.checkNote(note, List.of("note"));
            errors.forEach(change::refuse);
            if (errors.isEmpty()) {
                draft.setDetails(draft.details().withNote(CartTexts.strip(note)));
            }
        });
    }

    /** Replaces the cart's attributes. */
    public CartChange setAttributes(TenantContext context, CartVisitor visitor, List<CartAttribute> attributes) {
        return edit(context, visitor, (draft, change) -> {
            List<UserError> errors = texts.checkAttributes(attributes, List.of("attributes"));
            errors.forEach(change::refuse);
            if (errors.isEmpty()) {
                draft.setDetails(draft.details().withAttributes(CartAttribute.write(attributes)));
            }
        });
    }

    /** Says where the goods go, and how. */
    public CartChange setDelivery(TenantContext context, CartVisitor visitor, DeliveryChoice choice) {
        return edit(context, visitor, (draft, change) -> deliveries.choose(context, draft, choice, change));
    }

    /** Enters a coupon code. */
    public CartChange applyCoupon(TenantContext context, CartVisitor visitor, String code) {
        return edit(context, visitor, (draft, change) -> coupons.apply(context, visitor.owner(), draft, code, change));
    }

    /** Takes a coupon code back. */
    public CartChange removeCoupon(TenantContext context, CartVisitor visitor, String code) {
        return edit(context, visitor, (draft, change) -> coupons.remove(draft, code, change));
    }

    /** Takes everything out. */
    public CartChange clear(TenantContext context, CartVisitor visitor) {
        return edit(context, visitor, (draft, change) -> draft.clear());
    }

    private CartChange edit(TenantContext context, CartVisitor visitor, BiConsumer<CartDraft, CartChange> work) {
        merge.settle(context);
        var change = new CartChange();
        return store.write(context, () -> {
            CartOwner known = visitor.owner();
            CartDraft draft = known == null ? store.blank(context) : store.open(context, known);
            articles.changeCurrency(context, draft);
            work.accept(draft, change);
            if (draft.isChanged()) {
                store.save(context, known == null ? visitor.admit() : known, draft);
            }
            return change;
        });
    }
}
