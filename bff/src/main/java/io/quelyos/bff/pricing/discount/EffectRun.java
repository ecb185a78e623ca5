package io.quelyos.bff.pricing.discount;

import io.quelyos.bff.pricing.money.Allocation;
import io.quelyos.bff.pricing.money.Rounding;
import io.quelyos.bff.pricing.promotion.Effect;
import io.quelyos.bff.pricing.promotion.PromotionClass;
import java.util.List;

/** Lets one promotion take effect on what is left of a basket's prices. */
final class EffectRun {

    private final Workings workings;

    EffectRun(Workings workings) {
        this.workings = workings;
    }

    /** What it took off, in minor units. */
    long apply(Candidate candidate) {
        List<Workings.Line> lines = workings.lines(candidate.promotion().targets());
        return switch (candidate.promotion().effect()) {
            case Effect.Percentage part -> candidate.promotion().promotionClass() == PromotionClass.ORDER
                ? partOfAll(candidate, lines, part)
                : partOfEach(candidate, lines, part);
            case Effect.AmountOff amount -> amountOff(candidate, lines, amount);
            case Effect.AmountOffEach each -> amountOffEach(candidate, lines, each);
            case Effect.FixedPrice price -> fixedPrice(candidate, lines, price);
            case Effect.FreeDelivery free -> workings.takeDelivery(candidate);
            case Effect.BuyXGetY buyAndGet -> buyAndGet(candidate, lines, buyAndGet);
        };
    }

    /** A part of the order is rounded once, so that it is the same however the order is cut into lines. */
    private static long partOfAll(Candidate candidate, List<Workings.Line> lines, Effect.Percentage part) {
        long base = sum(lines);
        long total = Rounding.part(base, part.basisPoints(), Effect.WHOLE_BASIS_POINTS);
        return spread(candidate, lines, total, quantity ->
            Explanation.ofPart(DiscountKind.PERCENTAGE, quantity, base, part.basisPoints())
        );
    }

    private static long partOfEach(Candidate candidate, List<Workings.Line> lines, Effect.Percentage part) {
        long taken = 0;
        for (Workings.Line line : lines) {
            long base = line.remaining();
            long amount = Rounding.part(base, part.basisPoints(), Effect.WHOLE_BASIS_POINTS);
            int quantity = line.line().quantity();
            Explanation explanation = Explanation.ofPart(DiscountKind.PERCENTAGE, quantity, base, part.basisPoints());
            taken += line.take(candidate, amount, explanation);
        }
        return taken;
    }

    private static long amountOff(Candidate candidate, List<Workings.Line> lines, Effect.AmountOff off) {
        long base = sum(lines);
        long total = Math.min(base, off.amountMinor());
        return spread(candidate, lines, total, quantity ->
            Explanation.ofAmount(DiscountKind.AMOUNT, quantity, base, off.amountMinor())
        );
    }

    private static long amountOffEach(Candidate candidate, List<Workings.Line> lines, Effect.AmountOffEach off) {
        long taken = 0;
        for (Workings.Line line : lines) {
            int quantity = line.line().quantity();
            // A piece cannot get cheaper than nothing, and no piece costs more than its unit price.
            long amount = Math.min(off.amountMinor(), line.line().unitPriceMinor()) * quantity;
            taken += line.take(
                candidate,
                amount,
                Explanation.ofAmount(DiscountKind.AMOUNT_EACH, quantity, line.remaining(), off.amountMinor())
            );
        }
        return taken;
    }

    private static long fixedPrice(Candidate candidate, List<Workings.Line> lines, Effect.FixedPrice price) {
        long taken = 0;
        for (Workings.Line line : lines) {
            int quantity = line.line().quantity();
            boolean isCheaper = line.line().unitPriceMinor() > price.unitPriceMinor();
            long amount = isCheaper ? line.remaining() - price.unitPriceMinor() * quantity : 0;
            taken += line.take(
                candidate,
                amount,
                Explanation.ofAmount(DiscountKind.FIXED_PRICE, quantity, line.remaining(), price.unitPriceMinor())
            );
        }
        return taken;
    }

    private long buyAndGet(Candidate candidate, List<Workings.Line> lines, Effect.BuyXGetY effect) {
        List<Workings.Line> get = effect.getTargets() == null ? lines : workings.lines(effect.getTargets());
        long taken = 0;
        for (FreePieces.Pick pick : FreePieces.pick(lines, get, effect)) {
            Workings.Line line = pick.line();
            long base = Rounding.part(line.remaining(), pick.quantity(), line.line().quantity());
            taken += line.take(
                candidate,
                Rounding.part(base, effect.basisPoints(), Effect.WHOLE_BASIS_POINTS),
                new Explanation(
                    DiscountKind.BUY_X_GET_Y,
                    pick.quantity(),
                    base,
                    effect.basisPoints(),
                    null,
                    effect.buyQuantity(),
                    effect.getQuantity()
                )
            );
        }
        return taken;
    }

    private interface Explaining {
        Explanation of(int quantity);
    }

    private static long spread(Candidate candidate, List<Workings.Line> lines, long total, Explaining explaining) {
        List<Long> shares = Allocation.allocate(total, lines.stream().map(Workings.Line::remaining).toList());
        long taken = 0;
        for (int i = 0; i < lines.size(); i++) {
            Workings.Line line = lines.get(i);
            taken += line.take(candidate, shares.get(i), explaining.of(line.line().quantity()));
        }
        return taken;
    }

    private static long sum(List<Workings.Line> lines) {
        return lines.stream().mapToLong(Workings.Line::remaining).reduce(0, Math::addExact);
    }
}
