package io.quelyos.bff.order.shop;

import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.cart.CartAttribute;
import io.quelyos.bff.cart.editing.CartLineInput;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.graphql.type.UserError;
import io.quelyos.bff.graphql.type.UserError.Code;
import io.quelyos.bff.order.OrderStatus;
import io.quelyos.persistence.order.OrderLineMapper;
import io.quelyos.persistence.order.OrderLineRow;
import io.quelyos.persistence.order.OrderRow;
import io.quelyos.persistence.tenant.TenantDb;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells what to put into a cart so that it is an order once more. */
@Component
final class Reorders {

    private final TenantDb tenantDb;
    private final ShopOrders orders;
    private final OrderLineMapper lines;

    Reorders(TenantDb tenantDb, ShopOrders orders, OrderLineMapper lines) {
        this.tenantDb = tenantDb;
        this.orders = orders;
        this.lines = lines;
    }

    /**
     * What an order has that can be put into a cart.
     *
     * @param errors what cannot, and why
     */
    record Repeated(List<CartLineInput> lines, List<UserError> errors) {}

    Repeated repeat(TenantContext context, String id, @Nullable String key) {
        OrderRow order = orders.find(context, id, key);
        if (order == null) {
            return new Repeated(List.of(), List.of(UserError.of(Code.NOT_FOUND, "There is no such order.", "id")));
        }
        if (order.status().equals(OrderStatus.AWAITING_PAYMENT.name())) {
            String message = "The order is not placed yet; it can be paid.";
            return new Repeated(List.of(), List.of(UserError.of(Code.WRONG_STATE, message, "id")));
        }
        List<CartLineInput> inputs = new ArrayList<>();
        List<UserError> errors = new ArrayList<>();
        for (OrderLineRow line : tenantDb.read(context, () -> lines.findByOrders(List.of(order.id())))) {
            if (line.variantId() == null) {
                errors.add(UserError.of(Code.NOT_FOUND, line.name() + " does not exist any more.", "id"));
            } else {
                inputs.add(
                    new CartLineInput(
                        GlobalId.encode("var", line.variantId()),
                        line.quantity(),
                        line.note(),
                        CartAttribute.read(line.attributes())
                    )
                );
            }
        }
        return new Repeated(inputs, errors);
    }
}
