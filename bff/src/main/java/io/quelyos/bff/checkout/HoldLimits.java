package io.quelyos.bff.checkout;

import io.quelyos.bff.graphql.type.UserError;
import io.quelyos.persistence.checkout.CheckoutMapper;
import io.quelyos.persistence.checkout.HeldRow;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * How long one buyer keeps pieces from the others, however often the checkout is given up and started again: times that
 * follow each other without a break count as one. To be called with the buyer's turn taken.
 */
@Component
final class HoldLimits {

    private final CheckoutMapper checkouts;
    private final CheckoutSettings settings;
    private final Clock clock;

    HoldLimits(CheckoutMapper checkouts, CheckoutSettings settings, Clock clock) {
        this.checkouts = checkouts;
        this.settings = settings;
        this.clock = clock;
    }

    /** Since when a buyer keeps pieces, with what begins now; null where it was too long, and the break is not over. */
    @Nullable
    OffsetDateTime heldSince(CheckoutBuyer buyer) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        HeldRow held = held(buyer, now);
        if (held == null) {
            return now;
        }
        return lastOf(held.heldSince()).isAfter(now) ? held.heldSince() : null;
    }

    /** Until when a buyer who has kept pieces since a time can keep them at the most. */
    OffsetDateTime lastOf(OffsetDateTime heldSince) {
        return heldSince.plus(settings.longestHold());
    }

    /** When a buyer who kept pieces for too long can keep some again. */
    UserError exhausted(CheckoutBuyer buyer) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        HeldRow held = held(buyer, now);
        OffsetDateTime last = held == null ? now : held.heldUntil();
        long wait = Duration.between(now, last.plus(settings.holdBreak())).toSeconds();
        return new UserError.Throttled(Math.max(1, wait));
    }

    private @Nullable HeldRow held(CheckoutBuyer buyer, OffsetDateTime now) {
        return checkouts.findHeld(buyer.customerId(), buyer.guestSession(), now.minus(settings.holdBreak()));
    }
}
