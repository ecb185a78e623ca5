package io.quelyos.bff.order.shop;

import io.quelyos.auth.account.EmailAddress;
import io.quelyos.auth.context.ClientInfo;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.auth.password.SignInRealm;
import io.quelyos.auth.password.SignInThrottle;
import io.quelyos.bff.graphql.type.UserError;
import io.quelyos.bff.graphql.type.UserError.Code;
import io.quelyos.bff.order.reading.OrderView;
import io.quelyos.persistence.order.OrderMapper;
import io.quelyos.persistence.order.OrderRow;
import io.quelyos.persistence.tenant.TenantDb;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds orders for those who know their numbers and e-mail addresses. Wrong guesses are counted as failed sign-ins are, and
 * all of them answer the same, so that nobody learns which numbers or addresses there are.
 */
@Component
final class OrderLookups {

    private final TenantDb tenantDb;
    private final OrderMapper orders;
    private final OrderKeys keys;
    private final SignInThrottle throttle;

    OrderLookups(TenantDb tenantDb, OrderMapper orders, OrderKeys keys, SignInThrottle throttle) {
        this.tenantDb = tenantDb;
        this.orders = orders;
        this.keys = keys;
        this.throttle = throttle;
    }

    ShopOrderLookupPayload lookup(TenantContext context, ClientInfo client, int number, String email) {
        String normal = EmailAddress.normalize(email);
        String address = Objects.requireNonNullElseGet(normal, () -> email.strip().toLowerCase(Locale.ROOT));
        var realm = new SignInRealm.OrderLookups(context.tenantId());
        OptionalLong wait = throttle.count(realm, address, client.address());
        if (wait.isPresent()) {
            return refused(new UserError.Throttled(wait.getAsLong()));
        }
        OrderRow order = tenantDb.<@Nullable OrderRow>read(context, () -> orders.findByNumber(number, address));
        if (order == null) {
            return refused(UserError.of(Code.NOT_FOUND, "There is no order with this number and this address."));
        }
        // Knowing one order must not pay for guessing others.
        throttle.undecided(realm, address, client.address());
        return new ShopOrderLookupPayload(new OrderView(order), keys.make(context, order.id()), List.of());
    }

    private static ShopOrderLookupPayload refused(UserError error) {
        return new ShopOrderLookupPayload(null, null, List.of(error));
    }
}
