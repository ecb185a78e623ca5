package io.quelyos.bff.pricing.discount;

import io.quelyos.bff.pricing.basket.Basket;
import io.quelyos.bff.pricing.promotion.Coupon;
import io.quelyos.bff.pricing.promotion.CouponCodes;
import io.quelyos.bff.pricing.promotion.PromotionBook;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the promotions that a basket earns and lets them take effect.
 *
 * <p>Promotions are looked at by priority. One is chosen if the basket meets its conditions, if it combines with every one
 * chosen before, and if then each of them still takes something off; no more than {@link #MAXIMUM_CHOSEN} are. The
 * chosen ones take effect class by class.
 */
public final class DiscountEngine {

    /** The most codes on one basket; further ones are refused. */
    public static final int MAXIMUM_CODES = 10;

    /** The most promotions on one basket, codes included; those with less priority than these are not chosen. */
    public static final int MAXIMUM_CHOSEN = 20;

    private final Basket basket;
    private final PromotionBook book;
    private final TargetLines targetLines;
    private final Eligibility eligibility;
    private final Map<String, Refusal> refusals = new LinkedHashMap<>();
    private final List<Candidate> chosen = new ArrayList<>();
    private Outcome outcome;

    private DiscountEngine(Basket basket, PromotionBook book) {
        this.basket = basket;
        this.book = book;
        this.targetLines = new TargetLines(basket);
        this.eligibility = new Eligibility(basket, book, targetLines);
        this.outcome = run(List.of());
    }

    /** What promotions take off a basket; the order of its lines, codes and of the book changes no amount. */
    public static Discounts discounts(Basket basket, PromotionBook book) {
        return new DiscountEngine(basket, book).choose();
    }

    private Discounts choose() {
        Set<String> codes = new LinkedHashSet<>(basket.couponCodes().stream().map(CouponCodes::normalize).toList());
        Set<String> admitted = codes.stream().limit(MAXIMUM_CODES).collect(Collectors.toSet());
        Map<String, Coupon> known = book
            .coupons()
            .stream()
            .filter(coupon -> admitted.contains(coupon.code()))
            .collect(Collectors.toMap(Coupon::code, Function.identity()));
        for (String code : codes) {
            if (!admitted.contains(code)) {
                refusals.put(code, Refusal.of(RefusalReason.TOO_MANY_CODES));
            } else if (!known.containsKey(code)) {
                refusals.put(code, Refusal.of(RefusalReason.UNKNOWN));
            }
        }
        Stream.concat(
            book
                .automatic()
                .stream()
                .map(promotion -> new Candidate(promotion, null)),
            known
                .values()
                .stream()
                .map(coupon -> new Candidate(coupon.promotion(), coupon))
        )
            .sorted(Candidate.BY_PRIORITY)
            .forEach(this::consider);
        return new Discounts(
            outcome.workings().byLine(),
            outcome.workings().onDelivery(),
            chosen.stream().map(this::applied).toList(),
            codes.stream().filter(refusals::containsKey).map(this::refused).toList()
        );
    }

    private void consider(Candidate candidate) {
        Refusal refusal = tryOut(candidate);
        if (refusal != null && candidate.couponCode() != null) {
            refusals.put(candidate.couponCode(), refusal);
        }
    }

    private @Nullable Refusal tryOut(Candidate candidate) {
        Refusal refusal = eligibility.refuse(candidate);
        if (refusal != null) {
            return refusal;
        }
        if (chosen.size() == MAXIMUM_CHOSEN || !chosen.stream().allMatch(candidate::combines)) {
            return Refusal.of(RefusalReason.NOT_COMBINABLE);
        }
        boolean isLast = chosen.stream().allMatch(other -> Candidate.BY_EFFECT.compare(other, candidate) < 0);
        return isLast ? append(candidate) : insert(candidate);
    }

    /** What takes effect last changes nothing of the others; and nothing at all where it takes nothing off. */
    private @Nullable Refusal append(Candidate candidate) {
        long taken = outcome.effects().apply(candidate);
        if (taken == 0) {
            return Refusal.of(RefusalReason.NOTHING_LEFT);
        }
        outcome.amounts().put(candidate, taken);
        chosen.add(candidate);
        return null;
    }

    /** What takes effect before others changes what is left for them, so that all take effect anew. */
    private @Nullable Refusal insert(Candidate candidate) {
        List<Candidate> withIt = new ArrayList<>(chosen);
        withIt.add(candidate);
        Outcome next = run(withIt);
        if (
            next
                .amounts()
                .values()
                .stream()
                .anyMatch(amount -> amount == 0)
        ) {
            return Refusal.of(RefusalReason.NOTHING_LEFT);
        }
        chosen.add(candidate);
        outcome = next;
        return null;
    }

    private Outcome run(List<Candidate> candidates) {
        var workings = new Workings(basket, targetLines);
        var effects = new EffectRun(workings);
        Map<Candidate, Long> amounts = new LinkedHashMap<>();
        candidates
            .stream()
            .sorted(Candidate.BY_EFFECT)
            .forEach(candidate -> amounts.put(candidate, effects.apply(candidate)));
        return new Outcome(workings, effects, amounts);
    }

    private AppliedPromotion applied(Candidate candidate) {
        Coupon coupon = candidate.coupon();
        return new AppliedPromotion(
            candidate.promotion().id(),
            coupon == null ? null : coupon.id(),
            candidate.couponCode(),
            candidate.promotion().name(),
            candidate.promotion().promotionClass(),
            outcome.amounts().getOrDefault(candidate, 0L)
        );
    }

    private RefusedCoupon refused(String code) {
        return new RefusedCoupon(code, refusals.getOrDefault(code, Refusal.of(RefusalReason.UNKNOWN)));
    }

    private record Outcome(Workings workings, EffectRun effects, Map<Candidate, Long> amounts) {}
}
