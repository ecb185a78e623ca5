package io.quelyos.bff.operation;

import io.micrometer.core.instrument.MeterRegistry;
import io.quelyos.auth.context.Audience;
import io.quelyos.bff.graphql.http.OperationListener;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Times operations by audience, kind and outcome. No tenant and no operation name: both are of unbounded number. */
@Component
final class GraphQlMetrics implements OperationListener {

    private final MeterRegistry meters;

    GraphQlMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public void finished(Audience audience, String kind, String outcome, Duration duration) {
        meters
            .timer("graphql.operations", "audience", audience.name(), "kind", kind, "outcome", outcome)
            .record(duration);
    }
}
