package io.quelyos.bff.cart.editing;

import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.cart.CartArticles;
import io.quelyos.bff.cart.CartDraft;
import io.quelyos.bff.cart.CartMerge;
import io.quelyos.bff.cart.CartOwner;
import io.quelyos.bff.cart.CartStore;
import java.util.function.BiConsumer;
import org.springframework.stereotype.Component;

/**
 * Where carts are worked on, one owner's after the other. A visitor who is not known yet becomes known by the first change
 * that does something.
 */
@Component
final class CartDesk {

    private final CartStore store;
    private final CartMerge merge;
    private final CartArticles articles;

    CartDesk(CartStore store, CartMerge merge, CartArticles articles) {
        this.store = store;
        this.merge = merge;
        this.articles = articles;
    }

    /** Takes the visitor's cart in hand, lets it be changed, and writes it back where it was. */
    CartChange edit(TenantContext context, CartVisitor visitor, BiConsumer<CartDraft, CartChange> work) {
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
