package io.quelyos.bff.pricing;

import static io.quelyos.bff.pricing.Baskets.NOW;
import static io.quelyos.bff.pricing.Baskets.REDUCED;
import static io.quelyos.bff.pricing.Baskets.STANDARD;
import static io.quelyos.bff.pricing.Baskets.id;
import static io.quelyos.bff.pricing.Baskets.rate;

import io.quelyos.bff.pricing.basket.Basket;
import io.quelyos.bff.pricing.basket.BasketDelivery;
import io.quelyos.bff.pricing.basket.BasketLine;
import io.quelyos.bff.pricing.basket.Buyer;
import io.quelyos.bff.pricing.promotion.Conditions;
import io.quelyos.bff.pricing.promotion.Coupon;
import io.quelyos.bff.pricing.promotion.Effect;
import io.quelyos.bff.pricing.promotion.Promotion;
import io.quelyos.bff.pricing.promotion.PromotionBook;
import io.quelyos.bff.pricing.promotion.PromotionClass;
import io.quelyos.bff.pricing.promotion.Targets;
import io.quelyos.bff.pricing.promotion.UsageCount;
import io.quelyos.bff.pricing.promotion.UsageLimits;
import io.quelyos.bff.pricing.tax.TaxRate;
import io.quelyos.bff.pricing.tax.TaxTable;
import io.quelyos.bff.pricing.vat.VatNumber;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Makes baskets and rules of any kind out of a seed. */
final class RandomBaskets {

    /** A basket and the rules that it is priced by. */
    record Case(Basket basket, PromotionBook book, TaxTable taxes, List<TaxRate> rates) {
        /** The same with everything in another order. */
        Case shuffled(Random random) {
            return new Case(
                new Basket(
                    basket.currency(),
                    basket.pricesIncludeTax(),
                    shuffle(basket.lines(), random),
                    basket.delivery(),
                    basket.buyer(),
                    shuffle(basket.couponCodes(), random),
                    basket.now()
                ),
                new PromotionBook(shuffle(book.automatic(), random), shuffle(book.coupons(), random), book.usage()),
                new TaxTable("FR", STANDARD, shuffle(rates, random)),
                rates
            );
        }

        private static <T> List<T> shuffle(List<T> list, Random random) {
            List<T> copy = new ArrayList<>(list);
            Collections.shuffle(copy, random);
            return copy;
        }
    }

    private final Random random;
    private final Currency currency;

    RandomBaskets(Random random, String currency) {
        this.random = random;
        this.currency = Currency.getInstance(currency);
    }

    Case next() {
        List<BasketLine> lines = IntStream.rangeClosed(1, 1 + random.nextInt(8))
            .mapToObj(this::line)
            .toList();
        BasketDelivery delivery =
            random.nextInt(3) == 0
                ? null
                : new BasketDelivery(random.nextInt(2000), random.nextBoolean() ? REDUCED : null);
        List<Coupon> coupons = IntStream.range(0, random.nextInt(3)).mapToObj(this::coupon).toList();
        List<Promotion> automatic = IntStream.range(0, random.nextInt(6))
            .mapToObj(number -> promotion(3000 + number))
            .toList();
        List<String> codes = new ArrayList<>(coupons.stream().map(Coupon::code).toList());
        codes.add("NOT-THERE");
        List<TaxRate> rates = rates();
        return new Case(
            new Basket(currency, random.nextBoolean(), lines, delivery, buyer(), codes, NOW),
            new PromotionBook(automatic, coupons, Map.of()),
            new TaxTable("FR", STANDARD, rates),
            rates
        );
    }

    private BasketLine line(int number) {
        return new BasketLine(
            id(number),
            id(1000 + number),
            id(2000 + random.nextInt(4)),
            some(8000, 3),
            some(8100, 2),
            random.nextBoolean() ? null : id(8200 + random.nextInt(2)),
            1 + random.nextInt(6),
            price(),
            category(),
            random.nextInt(10) > 0,
            random.nextInt(5000)
        );
    }

