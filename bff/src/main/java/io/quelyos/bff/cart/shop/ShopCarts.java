package io.quelyos.bff.cart.shop;

import graphql.schema.DataFetchingEnvironment;
import io.quelyos.auth.account.ShopAccounts;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.cart.CartWarning;
import io.quelyos.bff.cart.editing.CartChange;
import io.quelyos.bff.cart.editing.CartVisitor;
import io.quelyos.bff.cart.reading.CartReading;
import io.quelyos.bff.cart.reading.CartState;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The carts of the shop's callers. */
@Component
final class ShopCarts {

    private final ShopAccounts accounts;
    private final CartReading reading;

    ShopCarts(ShopAccounts accounts, CartReading reading) {
        this.accounts = accounts;
        this.reading = reading;
    }

    /** The caller's cart; null where there is none. */
    @Nullable
    ShopCart find(TenantContext context, DataFetchingEnvironment environment) {
        return ShopCart.of(reading.find(context, new RequestVisitor(accounts, context, environment).owner()));
    }

    /** Makes a change and shows the cart after it, with what is to be known of its lines. */
    ShopCartPayload change(
        TenantContext context,
        DataFetchingEnvironment environment,
        Function<CartVisitor, CartChange> work
    ) {
        var visitor = new RequestVisitor(accounts, context, environment);
        CartChange change = work.apply(visitor);
        CartState state = reading.find(context, visitor.owner());
        List<CartWarning> warnings = new ArrayList<>(change.warnings());
        if (state != null) {
            Set<CartWarning> said = new HashSet<>(warnings);
            state.warnings().stream().filter(said::add).forEach(warnings::add);
        }
        return new ShopCartPayload(ShopCart.of(state), change.errors(), warnings);
    }
}
