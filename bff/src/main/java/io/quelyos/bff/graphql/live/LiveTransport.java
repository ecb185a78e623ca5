package io.quelyos.bff.graphql.live;

import io.quelyos.auth.context.ApiErrorCode;
import io.quelyos.auth.context.ApiException;
import io.quelyos.auth.request.KeptRequest;
import io.quelyos.bff.graphql.engine.GraphQlEngine;
import io.quelyos.bff.graphql.error.ErrorContract;
import io.quelyos.bff.graphql.http.OperationGuard;
import io.quelyos.bff.graphql.http.OperationIntake.Taken;
import io.quelyos.bff.graphql.http.SubscriptionTransport;
import io.quelyos.bff.graphql.http.answer.AnswerBody;
import io.quelyos.bff.live.LiveFeed;
import io.quelyos.bff.live.LiveHub;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Serves subscriptions. A stream of events keeps its request's own thread, which waits and writes; threads are virtual, and
 * one that waits costs little more than the connection itself.
 */
@Component
@EnableConfigurationProperties(LiveConnectionSettings.class)
final class LiveTransport implements SubscriptionTransport {

    private static final Logger LOG = LoggerFactory.getLogger(LiveTransport.class);
    /** What a browser sends by itself when it connects anew. */
    private static final String LAST_EVENT_ID = "Last-Event-ID";

    private final GraphQlEngine engine;
    private final OperationGuard guard;
    private final LiveHub hub;
    private final LiveConnections connections;
    private final LiveConnectionSettings settings;
    private final SocketUpgrade sockets;

    LiveTransport(
        GraphQlEngine engine,
        OperationGuard guard,
        LiveHub hub,
        LiveConnections connections,
        LiveConnectionSettings settings,
        SocketUpgrade sockets
    ) {
        this.engine = engine;
        this.guard = guard;
        this.hub = hub;
        this.connections = connections;
        this.settings = settings;
        this.sockets = sockets;
    }

    @Override
    public void stream(HttpServletRequest request, HttpServletResponse response, Taken taken, String requestId)
        throws IOException {
        KeptRequest kept = KeptRequest.of(request);
        try (LiveConnection connection = connections.admit(kept, taken.context())) {
            var operation = new LiveOperation(engine, guard, connection, taken, requestId);
            try (LiveFeed feed = operation.open(hub, kept.getHeader(LAST_EVENT_ID))) {
                connection.whenEnded(feed::end);
                serve(operation, feed, EventStream.begin(response));
            }
        }
    }

    private void serve(LiveOperation operation, LiveFeed feed, EventStream stream) {
        try {
            LivePump.run(operation, feed, stream, settings.heartbeat());
            stream.complete();
        } catch (ApiException end) {
            // Whoever may come back is not told that nothing follows.
            if (!end.code().isRetryable()) {
                refuse(stream, end, operation.requestId());
            }
        } catch (IOException gone) {
            LOG.debug("A listening client is gone", gone);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException fault) {
            LOG.error("Request {} failed", operation.requestId(), fault);
            var error = new ApiException(ApiErrorCode.INTERNAL_SERVER_ERROR, ErrorContract.INTERNAL_MESSAGE);
            refuse(stream, error, operation.requestId());
        }
    }

    private static void refuse(EventStream stream, ApiException reason, String requestId) {
        try {
            stream.next(null, AnswerBody.of(List.of(ErrorContract.of(reason)), requestId));
            stream.complete();
        } catch (IOException gone) {
            LOG.debug("A client left before it was told why", gone);
        }
    }

    @Override
    public void upgrade(HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException {
        sockets.upgrade(request, response);
    }
}
