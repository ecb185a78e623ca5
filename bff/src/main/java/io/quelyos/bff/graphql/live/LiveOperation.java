package io.quelyos.bff.graphql.live;

import graphql.ExecutionResult;
import io.quelyos.auth.context.ApiErrorCode;
import io.quelyos.auth.context.ApiException;
import io.quelyos.auth.context.RequestContext;
import io.quelyos.bff.graphql.engine.GraphQlEngine;
import io.quelyos.bff.graphql.error.ErrorContract;
import io.quelyos.bff.graphql.http.OperationGuard;
import io.quelyos.bff.graphql.http.OperationIntake.Taken;
import io.quelyos.bff.graphql.http.RequestErrors;
import io.quelyos.bff.live.LiveEvent;
import io.quelyos.bff.live.LiveFeed;
import io.quelyos.bff.live.LiveField;
import io.quelyos.bff.live.LiveHub;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A subscription that was taken in. It is executed once to learn what it follows, and once for each event, each time with
 * the caller's context as it is then and with loaders that remember nothing.
 */
final class LiveOperation {

    private static final Set<ApiErrorCode> FINAL = EnumSet.of(
        ApiErrorCode.UNAUTHENTICATED,
        ApiErrorCode.FORBIDDEN,
        ApiErrorCode.TENANT_SUSPENDED
    );

    private final GraphQlEngine engine;
    private final OperationGuard guard;
    private final LiveConnection connection;
    private final Taken taken;
    private final String requestId;

    LiveOperation(
        GraphQlEngine engine,
        OperationGuard guard,
        LiveConnection connection,
        Taken taken,
        String requestId
    ) {
        this.engine = engine;
        this.guard = guard;
        this.connection = connection;
        this.taken = taken;
        this.requestId = requestId;
    }

    String requestId() {
        return requestId;
    }

    /**
     * Begins to follow.
     *
     * @param transportAfter where the client says by its transport to go on; null where it does not, then the field's own
     *     argument counts
     * @throws RequestErrors when the operation's field refuses
     */
    LiveFeed open(LiveHub hub, @Nullable String transportAfter) {
        LiveField field = LiveField.opening();
        ExecutionResult result = execute(field);
        if (!result.getErrors().isEmpty()) {
            throw new RequestErrors(result.getErrors());
        }
        LiveField.Opening opening = field.opened();
        if (opening == null) {
            throw RequestErrors.of(
                new ApiException(ApiErrorCode.BAD_USER_INPUT, "A subscription asks for one field that is not skipped.")
            );
        }
        String after = transportAfter == null ? opening.after() : transportAfter;
        try {
            return hub.open(connection.context().requireTenant(), opening.topic(), after);
        } catch (ApiException refusal) {
            throw RequestErrors.of(refusal);
        }
    }

    /** What the client is told of an event; null for nothing. */
    @Nullable
    ExecutionResult tell(LiveEvent event) {
        ExecutionResult result = execute(LiveField.telling(event));
        boolean isNothing =
            result.getErrors().isEmpty() &&
            result.getData() instanceof Map<?, ?> data &&
            data.values().stream().allMatch(Objects::isNull);
        return isNothing ? null : result;
    }

    /**
     * Draws what an event cost that the client was told of, as if the client had asked for it.
     *
     * @return how long the client has to wait until it can be drawn; zero where it was
     */
    Duration draw() {
        return guard.admitEvent(connection.context(), connection.request(), taken.admission().requested());
    }

    /** Whether nothing can follow after a result. */
    static boolean isFinal(ExecutionResult result) {
        return result
            .getErrors()
            .stream()
            .anyMatch(error -> FINAL.contains(ErrorContract.codeOf(error)));
    }

    private ExecutionResult execute(LiveField field) {
        RequestContext now = engine
            .negotiate(connection.context(), taken.operation(), taken.asked().variables())
            .context();
        return engine.execute(
            now,
            taken.prepared(),
            taken.asked().operationName(),
            taken.asked().variables(),
            requestId,
            Map.of(HttpServletRequest.class, connection.request(), LiveField.class, field)
        );
    }
}