    /** Ties, nothing, small and very large prices, beside usual ones. */
    private long price() {
        return switch (random.nextInt(8)) {
            case 0 -> 0;
            case 1 -> 1 + random.nextInt(9);
            case 2 -> 1_000_000_000L + random.nextInt(1_000_000_000);
            case 3, 4 -> 1000;
            default -> 1 + random.nextInt(20_000);
        };
    }

    private @Nullable UUID category() {
        return switch (random.nextInt(3)) {
            case 0 -> null;
            case 1 -> STANDARD;
            default -> REDUCED;
        };
    }

    private Coupon coupon(int number) {
        return new Coupon(
            id(5000 + number),
            "CODE" + number,
            true,
            null,
            null,
            UsageLimits.NONE,
            UsageCount.NONE,
            promotion(4000 + number)
        );
    }

    private Promotion promotion(long id) {
        Set<PromotionClass> combinesWith = new HashSet<>(List.of(PromotionClass.values()));
        if (random.nextInt(4) == 0) {
            combinesWith.remove(
                List.of(PromotionClass.PRODUCT, PromotionClass.ORDER, PromotionClass.DELIVERY).get(random.nextInt(3))
            );
        }
        Long minimum = random.nextInt(4) == 0 ? (Long) (long) random.nextInt(20_000) : null;
        return new Promotion(
            id(id),
            "Promotion " + id,
            true,
            random.nextInt(3),
            combinesWith,
            null,
            effect(),
            targets(),
            new Conditions(null, null, minimum, null, Set.of(), false),
            UsageLimits.NONE
        );
    }

    private Effect effect() {
        int basisPoints = random.nextInt(5) == 0 ? 10_000 : 1 + random.nextInt(9_999);
        return switch (random.nextInt(6)) {
            case 0 -> new Effect.Percentage(basisPoints);
            case 1 -> new Effect.AmountOff(1 + random.nextInt(30_000));
            case 2 -> new Effect.AmountOffEach(1 + random.nextInt(1_500));
            case 3 -> new Effect.FixedPrice(random.nextInt(1_200));
            case 4 -> new Effect.FreeDelivery();
            default -> new Effect.BuyXGetY(
                1 + random.nextInt(3),
                1 + random.nextInt(2),
                random.nextBoolean() ? null : targets(),
                basisPoints,
                random.nextBoolean() ? null : 1 + random.nextInt(3)
            );
        };
    }

    private Targets targets() {
        return random.nextBoolean()
            ? Targets.ALL
            : new Targets(
                  some(2000, 4),
                  Set.of(),
                  some(8000, 3),
                  some(8100, 2),
                  some(8200, 2),
                  random.nextInt(5) == 0 ? some(2000, 4) : Set.of(),
                  Set.of()
              );
    }

    private Buyer buyer() {
        VatNumber number = random.nextInt(4) == 0 ? new VatNumber("DE", "136695976") : null;
        String country = List.of("FR", "FR", "DE", "CA", "US").get(random.nextInt(5));
        String region = country.equals("CA") ? "CA-QC" : random.nextBoolean() ? "FR-20R" : null;
        return new Buyer(null, Set.of(), false, country, region, random.nextInt(10) == 0, number);
    }

    private List<TaxRate> rates() {
        return List.of(
            rate(1, STANDARD, "FR", null, 200_000),
            rate(2, REDUCED, "FR", null, 55_000),
            new TaxRate(id(7003), REDUCED, "FR", "FR-20R", "Corse", 21_000, true),
            rate(4, STANDARD, "DE", null, 190_000),
            rate(5, STANDARD, "CA", null, 50_000),
            rate(6, STANDARD, "CA", "CA-QC", 99_750),
            rate(7, REDUCED, "CA", null, 0)
        );
    }

    private Set<UUID> some(long first, int count) {
        Set<UUID> some = new HashSet<>();
        for (int i = 0; i < count; i++) {
            if (random.nextInt(3) == 0) {
                some.add(id(first + i));
            }
        }
        return some;
    }
}
