package io.quelyos.bench;

import java.util.Arrays;
import java.util.List;

/** How long requests took, in nanoseconds. */
final class Latencies {

    private long[] nanos = new long[1024];
    private int count;

    void add(long each) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * count);
        }
        nanos[count++] = each;
    }

    int count() {
        return count;
    }

    /** All of several, in ascending order. */
    static Latencies join(List<Latencies> parts) {
        var all = new Latencies();
        all.nanos = parts
            .stream()
            .flatMapToLong(part -> Arrays.stream(part.nanos, 0, part.count))
            .sorted()
            .toArray();
        all.count = all.nanos.length;
        return all;
    }

    /** The milliseconds that a share of the requests did not pass; of joined latencies only, because they are sorted. */
    double quantileMs(double share) {
        return count == 0 ? Double.NaN : nanos[Math.min(count - 1, (int) (count * share))] / 1e6;
    }
}
