package io.quelyos.bff.pricing.discount;

import io.quelyos.bff.pricing.promotion.Effect;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Chooses the pieces that come with others. Pieces are of three kinds: those that may only be bought, those that may only
 * come with others, and those that may be either. As many full sets are made as the three kinds allow; then the cheapest
 * pieces come with the others, except that enough of the third kind must stay to be bought.
 */
final class FreePieces {

    /** Some pieces of a line that come with others. */
    record Pick(Workings.Line line, int quantity) {}

    private FreePieces() {}

    static List<Pick> pick(List<Workings.Line> buy, List<Workings.Line> get, Effect.BuyXGetY effect) {
        Set<UUID> buyIds = ids(buy);
        Set<UUID> getIds = ids(get);
        long bought = quantity(buy);
        long gettable = quantity(get);
        long together =
            bought +
            quantity(
                get
                    .stream()
                    .filter(line -> !buyIds.contains(line.line().id()))
                    .toList()
            );
        long sets = Math.min(
            Math.min(bought / effect.buyQuantity(), gettable / effect.getQuantity()),
            together / ((long) effect.buyQuantity() + effect.getQuantity())
        );
        if (effect.maximumSets() != null) {
            sets = Math.min(sets, effect.maximumSets());
        }
        long open = sets * effect.getQuantity();
        long sharedOpen = bought - sets * effect.buyQuantity();
        List<Pick> picks = new ArrayList<>();
        for (Workings.Line line : cheapestFirst(get)) {
            boolean isShared = buyIds.contains(line.line().id()) && getIds.contains(line.line().id());
            long most = isShared ? Math.min(open, sharedOpen) : open;
            int quantity = Math.toIntExact(Math.min(most, line.line().quantity()));
            if (quantity > 0) {
                picks.add(new Pick(line, quantity));
                open -= quantity;
                sharedOpen -= isShared ? quantity : 0;
            }
        }
        return picks;
    }

    private static List<Workings.Line> cheapestFirst(List<Workings.Line> lines) {
        return lines
            .stream()
            .sorted(
                Comparator.comparingLong((Workings.Line line) -> line.line().unitPriceMinor()).thenComparing(line ->
                    line.line().id()
                )
            )
            .toList();
    }

    private static Set<UUID> ids(List<Workings.Line> lines) {
        Set<UUID> ids = new HashSet<>();
        lines.forEach(line -> ids.add(line.line().id()));
        return ids;
    }

    private static long quantity(List<Workings.Line> lines) {
        return lines
            .stream()
            .mapToLong(line -> line.line().quantity())
            .sum();
    }
}
