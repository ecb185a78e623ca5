package io.quelyos.bff.operation;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quelyos.persistence.replica.ReadReplica;
import io.quelyos.persistence.replica.WithReplica;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Without its replica the product serves everything, and the primary has all the work: degraded. */
@Component("readReplicaHealthIndicator")
@WithReplica
final class ReadReplicaHealth implements HealthIndicator {

    private final ReadReplica replica;

    ReadReplicaHealth(ReadReplica replica, MeterRegistry meters) {
        this.replica = replica;
        FunctionCounter.builder("replica.reads", replica, ReadReplica::replicaReads)
            .tag("server", "replica")
            .register(meters);
        FunctionCounter.builder("replica.reads", replica, ReadReplica::primaryReads)
            .tag("server", "primary")
            .register(meters);
        Gauge.builder("replica.lag", replica, source -> source.lag().toNanos() / (double) TimeUnit.SECONDS.toNanos(1))
            .baseUnit("seconds")
            .register(meters);
        Gauge.builder("replica.used", replica, source -> source.reasonToLeaveOut() == null ? 1 : 0).register(meters);
    }

    @Override
    public Health health() {
        @Nullable
        String reason = replica.reasonToLeaveOut();
        return reason == null
            ? Health.up().build()
            : Health.status(DegradableRedis.DEGRADED).withDetail("reason", reason).build();
    }
}
