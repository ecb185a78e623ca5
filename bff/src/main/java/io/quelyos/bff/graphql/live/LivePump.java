package io.quelyos.bff.graphql.live;

import graphql.ExecutionResult;
import io.quelyos.auth.context.ApiException;
import io.quelyos.bff.graphql.http.answer.AnswerBody;
import io.quelyos.bff.live.LiveEvent;
import io.quelyos.bff.live.LiveFeed;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/** Carries events from a feed to a client, one after the other. */
final class LivePump {

    /** The client's end. */
    interface Sink {
        /** Sends what an event came to. */
        void next(String eventId, Map<String, Object> body) throws IOException;

        /** Is called when nothing was sent for a while. */
        void idle() throws IOException;
    }

    private LivePump() {}

    /**
     * Runs until an answer is final, as one that says that the caller may not listen any more.
     *
     * @throws ApiException the reason why the feed was ended
     * @throws IOException when the client is gone
     */
    static void run(LiveOperation operation, LiveFeed feed, Sink sink, Duration heartbeat)
        throws IOException, InterruptedException {
        while (true) {
            LiveEvent event = feed.next(heartbeat);
            if (event == null) {
                sink.idle();
            } else if (isLast(operation, feed, event, sink, heartbeat)) {
                return;
            }
        }
    }

    private static boolean isLast(
        LiveOperation operation,
        LiveFeed feed,
        LiveEvent event,
        Sink sink,
        Duration heartbeat
    ) throws IOException, InterruptedException {
        ExecutionResult result = operation.tell(event);
        if (result == null) {
            return false;
        }
        sink.next(event.id(), AnswerBody.of(result, Map.of(), operation.requestId()));
        if (LiveOperation.isFinal(result)) {
            return true;
        }
        pay(operation, feed, sink, heartbeat);
        return false;
    }

    /** Whoever has used up the minute's points hears the next event later, and misses none of those that are kept. */
    private static void pay(LiveOperation operation, LiveFeed feed, Sink sink, Duration heartbeat)
        throws IOException, InterruptedException {
        Duration wait = operation.draw();
        while (!wait.isZero()) {
            feed.rest(wait.compareTo(heartbeat) < 0 ? wait : heartbeat);
            sink.idle();
            wait = operation.draw();
        }
    }
}
