package io.quelyos.bff.cart;

import io.quelyos.persistence.cart.CartDetailsRow;
import io.quelyos.persistence.cart.CartGiftCardRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A cart in the hands of one change: read once, worked on in memory, and written back in as few statements as it takes. */
public final class CartDraft {

    private final UUID id;
    private final boolean isNew;
    private final CartDetailsRow storedDetails;
    private final List<String> storedCoupons;
    private final Map<UUID, CartLine> stored;
    private final Map<UUID, CartLine> lines;
    private final Set<String> coupons;
    private final List<CartGiftCardRow> storedGiftCards;
    private final Set<CartGiftCardRow> giftCards;
    private CartDetailsRow details;
    private String currency;
    private int linesLeftOut;

    CartDraft(
        UUID id,
        boolean isNew,
        String currency,
        CartDetailsRow details,
        List<String> coupons,
        List<CartGiftCardRow> giftCards,
        List<CartLine> lines
    ) {
        this.id = id;
        this.isNew = isNew;
        this.currency = currency;
        this.storedDetails = details;
        this.details = details;
        this.storedCoupons = List.copyOf(coupons);
        this.coupons = new LinkedHashSet<>(coupons);
        this.storedGiftCards = List.copyOf(giftCards);
        this.giftCards = new LinkedHashSet<>(giftCards);
        this.stored = lines.stream().collect(Collectors.toMap(CartLine::id, Function.identity()));
        this.lines = new LinkedHashMap<>();
        lines.forEach(line -> this.lines.put(line.id(), line));
    }

    public UUID id() {
        return id;
    }

    /** Whether there is no such cart yet. */
    public boolean isNew() {
        return isNew;
    }

    /** The money that the lines' prices are in, by ISO 4217. */
    public String currency() {
        return currency;
    }

    public void setCurrency(String other) {
        this.currency = other;
    }

    public List<CartLine> lines() {
        return List.copyOf(lines.values());
    }

    @Nullable
    public CartLine find(UUID lineId) {
        return lines.get(lineId);
    }

    @Nullable
    public CartLine findByKey(String key) {
        return lines
            .values()
            .stream()
            .filter(line -> line.key().equals(key))
            .findFirst()
            .orElse(null);
    }

    /** How many pieces of an article lie on other lines. */
    public long quantityElsewhere(UUID variantId, @Nullable UUID exceptLineId) {
        return lines
            .values()
            .stream()
            .filter(line -> variantId.equals(line.variantId()) && !line.id().equals(exceptLineId))
            .mapToLong(CartLine::quantity)
            .sum();
    }

    /** Puts a line in, new or changed. Lines that come to have one key are to be joined before the draft is saved. */
    public void put(CartLine line) {
        lines.put(line.id(), line);
    }

    /**
     * Makes one line of those that have one key: the one that had it before, or else the oldest, with the pieces of all.
     *
     * @return a word on each line for which more pieces came together than a line can have
     */
    public List<CartWarning> join() {
        Map<String, List<CartLine>> byKey = lines
            .values()
            .stream()
            .collect(Collectors.groupingBy(CartLine::key, LinkedHashMap::new, Collectors.toList()));
        List<CartWarning> warnings = new ArrayList<>();
        for (List<CartLine> same : byKey.values()) {
            CartLine kept = same.stream().filter(this::hadItsKey).findFirst().orElse(same.getFirst());
            long together = same.stream().mapToLong(CartLine::quantity).sum();
            int quantity = (int) Math.min(together, CartLimits.MOST_PIECES);
            if (quantity < together) {
                warnings.add(new CartWarning.ShopCartQuantityCapped(kept.id(), together, quantity));
            }
            same.forEach(line -> {
                if (!line.id().equals(kept.id())) {
                    lines.remove(line.id());
                }
            });
            lines.put(kept.id(), kept.withQuantity(quantity));
        }
        return warnings;
    }

    private boolean hadItsKey(CartLine line) {
        CartLine before = stored.get(line.id());
        return before != null && before.key().equals(line.key());
    }

    public void remove(UUID lineId) {
        lines.remove(lineId);
    }

    /** Takes everything out: lines, codes, and what was said of the cart. */
    public void clear() {
        lines.clear();
        coupons.clear();
        giftCards.clear();
        details = CartDetailsRow.NONE;
    }

    public CartDetailsRow details() {
        return details;
    }

    public void setDetails(CartDetailsRow other) {
        this.details = other;
    }

    public Set<String> coupons() {
        return coupons;
    }

    /** How many lines a merge had no room for; a change of the cart forgets them. */
    public int linesLeftOut() {
        return linesLeftOut;
    }

    void setLinesLeftOut(int count) {
        this.linesLeftOut = count;
    }

    public boolean isChanged() {
        return !lines.equals(stored) || !details.equals(storedDetails) || hasOtherCoupons() || hasOtherGiftCards();
    }

    /** The gift cards that are to pay, in the order in which they do. */
    public Set<CartGiftCardRow> giftCards() {
        return giftCards;
    }

    /** Whether other gift cards are to pay than are stored. */
    public boolean hasOtherGiftCards() {
        return !List.copyOf(giftCards).equals(storedGiftCards);
    }

    public boolean hasOtherCoupons() {
        return !List.copyOf(coupons).equals(storedCoupons);
    }

    /** The lines that are not stored as they are here. */
    public List<CartLine> changedLines() {
        List<CartLine> changed = new ArrayList<>();
        for (CartLine line : lines.values()) {
            if (!line.equals(stored.get(line.id()))) {
                changed.add(line);
            }
        }
        return changed;
    }

    /** The lines that are stored and not here any more. */
    public List<UUID> removedLines() {
        return stored
            .keySet()
            .stream()
            .filter(lineId -> !lines.containsKey(lineId))
            .toList();
    }
}
