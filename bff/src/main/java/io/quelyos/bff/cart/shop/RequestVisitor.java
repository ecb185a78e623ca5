package io.quelyos.bff.cart.shop;

import graphql.GraphQLContext;
import graphql.schema.DataFetchingEnvironment;
import io.quelyos.auth.account.ShopAccounts;
import io.quelyos.auth.context.ClientInfo;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.auth.session.OpenedSession;
import io.quelyos.bff.cart.CartOwner;
import io.quelyos.bff.cart.editing.CartVisitor;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

/**
 * The visitor of one request. Whoever becomes known by the first mutation of a document is known to the ones after it, which
 * would else open a session each, and a cart each.
 */
record RequestVisitor(
    ShopAccounts accounts,
    TenantContext context,
    DataFetchingEnvironment environment
) implements CartVisitor {
    @Override
    public @Nullable CartOwner owner() {
        CartOwner admitted = environment.getGraphQlContext().get(CartOwner.class);
        return admitted == null ? CartOwner.of(context) : admitted;
    }

    @Override
    public CartOwner admit() {
        GraphQLContext request = environment.getGraphQlContext();
        HttpServletRequest from = request.get(HttpServletRequest.class);
        HttpServletResponse to = request.get(HttpServletResponse.class);
        OpenedSession opened = accounts.openGuestSession(context, ClientInfo.of(from));
        to.addHeader("Set-Cookie", accounts.setCookie(opened));
        CartOwner owner = CartOwner.guest(opened.session().hash());
        request.put(CartOwner.class, owner);
        return owner;
    }
}
