package io.quelyos.bff.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A WebSocket as a program sees it: messages one after the other, and the code with which it is closed. */
public final class SocketClient implements WebSocket.Listener, AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final long PATIENCE_SECONDS = 20;

    private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    private final StringBuilder partial = new StringBuilder();
    private @Nullable WebSocket socket;
    private int refusal;

    static SocketClient open(HttpClient http, URI uri, Map<String, String> headers) {
        var client = new SocketClient();
        WebSocket.Builder builder = http.newWebSocketBuilder().subprotocols("graphql-transport-ws");
        headers.forEach(builder::header);
        try {
            client.socket = builder.buildAsync(uri, client).join();
        } catch (CompletionException failure) {
            if (!(failure.getCause() instanceof WebSocketHandshakeException refused)) {
                throw failure;
            }
            client.refusal = refused.getResponse().statusCode();
        }
        return client;
    }

    /** The status with which the handshake was refused; 0 where it was not. */
    public int refusal() {
        return refusal;
    }

    public SocketClient send(Map<String, ?> message) {
        return sendText(JSON.writeValueAsString(message));
    }

    public SocketClient sendText(String text) {
        Objects.requireNonNull(socket).sendText(text, true).join();
        return this;
    }

    /** Says who it is and waits until that is taken. */
    public SocketClient init(Map<String, String> payload) {
        send(Map.of("type", "connection_init", "payload", payload));
        assertThat(next().path("type").asString()).isEqualTo("connection_ack");
        return this;
    }

    public SocketClient subscribe(String id, String document, Map<String, ?> variables) {
        return send(
            Map.of("type", "subscribe", "id", id, "payload", Map.of("query", document, "variables", variables))
        );
    }

    /** The next message that is no heartbeat; of a closing, an object with its code and reason. */
    public JsonNode next() {
        while (true) {
            JsonNode message = JSON.readTree(Objects.requireNonNull(poll(PATIENCE_SECONDS * 1000), "a message"));
            if (!message.path("type").asString("").equals("ping")) {
                return message;
            }
        }
    }

    /** The code of the closing, which must come next. */
    public int nextCode() {
        JsonNode message = next();
        assertThat(message.has("closed")).as("a closing: %s", message).isTrue();
        return message.path("closed").asInt();
    }

    /** The next message, a heartbeat included; null where none comes for a while. */
    public @Nullable String poll(long milliseconds) {
        try {
            return messages.poll(milliseconds, TimeUnit.MILLISECONDS);
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", exception);
        }
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean isLast) {
        partial.append(data);
        if (isLast) {
            messages.add(partial.toString());
            partial.setLength(0);
        }
        webSocket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
        messages.add(JSON.writeValueAsString(Map.of("closed", statusCode, "reason", reason)));
        return null;
    }

    @Override
    public void close() {
        if (socket != null) {
            socket.abort();
        }
    }
}
