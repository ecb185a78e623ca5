package io.quelyos.bff.pricing.money;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Shares an amount out by the method of the largest remainder (Hamilton's): each share is first rounded down, and the minor
 * units left over go one each to the shares that lost most by it.
 */
public final class Allocation {

    private Allocation() {}

    /**
     * Shares {@code total} out in proportion to {@code weights}.
     *
     * @param total 0 or more
     * @param weights each 0 or more, with a sum above 0 unless the total is 0
     * @return as many shares as weights, in their order, whose sum is exactly the total; equal remainders are served in the
     *     order of the weights. No share is larger than its weight where the total is not larger than the weights' sum.
     */
    public static List<Long> allocate(long total, List<Long> weights) {
        if (total < 0) {
            throw new IllegalArgumentException("cannot share out " + total);
        }
        if (total == 0) {
            return Collections.nCopies(weights.size(), 0L);
        }
        BigInteger sum = weights.stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
        if (sum.signum() <= 0 || weights.stream().anyMatch(weight -> weight < 0)) {
            throw new IllegalArgumentException("cannot share out by " + weights);
        }
        List<Long> shares = new ArrayList<>();
        List<BigInteger> remainders = new ArrayList<>();
        long left = total;
        for (long weight : weights) {
            BigInteger[] parts = BigInteger.valueOf(total).multiply(BigInteger.valueOf(weight)).divideAndRemainder(sum);
            shares.add(parts[0].longValueExact());
            remainders.add(parts[1]);
            left -= parts[0].longValueExact();
        }
        // The sort is stable, so that equal remainders stay in the order of the weights.
        List<Integer> byRemainder = IntStream.range(0, weights.size())
            .boxed()
            .sorted(Comparator.comparing((Integer index) -> remainders.get(index)).reversed())
            .toList();
        for (int i = 0; i < left; i++) {
            int index = byRemainder.get(i);
            shares.set(index, shares.get(index) + 1);
        }
        return List.copyOf(shares);
    }
}
