package io.quelyos.bff.cart.shop;

import com.netflix.graphql.dgs.DgsComponent;
import com.netflix.graphql.dgs.DgsData;
import com.netflix.graphql.dgs.DgsMutation;
import com.netflix.graphql.dgs.InputArgument;
import graphql.schema.DataFetchingEnvironment;
import io.quelyos.auth.context.ClientInfo;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.cart.CartAttribute;
import io.quelyos.bff.cart.editing.CartEditing;
import io.quelyos.bff.cart.editing.CartLineInput;
import io.quelyos.bff.cart.editing.CartLineUpdate;
import io.quelyos.bff.cart.editing.CartTerms;
import io.quelyos.bff.cart.editing.DeliveryChoice;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers the cart's root field and its mutations. */
@DgsComponent
final class ShopCartFetcher {

    private final ShopCarts carts;
    private final CartEditing editing;
    private final CartTerms terms;

    ShopCartFetcher(ShopCarts carts, CartEditing editing, CartTerms terms) {
        this.carts = carts;
        this.editing = editing;
        this.terms = terms;
    }

    @DgsData(parentType = "ShopQuery", field = "cart")
    @Nullable
    ShopCart cart(TenantContext context, DataFetchingEnvironment environment) {
        return carts.find(context, environment);
    }

    @DgsMutation
    ShopCartPayload shopCartLinesAdd(
        TenantContext context,
        DataFetchingEnvironment environment,
        @InputArgument List<CartLineInput> lines
    ) {
        return carts.change(context, environment, visitor -> editing.addLines(context, visitor, lines));
    }

    @DgsMutation
    ShopCartPayload shopCartLinesUpdate(
        TenantContext context,
        DataFetchingEnvironment environment,
        @InputArgument List<CartLineUpdate> lines
    ) {
        return carts.change(context, environment, visitor -> editing.updateLines(context, visitor, lines));
    }

    @DgsMutation
    ShopCartPayload shopCartLinesRemove(
        TenantContext context,
        DataFetchingEnvironment environment,
        @InputArgument List<String> ids
    ) {
        return carts.change(context, environment, visitor -> editing.removeLines(context, visitor, ids));
    }

    @DgsMutation
    ShopCartPayload shopCartNoteSet(
        TenantContext context,
        DataFetchingEnvironment environment,
        @InputArgument String note
    ) {
        return carts.change(context, environment, visitor -> editing.setNote(context, visitor, note));
    }

    @DgsMutation
    ShopCartPayload shopCartAttributesSet(
        TenantContext context,
        DataFetchingEnvironment environment,
        @InputArgument List<CartAttribute> attributes
    ) {
        return carts.change(context, environment, visitor -> editing.setAttributes(context, visitor, attributes));
    }

    @DgsMutation
    ShopCartPayload shopCartDeliverySet(
        TenantContext context,
        DataFetchingEnvironment environment,
        @InputArgument DeliveryChoice input
    ) {
        return carts.change(context, environment, visitor -> terms.setDelivery(context, visitor, input));
    }

    @DgsMutation
    ShopCartPayload shopCartCouponApply(
        TenantContext context,
        DataFetchingEnvironment environment,
        @InputArgument String code
    ) {
        ClientInfo client = client(environment);
        return carts.change(context, environment, visitor -> terms.applyCoupon(context, visitor, client, code));
    }

    @DgsMutation
    ShopCartPayload shopCartCouponRemove(
        TenantContext context,
        DataFetchingEnvironment environment,
        @InputArgument String code
    ) {
        return carts.change(context, environment, visitor -> terms.removeCoupon(context, visitor, code));
    }

    @DgsMutation
    ShopCartPayload shopCartGiftCardApply(
        TenantContext context,
        DataFetchingEnvironment environment,
        @InputArgument String code
    ) {
        ClientInfo client = client(environment);
        return carts.change(context, environment, visitor -> terms.applyGiftCard(context, visitor, client, code));
    }

    @DgsMutation
    ShopCartPayload shopCartGiftCardRemove(
        TenantContext context,
        DataFetchingEnvironment environment,
        @InputArgument String id
    ) {
        return carts.change(context, environment, visitor -> terms.removeGiftCard(context, visitor, id));
    }

    @DgsMutation
    ShopCartPayload shopCartClear(TenantContext context, DataFetchingEnvironment environment) {
        return carts.change(context, environment, visitor -> editing.clear(context, visitor));
    }

    private static ClientInfo client(DataFetchingEnvironment environment) {
        return ClientInfo.of(environment.getGraphQlContext().<HttpServletRequest>get(HttpServletRequest.class));
    }
}
