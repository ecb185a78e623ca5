package io.quelyos.bff.graphql.live;

import io.quelyos.auth.context.ApiErrorCode;
import io.quelyos.auth.context.ApiException;
import io.quelyos.auth.context.RequestContext;
import io.quelyos.bff.graphql.http.RequestGate;
import jakarta.websocket.CloseReason;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.Session;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One WebSocket, by the protocol graphql-transport-ws. The container calls it with one message after the other; each
 * subscription has a thread of its own.
 */
final class GraphQlSocket extends Endpoint implements MessageHandler.Whole<String> {

    private static final Logger LOG = LoggerFactory.getLogger(GraphQlSocket.class);
    /** After so many heartbeats without a word of the client it is taken for gone. */
    private static final int SILENT_HEARTBEATS = 3;
    private static final String READ_IDLE_TIMEOUT = "org.apache.tomcat.websocket.READ_IDLE_TIMEOUT_MS";

    private final RequestGate gate;
    private final LiveConnections connections;
    private final SocketOperations operations;
    private final LiveConnectionSettings settings;
    private final Map<String, SocketSubscription> subscriptions = new ConcurrentHashMap<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    /** Of the handshake first, of the first message then. */
    private volatile LiveConnection connection;
    private volatile boolean isInitialised;
    private volatile @Nullable SocketWriter writer;

    GraphQlSocket(
        LiveConnection connection,
        RequestGate gate,
        LiveConnections connections,
        SocketOperations operations,
        LiveConnectionSettings settings
    ) {
        this.connection = connection;
        this.gate = gate;
        this.connections = connections;
        this.operations = operations;
        this.settings = settings;
    }

    @Override
    public void onOpen(Session session, EndpointConfig config) {
        var opened = new SocketWriter(session, settings.sendTimeout());
        writer = opened;
        session.setMaxTextMessageBufferSize(settings.messageBytes());
        session.setMaxBinaryMessageBufferSize(1);
        session
            .getUserProperties()
            .put(READ_IDLE_TIMEOUT, settings.heartbeat().multipliedBy(SILENT_HEARTBEATS).toMillis());
        connection.whenEnded(this::end);
        session.addMessageHandler(String.class, this);
        Thread.ofVirtual()
            .name("live-socket")
            .start(() -> beat(opened));
    }

    private void beat(SocketWriter to) {
        try {
            if (!isClosedAfter(settings.initTimeout()) && !isInitialised) {
                to.close(SocketClosing.INIT_TIMEOUT, "Connection initialisation timeout");
            }
            while (!isClosedAfter(settings.heartbeat())) {
                to.send(SocketMessage.write("ping"));
            }
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isClosedAfter(Duration time) throws InterruptedException {
        return closed.await(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void onMessage(String text) {
        SocketWriter to = writer;
        SocketMessage message = SocketMessage.parse(text);
        if (to == null) {
            return;
        }
        if (message == null) {
            to.close(SocketClosing.BAD_REQUEST, "Invalid message received");
            return;
        }
        switch (message.type()) {
            case CONNECTION_INIT -> initialise(message, to);
            case PING -> to.send(SocketMessage.write("pong"));
            case PONG -> LOG.trace("A client answers");
            case SUBSCRIBE -> subscribe(message, to);
            case COMPLETE -> {
                SocketSubscription ended = subscriptions.remove(message.id());
                if (ended != null) {
                    ended.cancel();
                }
            }
        }
    }

    private void initialise(SocketMessage message, SocketWriter to) {
        if (isInitialised) {
            to.close(SocketClosing.TOO_MANY_INITS, "Too many initialisation requests");
            return;
        }
        Map<String, String> headers = new HashMap<>();
        message.payload().forEach((name, value) -> {
            if (value instanceof String said) {
                headers.put(String.valueOf(name), said);
            }
        });
        try {
            var complete = connection.request().withLateHeaders(headers);
            RequestContext context = gate.openSocket(complete);
            LiveConnection settled = connections.settle(connection, complete, context);
            settled.whenEnded(this::end);
            connection = settled;
            if (isClosed()) {
                // The closing was faster and has ended only who it was at the handshake.
                settled.close();
                return;
            }
            isInitialised = true;
            to.send(SocketMessage.write("connection_ack"));
        } catch (ApiException refusal) {
            end(refusal);
        }
    }

    private void subscribe(SocketMessage message, SocketWriter to) {
        if (!isInitialised) {
            to.close(SocketClosing.UNAUTHORIZED, "Unauthorized");
            return;
        }
        var subscription = new SocketSubscription(message, to, settings.heartbeat(), subscriptions);
        if (subscriptions.putIfAbsent(message.id(), subscription) != null) {
            to.close(SocketClosing.SUBSCRIBER_EXISTS, "Subscriber for " + message.id() + " already exists");
        } else if (subscriptions.size() > settings.subscriptions()) {
            subscription.refuse(
                new ApiException(
                    ApiErrorCode.LIMIT_EXCEEDED,
                    "A WebSocket carries at most " + settings.subscriptions() + " subscriptions.",
                    Map.of("limit", "subscriptions", "allowed", settings.subscriptions())
                )
            );
        } else {
            LiveConnection of = connection;
            Thread.ofVirtual()
                .name("live-subscription")
                .start(() -> subscription.run(operations, of));
            if (isClosed()) {
                subscription.cancel();
            }
        }
    }

    private boolean isClosed() {
        return closed.getCount() == 0;
    }

    /** Ends everything, for a reason that the code of the closing tells. */
    private void end(ApiException reason) {
        SocketWriter to = writer;
        if (to != null) {
            to.close(SocketClosing.of(reason), reason.code().name());
        }
    }

    @Override
    public void onClose(Session session, CloseReason reason) {
        closed.countDown();
        connection.close();
        subscriptions.values().forEach(SocketSubscription::cancel);
        subscriptions.clear();
    }

    @Override
    public void onError(Session session, Throwable fault) {
        // A connection that breaks is no fault of ours; it is closed next.
        LOG.debug("A WebSocket broke", fault);
    }
}
