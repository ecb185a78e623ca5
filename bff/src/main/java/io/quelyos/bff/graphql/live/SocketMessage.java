package io.quelyos.bff.graphql.live;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A message of a client.
 *
 * @param id of the subscription that it is about; empty where it is about none
 * @param payload empty where there is none
 */
record SocketMessage(Type type, String id, Map<?, ?> payload) {
    private static final int LONGEST_ID = 100;
    private static final JsonMapper JSON = JsonMapper.builder()
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .build();

    /** The kinds of message that clients send. */
    enum Type {
        CONNECTION_INIT("connection_init", false),
        PING("ping", false),
        PONG("pong", false),
        SUBSCRIBE("subscribe", true),
        COMPLETE("complete", true);

        private final String name;
        private final boolean needsId;

        Type(String name, boolean needsId) {
            this.name = name;
            this.needsId = needsId;
        }
    }

    /** Reads a message; null for one that the protocol does not know. */
    static @Nullable SocketMessage parse(String text) {
        Object parsed;
        try {
            parsed = JSON.readValue(text, Object.class);
        } catch (JacksonException unreadable) {
            return null;
        }
        if (!(parsed instanceof Map<?, ?> message)) {
            return null;
        }
        Object payload = message.get("payload");
        for (Type type : Type.values()) {
            if (type.name.equals(message.get("type"))) {
                String id = message.get("id") instanceof String given ? given : "";
                boolean isWrong =
                    (type.needsId && id.isEmpty()) ||
                    id.length() > LONGEST_ID ||
                    (payload != null && !(payload instanceof Map<?, ?>));
                return isWrong ? null : new SocketMessage(type, id, payload instanceof Map<?, ?> map ? map : Map.of());
            }
        }
        return null;
    }

    /** Writes a message without payload. */
    static String write(String type) {
        return JSON.writeValueAsString(Map.of("type", type));
    }

    /** Writes a message about a subscription. */
    static String write(String type, String id, @Nullable Object payload) {
        return JSON.writeValueAsString(
            payload == null ? Map.of("type", type, "id", id) : Map.of("type", type, "id", id, "payload", payload)
        );
    }
}
