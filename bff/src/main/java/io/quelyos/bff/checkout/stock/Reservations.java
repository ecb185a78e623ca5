package io.quelyos.bff.checkout.stock;

import io.quelyos.persistence.checkout.ArticlePartRow;
import io.quelyos.persistence.checkout.LevelChangeRow;
import io.quelyos.persistence.checkout.LevelRow;
import io.quelyos.persistence.checkout.OrderNeedRow;
import io.quelyos.persistence.checkout.ReservationMapper;
import io.quelyos.persistence.checkout.ReservationRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Keeps pieces for checkouts. Every method must be called inside {@code TenantDb.write} with the checkout's, or its order's,
 * row locked; levels are locked after it, in the order of their keys, so that any number of buyers at the same time wait for
 * each other and never in a circle.
 */
@Component
public final class Reservations {

    /** Stands for a part that is no more: nothing has it. */
    private static final UUID NOTHING = new UUID(0, 0);

    private final ReservationMapper mapper;

    Reservations(ReservationMapper mapper) {
        this.mapper = mapper;
    }

    /** A line for which pieces are to be kept. */
    public record Line(UUID id, UUID articleId, int quantity) {}

    /** Keeps what some lines need, no more and no less; what was kept for the checkout before is exchanged for it. */
    public StockOutcome keep(UUID checkoutId, List<Line> lines) {
        return exchange(checkoutId, needs(lines));
    }

    /** Keeps what the lines of an order need as they were when it was made, in case it is not kept any more. */
    public StockOutcome keepForOrder(UUID orderId) {
        List<UUID> gone = mapper.listGoneLines(orderId);
        if (!gone.isEmpty()) {
            return new StockOutcome.Missing(gone.stream().collect(Collectors.toMap(line -> line, line -> 0L)));
        }
        List<StockNeed> needs = mapper.listNeeds(orderId).stream().map(Reservations::need).toList();
        StockOutcome outcome = exchange(orderId, needs);
        if (outcome instanceof StockOutcome.Kept kept) {
            mapper.deleteLineStock(orderId);
            assign(kept);
        }
        return outcome;
    }

    /** Locks in one go, and so in one order, the levels of what some checkouts keep and of what some lines need. */
    public void lock(List<UUID> checkoutIds, List<Line> lines) {
        List<UUID> variants = Stream.concat(
            checkoutIds
                .stream()
                .flatMap(id -> mapper.list(id).stream())
                .map(ReservationRow::variantId),
            needs(lines).stream().map(StockNeed::variantId)
        )
            .distinct()
            .toList();
        if (!variants.isEmpty()) {
            mapper.findAndLockLevels(variants);
        }
    }

    /** Takes down from where the lines of an order get their pieces. */
    public void assign(StockOutcome.Kept kept) {
        if (!kept.lines().isEmpty()) {
            mapper.insertLineStock(kept.lines());
        }
    }

    /** Takes what is kept for a checkout off the shelf. */
    public void take(UUID checkoutId) {
        List<ReservationRow> kept = lockKept(checkoutId);
        change(
            kept
                .stream()
                .map(row -> new LevelChangeRow(row.variantId(), row.locationId(), -row.quantity(), -row.quantity()))
                .toList()
        );
        mapper.delete(checkoutId);
    }

    /** Sets free what is kept for a checkout; once, however often it is called. */
    public void release(UUID checkoutId) {
        List<ReservationRow> kept = lockKept(checkoutId);
        change(
            kept
                .stream()
                .map(row -> new LevelChangeRow(row.variantId(), row.locationId(), 0, -row.quantity()))
                .toList()
        );
        mapper.delete(checkoutId);
    }

    /** Forgets from where the lines of an order would have got their pieces. */
    public void forgetLines(UUID orderId) {
        mapper.deleteLineStock(orderId);
    }

    private StockOutcome exchange(UUID checkoutId, List<StockNeed> needs) {
        List<ReservationRow> own = mapper.list(checkoutId);
        List<UUID> variants = Stream.concat(
            needs.stream().map(StockNeed::variantId),
            own.stream().map(ReservationRow::variantId)
        )
            .distinct()
            .toList();
        List<LevelRow> levels = variants.isEmpty() ? List.of() : mapper.findAndLockLevels(variants);
        StockPlan plan = StockPlan.of(needs, levels, own);
        if (!plan.shortages().isEmpty()) {
            return new StockOutcome.Missing(plan.shortages());
        }
        if (!own.equals(plan.reservations())) {
            change(differences(own, plan.reservations()));
            mapper.delete(checkoutId);
            if (!plan.reservations().isEmpty()) {
                mapper.insert(checkoutId, plan.reservations());
            }
        }
        return new StockOutcome.Kept(plan.lines());
    }

    private List<ReservationRow> lockKept(UUID checkoutId) {
        List<ReservationRow> kept = mapper.list(checkoutId);
        if (!kept.isEmpty()) {
            mapper.findAndLockLevels(kept.stream().map(ReservationRow::variantId).distinct().toList());
        }
        return kept;
    }

    private void change(List<LevelChangeRow> changes) {
        if (!changes.isEmpty() && mapper.updateLevels(changes) != changes.size()) {
            throw new IllegalStateException("pieces were kept at a place that is no more");
        }
    }

    private static List<LevelChangeRow> differences(List<ReservationRow> before, List<ReservationRow> after) {
        record Place(UUID variant, UUID location) {}
        Map<Place, Integer> sums = new HashMap<>();
        before.forEach(row -> sums.merge(new Place(row.variantId(), row.locationId()), -row.quantity(), Integer::sum));
        after.forEach(row -> sums.merge(new Place(row.variantId(), row.locationId()), row.quantity(), Integer::sum));
        return sums
            .entrySet()
            .stream()
            .filter(entry -> entry.getValue() != 0)
            .map(entry -> new LevelChangeRow(entry.getKey().variant(), entry.getKey().location(), 0, entry.getValue()))
            .toList();
    }

    private List<StockNeed> needs(List<Line> lines) {
        if (lines.isEmpty()) {
            return List.of();
        }
        Map<UUID, List<ArticlePartRow>> parts = new HashMap<>();
        mapper
            .findParts(lines.stream().map(Line::articleId).distinct().toList())
            .forEach(part -> parts.computeIfAbsent(part.articleId(), ignored -> new ArrayList<>()).add(part));
        List<StockNeed> needs = new ArrayList<>();
        for (Line line : lines) {
            for (ArticlePartRow part : parts.getOrDefault(line.articleId(), List.of())) {
                if (part.isStockTracked()) {
                    needs.add(
                        new StockNeed(
                            line.id(),
                            Objects.requireNonNullElse(part.partId(), NOTHING),
                            (long) line.quantity() * part.quantity(),
                            part.quantity(),
                            part.isLimited()
                        )
                    );
                }
            }
        }
        return needs;
    }

    private static StockNeed need(OrderNeedRow row) {
        return new StockNeed(row.orderLineId(), row.variantId(), row.quantity(), 1, row.isLimited());
    }
}
