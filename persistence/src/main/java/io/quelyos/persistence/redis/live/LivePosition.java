package io.quelyos.persistence.redis.live;

import java.util.Comparator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A place in a stream, as Redis names it: milliseconds and a number within them, each without a sign.
 *
 * @param text what Redis and clients know it by
 */
public record LivePosition(long milliseconds, long sequence, String text) implements Comparable<LivePosition> {
    private static final Pattern FORM = Pattern.compile("[0-9]{1,15}-[0-9]{1,18}");
    private static final Comparator<LivePosition> ORDER = Comparator.comparingLong(
        LivePosition::milliseconds
    ).thenComparingLong(LivePosition::sequence);

    /** Reads a position; null for what is none. */
    public static @Nullable LivePosition parse(String text) {
        if (!FORM.matcher(text).matches()) {
            return null;
        }
        int dash = text.indexOf('-');
        return new LivePosition(
            Long.parseLong(text.substring(0, dash)),
            Long.parseLong(text.substring(dash + 1)),
            text
        );
    }

    /** Reads a position that Redis told. */
    public static LivePosition of(String text) {
        LivePosition position = parse(text);
        if (position == null) {
            throw new IllegalArgumentException("no position in a stream: " + text);
        }
        return position;
    }

    @Override
    public int compareTo(LivePosition other) {
        return ORDER.compare(this, other);
    }
}
