package io.quelyos.bff.checkout;

import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.cart.CartStore;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.graphql.type.UserError;
import io.quelyos.bff.graphql.type.UserError.Code;
import io.quelyos.persistence.checkout.CheckoutMapper;
import io.quelyos.persistence.checkout.CheckoutRow;
import io.quelyos.persistence.checkout.CheckoutState;
import io.quelyos.persistence.tenant.TenantDb;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where checkouts are worked on: in the turn of their cart's owner, and then with their row locked. */
@Component
final class CheckoutDesk {

    static final String PREFIX = "cko";

    private final TenantDb tenantDb;
    private final CartStore carts;
    private final CheckoutMapper checkouts;
    private final CheckoutReading reading;

    CheckoutDesk(TenantDb tenantDb, CartStore carts, CheckoutMapper checkouts, CheckoutReading reading) {
        this.tenantDb = tenantDb;
        this.carts = carts;
        this.checkouts = checkouts;
        this.reading = reading;
    }

    /** Lets one of the buyer's open checkouts be changed, and shows it after that. */
    ShopCheckoutPayload edit(
        TenantContext context,
        @Nullable CheckoutBuyer buyer,
        String globalId,
        Function<CheckoutRow, List<UserError>> work
    ) {
        UUID id = GlobalId.decode(PREFIX, globalId).orElse(null);
        if (buyer == null || id == null) {
            return ShopCheckoutPayload.refused(notFound());
        }
        List<UserError> errors = tenantDb.write(context, () -> {
            carts.takeTurn(context, buyer.owner());
            if (checkouts.findOwn(id, buyer.customerId(), buyer.guestSession()) == null) {
                return notFound();
            }
            CheckoutRow row = checkouts.lockById(id);
            return row == null || row.state() != CheckoutState.OPEN ? over() : work.apply(row);
        });
        return new ShopCheckoutPayload(reading.show(context, buyer, id), errors);
    }

    static List<UserError> notFound() {
        return List.of(UserError.of(Code.NOT_FOUND, "There is no such checkout.", "id"));
    }

    private static List<UserError> over() {
        return List.of(UserError.of(Code.WRONG_STATE, "The checkout is over; start again.", "id"));
    }
}
