package io.quelyos.bff.cart;

import io.quelyos.auth.context.TenantContext;
import io.quelyos.auth.session.Sessions;
import io.quelyos.bff.shoppolicy.ShopPolicies;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How long carts last: as the tenant's policy says, and a guest's no longer than the session by which it is found. */
@Component
final class CartTime {

    private final ShopPolicies policies;
    private final Sessions sessions;
    private final Clock clock;

    CartTime(ShopPolicies policies, Sessions sessions, Clock clock) {
        this.policies = policies;
        this.sessions = sessions;
        this.clock = clock;
    }

    /** When a cart ends that is changed now. */
    OffsetDateTime endOf(TenantContext context, CartOwner owner) {
        OffsetDateTime end = OffsetDateTime.now(clock).plusDays(policies.of(context).cartExpiryDays());
        String guest = owner.guestSession();
        @Nullable
        Instant found = guest == null ? null : sessions.openUntil(context.tenantId(), guest);
        return found == null || end.toInstant().isBefore(found) ? end : found.atOffset(ZoneOffset.UTC);
    }
}
