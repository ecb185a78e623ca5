package io.quelyos.bff.graphql.live;

import graphql.language.OperationDefinition;
import io.quelyos.auth.context.ApiErrorCode;
import io.quelyos.auth.context.ApiException;
import io.quelyos.bff.graphql.engine.GraphQlEngine;
import io.quelyos.bff.graphql.http.GraphQlHttpRequest;
import io.quelyos.bff.graphql.http.OperationGuard;
import io.quelyos.bff.graphql.http.OperationIntake;
import io.quelyos.bff.graphql.http.OperationIntake.Taken;
import io.quelyos.bff.live.LiveFeed;
import io.quelyos.bff.live.LiveHub;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Takes in what arrives on WebSockets. Only subscriptions: queries and mutations belong to HTTP, where answers can be kept
 * by caches and can hand out cookies.
 */
@Component
final class SocketOperations {

    /** A client that comes back says in the request's extensions after which event to go on. */
    private static final String LAST_EVENT_ID = "lastEventId";

    private final OperationIntake intake;
    private final GraphQlEngine engine;
    private final OperationGuard guard;
    private final LiveHub hub;

    SocketOperations(OperationIntake intake, GraphQlEngine engine, OperationGuard guard, LiveHub hub) {
        this.intake = intake;
        this.engine = engine;
        this.guard = guard;
        this.hub = hub;
    }

    /** A subscription and the feed that it follows. */
    record Followed(LiveOperation operation, LiveFeed feed) {}

    /**
     * Begins a subscription.
     *
     * @throws io.quelyos.bff.graphql.http.RequestErrors where the request is wrong
     * @throws ApiException where it is refused for another reason
     */
    Followed open(LiveConnection connection, Map<?, ?> payload, String requestId) {
        GraphQlHttpRequest asked = GraphQlHttpRequest.ofMessage(payload);
        Taken taken = intake.take(
            connection.context(),
            connection.request(),
            asked,
            SocketOperations::requireSubscription
        );
        var operation = new LiveOperation(engine, guard, connection, taken, requestId);
        return new Followed(operation, operation.open(hub, lastEventId(asked)));
    }

    private static @Nullable String lastEventId(GraphQlHttpRequest asked) {
        return asked.extensions().get(LAST_EVENT_ID) instanceof String given ? given : null;
    }

    private static void requireSubscription(OperationDefinition operation) {
        if (operation.getOperation() != OperationDefinition.Operation.SUBSCRIPTION) {
            throw new ApiException(
                ApiErrorCode.BAD_REQUEST,
                "A WebSocket carries subscriptions; send queries and mutations by HTTP."
            );
        }
    }
}
