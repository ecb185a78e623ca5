package io.quelyos.bff.cart;

import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.job.JobQueue;
import io.quelyos.bff.live.LiveEvents;
import io.quelyos.bff.live.LiveTopic;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What follows from a cart's changes. To be called in their transactions. */
@Component
final class CartNews {

    private static final String CHANGED = "CHANGED";

    private final JobQueue jobs;
    private final LiveEvents events;

    CartNews(JobQueue jobs, LiveEvents events) {
        this.jobs = jobs;
        this.events = events;
    }

    /** A cart begins; it is looked at again when its time is over. */
    void begun(TenantContext context, UUID cartId, OffsetDateTime expiresAt) {
        jobs.scheduleAt(CartExpiry.TASK, cartId.toString(), context.tenantId().toString(), expiresAt.toInstant());
    }

    /** A cart is another than before; who follows it reads it anew. */
    void changed(TenantContext context, CartOwner owner, UUID cartId) {
        events.publish(context, LiveTopic.cart(owner.key()), CHANGED, new Changed(cartId));
    }

    private record Changed(UUID cartId) {}
}
