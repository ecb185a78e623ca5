package io.quelyos.bff.checkout.stock;

import io.quelyos.persistence.checkout.LevelRow;
import io.quelyos.persistence.checkout.LineStockRow;
import io.quelyos.persistence.checkout.ReservationRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * From which places the pieces of some lines come: a pure calculation on levels that the caller has locked. What several
 * lines need of one article is summed before it is looked for, so that bundles that share parts get no piece twice. Places
 * give in the order of their positions.
 *
 * @param reservations what is to be kept where
 * @param lines the same by lines
 * @param shortages by line, how many pieces of it could be had; a line that gets everything is absent. Where there is any,
 *     nothing is to be kept
 */
record StockPlan(List<ReservationRow> reservations, List<LineStockRow> lines, Map<UUID, Long> shortages) {
    /**
     * Makes the plan.
     *
     * @param levels of all articles that are needed
     * @param own what is kept for the same buyer already, and so is not in the buyer's way
     */
    static StockPlan of(List<StockNeed> needs, List<LevelRow> levels, List<ReservationRow> own) {
        Map<UUID, Shelf> shelves = shelves(levels, own);
        Map<UUID, Long> shortages = shortages(needs, shelves);
        if (!shortages.isEmpty()) {
            return new StockPlan(List.of(), List.of(), shortages);
        }
        List<LineStockRow> lines = new ArrayList<>();
        // Those that may have more than there is come last, so that they leave to the others what there is.
        needs
            .stream()
            .sorted(Comparator.comparing((StockNeed need) -> !need.isLimited()))
            .forEach(need -> {
                Shelf shelf = shelves.get(need.variantId());
                if (shelf != null) {
                    shelf.give(need, lines);
                }
            });
        return new StockPlan(reservations(lines), merged(lines), Map.of());
    }

    private static Map<UUID, Shelf> shelves(List<LevelRow> levels, List<ReservationRow> own) {
        Map<UUID, Map<UUID, Integer>> owned = new HashMap<>();
        own.forEach(row ->
            owned
                .computeIfAbsent(row.variantId(), ignored -> new HashMap<>())
                .merge(row.locationId(), row.quantity(), Integer::sum)
        );
        Map<UUID, Shelf> shelves = new HashMap<>();
        levels
            .stream()
            .sorted(Comparator.comparingInt(LevelRow::position).thenComparing(LevelRow::locationId))
            .forEach(level -> {
                int mine = owned.getOrDefault(level.variantId(), Map.of()).getOrDefault(level.locationId(), 0);
                long free = Math.max(0, (long) level.quantity() - level.reserved() + mine);
                shelves.computeIfAbsent(level.variantId(), ignored -> new Shelf()).free.put(level.locationId(), free);
            });
        return shelves;
    }

    private static Map<UUID, Long> shortages(List<StockNeed> needs, Map<UUID, Shelf> shelves) {
        Map<UUID, Long> limited = new HashMap<>();
        for (StockNeed need : needs) {
            if (need.isLimited()) {
                limited.merge(need.variantId(), need.quantity(), Math::addExact);
            }
        }
        Map<UUID, Long> shortages = new LinkedHashMap<>();
        for (StockNeed need : needs) {
            Shelf shelf = shelves.get(need.variantId());
            long there = shelf == null ? 0 : shelf.sum();
            if (need.isLimited() && limited.getOrDefault(need.variantId(), 0L) > there) {
                shortages.merge(need.lineId(), there / need.perPiece(), Math::min);
            }
        }
        return shortages;
    }

    private static List<ReservationRow> reservations(List<LineStockRow> lines) {
        Map<UUID, Map<UUID, Integer>> sums = new TreeMap<>();
        lines.forEach(line ->
            sums
                .computeIfAbsent(line.variantId(), ignored -> new TreeMap<>())
                .merge(line.locationId(), line.quantity(), Math::addExact)
        );
        List<ReservationRow> rows = new ArrayList<>();
        sums.forEach((variant, places) ->
            places.forEach((location, quantity) -> rows.add(new ReservationRow(variant, location, quantity)))
        );
        return rows;
    }

    /** A line can name one article twice: as itself, and in a bundle that has it as two parts. */
    private static List<LineStockRow> merged(List<LineStockRow> lines) {
        record Key(UUID line, UUID variant, UUID location) {}
        Map<Key, LineStockRow> sums = new LinkedHashMap<>();
        for (LineStockRow line : lines) {
            var key = new Key(line.orderLineId(), line.variantId(), line.locationId());
            sums.merge(key, line, (sum, next) ->
                new LineStockRow(
                    sum.orderLineId(),
                    sum.variantId(),
                    sum.locationId(),
                    Math.addExact(sum.quantity(), next.quantity())
                )
            );
        }
        return List.copyOf(sums.values());
    }

    /** What is free of one article, by place, the first place first. */
    private static final class Shelf {

        private final Map<UUID, Long> free = new LinkedHashMap<>();

        private long sum() {
            return free.values().stream().mapToLong(Long::longValue).sum();
        }

        private void give(StockNeed need, List<LineStockRow> lines) {
            long left = need.quantity();
            for (Map.Entry<UUID, Long> place : free.entrySet()) {
                long part = Math.min(left, place.getValue());
                if (part > 0) {
                    place.setValue(place.getValue() - part);
                    lines.add(row(need, place.getKey(), part));
                    left -= part;
                }
            }
            if (left > 0) {
                // More than there is, of an article that is sold on: it will be missing at the first place.
                lines.add(row(need, free.keySet().iterator().next(), left));
            }
        }

        private static LineStockRow row(StockNeed need, UUID location, long quantity) {
            return new LineStockRow(need.lineId(), need.variantId(), location, Math.toIntExact(quantity));
        }
    }
}
