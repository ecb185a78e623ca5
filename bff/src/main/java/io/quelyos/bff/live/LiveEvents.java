package io.quelyos.bff.live;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quelyos.persistence.live.LiveEventMapper;
import io.quelyos.persistence.tenant.AfterCommit;
import io.quelyos.persistence.tenant.TenantScoped;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/** Takes events in. An event is told exactly when the transaction that published it is committed. */
@Component
public final class LiveEvents {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final LiveEventMapper events;
    private final LivePublisher publisher;
    private final LiveSettings settings;

    LiveEvents(LiveEventMapper events, LivePublisher publisher, LiveSettings settings) {
        this.events = events;
        this.publisher = publisher;
        this.settings = settings;
    }

    /**
     * Publishes an event; to be called inside {@code TenantDb.write}, after what it tells was locked: then the events of one
     * thing have the order of its changes.
     *
     * @param kind what happened, as an upper-case word
     * @param payload what is written down of it, as JSON; what can be read again at any time need not be in it
     */
    public void publish(TenantScoped scope, LiveTopic topic, String kind, Record payload) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("an event is published in the transaction of what it tells");
        }
        events.insert(
            UuidCreator.getTimeOrderedEpoch(),
            topic.name(),
            kind,
            JSON.writeValueAsString(payload),
            LiveSweep.TASK.getTaskName(),
            settings.sweepSpan().toSeconds()
        );
        AfterCommit.run(() -> publisher.wake(scope.tenantId()));
    }
}
