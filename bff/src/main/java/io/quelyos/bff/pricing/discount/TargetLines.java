package io.quelyos.bff.pricing.discount;

import io.quelyos.bff.pricing.basket.Basket;
import io.quelyos.bff.pricing.basket.BasketLine;
import io.quelyos.bff.pricing.promotion.Targets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The lines of one basket in the order of their ids, so that the basket's order changes nothing; and which of them
 * promotions are about, found out once however often a promotion is tried.
 */
final class TargetLines {

    private final List<BasketLine> lines;
    private final Map<Targets, List<Integer>> known = new HashMap<>();

    TargetLines(Basket basket) {
        this.lines = basket.lines().stream().sorted(Comparator.comparing(BasketLine::id)).toList();
    }

    List<BasketLine> all() {
        return lines;
    }

    /** The places in {@link #all} of the lines that are meant, in their order. */
    List<Integer> places(Targets targets) {
        return known.computeIfAbsent(targets, meant ->
            IntStream.range(0, lines.size())
                .filter(place -> meant.include(lines.get(place)))
                .boxed()
                .toList()
        );
    }

    /** The lines that are meant, in their order. */
    List<BasketLine> of(Targets targets) {
        return places(targets).stream().map(lines::get).toList();
    }
}
