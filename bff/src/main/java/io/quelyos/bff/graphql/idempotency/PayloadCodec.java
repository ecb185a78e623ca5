package io.quelyos.bff.graphql.idempotency;

import io.quelyos.bff.graphql.type.UserError;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes and reads the payloads that are kept for replays, and hashes what must be compared but never stored. */
public final class PayloadCodec {

    private static final String ALGORITHM = "HmacSHA256";
    private final JsonMapper json = JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();
    private final SecretKeySpec key;
    private final Function<String, Type> returnTypes;

    /**
     * @param secret keys the hashes: arguments can hold passwords, and their plain hashes could be guessed
     * @param returnTypes tells what the fetcher of a mutation returns: the payload's record, or {@link Prepared} of it
     */
    public PayloadCodec(byte[] secret, Function<String, Type> returnTypes) {
        this.key = new SecretKeySpec(secret, ALGORITHM);
        this.returnTypes = returnTypes;
    }

    /** Whether what a mutation returns is never stored. */
    boolean isSecret(String mutation) {
        return SecretPayload.class.isAssignableFrom(payloadType(mutation));
    }

    /** Whether a mutation is prepared outside of its transaction. */
    boolean isPrepared(String mutation) {
        return returnTypes.apply(mutation) instanceof ParameterizedType type && type.getRawType() == Prepared.class;
    }

    /** Whether a stored answer says nothing but to come back later, which must not be said to whoever does. */
    boolean isPassing(String payload) {
        return StreamSupport.stream(json.readTree(payload).path("userErrors").spliterator(), false).anyMatch(error ->
            error.path("@type").asString("").endsWith(UserError.Throttled.class.getSimpleName())
        );
    }

    String write(Object payload) {
        return json.writeValueAsString(payload);
    }

    Object read(String mutation, String payload) {
        return json.readValue(payload, payloadType(mutation));
    }

    private Class<?> payloadType(String mutation) {
        Type declared = returnTypes.apply(mutation);
        return (Class<?>) (
            declared instanceof ParameterizedType prepared ? prepared.getActualTypeArguments()[0] : declared
        );
    }

    String hash(String text) {
        return hash(text.getBytes(StandardCharsets.UTF_8));
    }

    String hash(Map<String, Object> arguments) {
        return hash(json.writeValueAsBytes(arguments));
    }

    private String hash(byte[] bytes) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(bytes));
        } catch (GeneralSecurityException exception) {
            throw new IllegalStateException("this Java has no " + ALGORITHM, exception);
        }
    }
}
