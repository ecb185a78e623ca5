package io.quelyos.bff.graphql.ratelimit;

/**
 * What this instance holds of one supply: some units in hand, and what it knows of the rest. Others only ever take from a
 * supply, so what was left when it was last asked is the most that can be left now; when even that is too little, nobody
 * needs to be asked. Times are those of {@link System#nanoTime()}.
 */
final class Lease {

    /** Ends of one window, told twice, differ by less than this; ends of two windows by more. */
    private static final long TOLERANCE_NANOS = 1_000_000_000L;

    private boolean isKnown = false;
    private long windowEndsAt = 0;
    private long inHand = 0;
    private long leftElsewhere = 0;

    /**
     * What came of a claim.
     *
     * @param fromHand what was taken out of the hand
     * @param missing what must be asked for; 0 when all of it was in hand
     * @param refusedForNanos 0 when it may be granted, else how long to wait
     */
    record Claim(long fromHand, long missing, long refusedForNanos) {}

    synchronized Claim claim(long need, long now) {
        forgetOver(now);
        if (isKnown && inHand + leftElsewhere < need) {
            return new Claim(0, need, Math.max(1, windowEndsAt - now));
        }
        long fromHand = Math.min(inHand, need);
        inHand -= fromHand;
        return new Claim(fromHand, need - fromHand, 0);
    }

    /** Puts back what was claimed for a request that was refused in the end. */
    synchronized void giveBack(long fromHand) {
        inHand += fromHand;
    }

    /**
     * Notes what came of asking.
     *
     * @param surplus granted beyond the need
     * @param left in the supply after that
     */
    synchronized void learn(long surplus, long left, long endsAt, long now) {
        forgetOver(now);
        if (isKnown && endsAt < windowEndsAt - TOLERANCE_NANOS) {
            // A late word of a window that is over.
            return;
        }
        if (isKnown && endsAt > windowEndsAt + TOLERANCE_NANOS) {
            inHand = 0;
        }
        isKnown = true;
        windowEndsAt = endsAt;
        inHand += surplus;
        leftElsewhere = left;
    }

    /** Whether nothing can be left; does not claim anything. */
    synchronized boolean isExhausted(long now) {
        forgetOver(now);
        return isKnown && inHand + leftElsewhere <= 0;
    }

    /** The most that can be left. */
    synchronized long left() {
        return inHand + leftElsewhere;
    }

    /** How long until all is there again. */
    synchronized long restNanos(long now) {
        return isKnown ? Math.max(0, windowEndsAt - now) : 0;
    }

    private void forgetOver(long now) {
        if (isKnown && now - windowEndsAt >= 0) {
            isKnown = false;
            inHand = 0;
            leftElsewhere = 0;
        }
    }
}
