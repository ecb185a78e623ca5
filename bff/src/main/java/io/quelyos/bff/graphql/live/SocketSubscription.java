package io.quelyos.bff.graphql.live;

import com.github.f4b6a3.uuid.UuidCreator;
import graphql.GraphQLError;
import io.quelyos.auth.context.ApiErrorCode;
import io.quelyos.auth.context.ApiException;
import io.quelyos.bff.graphql.error.ErrorContract;
import io.quelyos.bff.graphql.http.RequestErrors;
import io.quelyos.bff.graphql.live.SocketOperations.Followed;
import io.quelyos.bff.live.LiveFeed;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** One subscription on a WebSocket, from its first message to its last. */
final class SocketSubscription implements LivePump.Sink {

    private static final Logger LOG = LoggerFactory.getLogger(SocketSubscription.class);

    private final String requestId = UuidCreator.getTimeOrderedEpoch().toString();
    private final SocketMessage message;
    private final SocketWriter writer;
    private final Duration heartbeat;
    private final Map<String, SocketSubscription> siblings;
    private volatile boolean isCancelled;
    private volatile @Nullable LiveFeed feed;

    SocketSubscription(
        SocketMessage message,
        SocketWriter writer,
        Duration heartbeat,
        Map<String, SocketSubscription> siblings
    ) {
        this.message = message;
        this.writer = writer;
        this.heartbeat = heartbeat;
        this.siblings = siblings;
    }

    void run(SocketOperations operations, LiveConnection connection) {
        try {
            Followed followed = operations.open(connection, message.payload(), requestId);
            try (LiveFeed opened = followed.feed()) {
                feed = opened;
                if (isCancelled) {
                    return;
                }
                LivePump.run(followed.operation(), opened, this, heartbeat);
                finish("complete", null);
            }
        } catch (ApiException end) {
            refuse(end);
        } catch (RequestErrors refused) {
            refuse(refused.errors());
        } catch (IOException gone) {
            LOG.debug("A listening client is gone", gone);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        } catch (DataAccessException | TransactionException unreachable) {
            LOG.error("Request {} failed", requestId, unreachable);
            refuse(
                new ApiException(ApiErrorCode.UNAVAILABLE, "The data store does not answer; try again in a moment.")
            );
        } catch (RuntimeException fault) {
            LOG.error("Request {} failed", requestId, fault);
            refuse(new ApiException(ApiErrorCode.INTERNAL_SERVER_ERROR, ErrorContract.INTERNAL_MESSAGE));
        }
    }

    /** Ends it without a word. */
    void cancel() {
        isCancelled = true;
        LiveFeed open = feed;
        if (open != null) {
            // The client itself asked for it, or is gone: nobody is told.
            open.end(new ApiException(ApiErrorCode.BAD_REQUEST, "cancelled"));
        }
    }

    void refuse(ApiException reason) {
        refuse(List.of(ErrorContract.of(reason)));
    }

    private void refuse(List<GraphQLError> errors) {
        finish("error", ErrorContract.write(errors, requestId));
    }

    private void finish(String type, @Nullable Object payload) {
        siblings.remove(message.id(), this);
        if (!isCancelled) {
            writer.send(SocketMessage.write(type, message.id(), payload));
        }
    }

    @Override
    public void next(String eventId, Map<String, Object> body) throws IOException {
        if (isCancelled || !writer.send(SocketMessage.write("next", message.id(), body))) {
            throw new IOException("the client does not listen any more");
        }
    }

    /** The connection has a heartbeat of its own; what was cancelled is left. */
    @Override
    public void idle() throws IOException {
        if (isCancelled) {
            throw new IOException("the client does not listen any more");
        }
    }
}
