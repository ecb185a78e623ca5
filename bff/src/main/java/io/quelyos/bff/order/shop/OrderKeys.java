package io.quelyos.bff.order.shop;

import io.quelyos.auth.context.ApiException;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.graphql.type.CursorCodec;
import io.quelyos.bff.order.OrderSettings;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Keys to single orders for buyers who have no account and are not in the session in which they bought. A key is signed
 * and not stored; it is good in one tenant, for one order, for a short time.
 */
@Component
public final class OrderKeys {

    private static final String LIST = "shop.order.key";

    private final CursorCodec codec;
    private final OrderSettings settings;
    private final Clock clock;

    OrderKeys(CursorCodec codec, OrderSettings settings, Clock clock) {
        this.codec = codec;
        this.settings = settings;
        this.clock = clock;
    }

    /** Makes a key to an order. */
    public String make(TenantContext context, UUID orderId) {
        long end = clock.instant().plus(settings.linkLifetime()).getEpochSecond();
        return codec.encode(LIST, List.of(context.tenantId().toString(), orderId.toString(), Long.toString(end)));
    }

    /** Whether a key opens an order now. */
    public boolean opens(TenantContext context, UUID orderId, String key) {
        try {
            List<String> parts = codec.decode(LIST, key);
            return (
                parts.get(0).equals(context.tenantId().toString()) &&
                parts.get(1).equals(orderId.toString()) &&
                clock.instant().isBefore(Instant.ofEpochSecond(Long.parseLong(parts.get(2))))
            );
        } catch (ApiException notOurs) {
            return false;
        }
    }
}
