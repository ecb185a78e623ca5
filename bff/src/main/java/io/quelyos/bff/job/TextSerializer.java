package io.quelyos.bff.job;

import com.github.kagkarlsson.scheduler.serializer.Serializer;
import java.nio.charset.StandardCharsets;

/**
 * The data of a task is one short text. Java's own serialisation would run whatever class somebody managed to write into
 * the table.
 */
final class TextSerializer implements Serializer {

    @Override
    public byte[] serialize(Object data) {
        return ((String) data).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public <T> T deserialize(Class<T> type, byte[] bytes) {
        return type.cast(new String(bytes, StandardCharsets.UTF_8));
    }
}
