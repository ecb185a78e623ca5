package io.quelyos.bff.pricing;

import static io.quelyos.bff.pricing.Baskets.SHOES;
import static io.quelyos.bff.pricing.Baskets.SOCKS;
import static io.quelyos.bff.pricing.Baskets.automatic;
import static io.quelyos.bff.pricing.Baskets.basket;
import static io.quelyos.bff.pricing.Baskets.id;
import static io.quelyos.bff.pricing.Baskets.line;
import static io.quelyos.bff.pricing.Baskets.promotion;
import static io.quelyos.bff.pricing.Baskets.ranked;
import static io.quelyos.bff.pricing.Baskets.withDelivery;
import static org.assertj.core.api.Assertions.assertThat;

import io.quelyos.bff.pricing.basket.Basket;
import io.quelyos.bff.pricing.discount.Discount;
import io.quelyos.bff.pricing.discount.DiscountEngine;
import io.quelyos.bff.pricing.discount.DiscountKind;
import io.quelyos.bff.pricing.discount.Explanation;
import io.quelyos.bff.pricing.promotion.Conditions;
import io.quelyos.bff.pricing.promotion.Effect;
import io.quelyos.bff.pricing.promotion.Promotion;
import io.quelyos.bff.pricing.promotion.PromotionBook;
import io.quelyos.bff.pricing.promotion.PromotionClass;
import io.quelyos.bff.pricing.promotion.Targets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Discounts of small baskets, reckoned by hand. */
class BasketDiscountTest {

    @Test
    void choosesNoMoreThanTheMostPromotionsOfABasket() {
        // Thirty that take one cent off each piece; those with most priority stand, whatever order the book has.
        List<Promotion> many = new ArrayList<>();
        for (int i = 1; i <= 30; i++) {
            Set<PromotionClass> all = EnumSet.allOf(PromotionClass.class);
            many.add(ranked(promotion(i, new Effect.AmountOffEach(1)), i, all));
        }
        Collections.shuffle(many, new Random(7));
        var priced = BasketEngine.price(
            basket(line(1, 2, 1000)),
            automatic(many.toArray(new Promotion[0])),
            Baskets.NO_TAX
        );
        assertThat(priced.promotions()).hasSize(DiscountEngine.MAXIMUM_CHOSEN);
        assertThat(priced.promotions().getFirst().promotionId()).isEqualTo(Baskets.id(30));
        assertThat(priced.promotions().getLast().promotionId()).isEqualTo(Baskets.id(11));
        assertThat(priced.totals().discountMinor()).isEqualTo(40);
    }

    private static final Targets ON_SOCKS = Targets.ofCategories(Set.of(SOCKS));
    private static final Targets ON_SHOES = Targets.ofCategories(Set.of(SHOES));

    @Test
    void takesAPartOfTheOrderRoundedOnceAndSharedOut() {
        // 10% of 30.00 + 19.99 + 0.05 = 50.04 is 5.004, so 5.00; shares 2.9976, 1.9974, 0.00500 of it.
        var priced = price(
            basket(line(1, 3, 1000), line(2, 1, 1999), line(3, 1, 5)),
            promotion(1, new Effect.Percentage(1000))
        );
        assertThat(discounts(priced)).containsExactly(300L, 200L, 0L);
        assertThat(priced.totals().discountMinor()).isEqualTo(500);
        assertThat(priced.totals().grossMinor()).isEqualTo(4504);
    }

    @Test
    void roundsAPartOfEachChosenLineHalfEven() {
        // 50% of 0.05 is 0.025 and goes to the even 0.02; of 0.15 it is 0.075 and goes to 0.08.
        var priced = price(
            basket(line(1, 1, 5), line(2, 1, 15), line(3, 1, 100, SHOES, null)),
            promotion(1, new Effect.Percentage(5000), ON_SOCKS, Conditions.NONE)
        );
        assertThat(discounts(priced)).containsExactly(2L, 8L, 0L);
    }

    @Test
    void sharesAnAmountOutToTheCentAndGivesTiesToTheLineThatWasThereFirst() {
        var priced = price(
            basket(line(1, 1, 1000), line(2, 1, 1000), line(3, 1, 1000)),
            promotion(1, new Effect.AmountOff(1000))
        );
        assertThat(discounts(priced)).containsExactly(334L, 333L, 333L);
        assertThat(priced.lines().get(0).discounts().get(0).explanation()).isEqualTo(
            new Explanation(DiscountKind.AMOUNT, 1, 3000, null, 1000L, null, null)
        );
    }

    @Test
    void takesNoMoreThanThereIs() {
        var priced = price(basket(line(1, 2, 300)), promotion(1, new Effect.AmountOff(5000)));
        assertThat(discounts(priced)).containsExactly(600L);
        assertThat(priced.totals().grossMinor()).isZero();
    }

    @Test
    void takesAnAmountOffEachPiece() {
        var priced = price(basket(line(1, 3, 500), line(2, 2, 100)), promotion(1, new Effect.AmountOffEach(150)));
        assertThat(discounts(priced)).containsExactly(450L, 200L);
    }

    @Test
    void fixesThePriceOfWhatCostsMore() {
        var priced = price(basket(line(1, 3, 1299), line(2, 1, 800)), promotion(1, new Effect.FixedPrice(999)));
        assertThat(discounts(priced)).containsExactly(900L, 0L);
    }

    @Test
    void givesTheCheapestOfEveryThreePieces() {
        // 7 pieces make 2 sets of "3 for 2": the two cheapest pieces, 3.00 and one of the 4.00.
        var priced = price(
            basket(line(1, 4, 500), line(2, 2, 400), line(3, 1, 300), line(4, 5, 100, SHOES, null)),
            promotion(1, new Effect.BuyXGetY(2, 1, null, 10_000, null), ON_SOCKS, Conditions.NONE)
        );
        assertThat(discounts(priced)).containsExactly(0L, 400L, 300L, 0L);
        assertThat(priced.lines().get(1).discounts().get(0).explanation()).isEqualTo(
            new Explanation(DiscountKind.BUY_X_GET_Y, 1, 400, 10_000, null, 2, 1)
        );
    }

    @Test
    void givesNothingForAnIncompleteSet() {
        var priced = price(
            basket(line(1, 2, 500)),
            promotion(1, new Effect.BuyXGetY(2, 1, null, 10_000, null), ON_SOCKS, Conditions.NONE)
        );
        assertThat(priced.promotions()).isEmpty();
    }

    @Test
    void makesSocksCheaperForWhoBuysShoes() {
        // One pair of socks at half price for each shoe: 2 shoes, so the two cheapest socks of 3, and once at the most.
        var effect = new Effect.BuyXGetY(1, 1, ON_SOCKS, 5_000, null);
        var lines = basket(line(1, 2, 9000, SHOES, null), line(2, 2, 700), line(3, 1, 500));
        assertThat(discounts(price(lines, promotion(1, effect, ON_SHOES, Conditions.NONE)))).containsExactly(
            0L,
            350L,
            250L
        );
        var once = new Effect.BuyXGetY(1, 1, ON_SOCKS, 5_000, 1);
        assertThat(discounts(price(lines, promotion(1, once, ON_SHOES, Conditions.NONE)))).containsExactly(
            0L,
            0L,
            250L
        );
    }

    @Test
    void keepsEnoughOfWhatMayBeEitherToBeBought() {
        // Buy any 2, get 1 sock: with one shoe and two socks only the cheaper sock may be free.
        var effect = new Effect.BuyXGetY(2, 1, ON_SOCKS, 10_000, null);
        var priced = price(
            basket(line(1, 1, 9000, SHOES, null), line(2, 1, 700), line(3, 1, 500)),
            promotion(1, effect)
        );
        assertThat(discounts(priced)).containsExactly(0L, 0L, 500L);
    }

    @Test
    void deliversForNothingFromAThreshold() {
        var conditions = new Conditions(null, null, 6000L, null, Set.of(), false);
        var free = promotion(1, new Effect.FreeDelivery(), Targets.ALL, conditions);
        var below = price(withDelivery(basket(line(1, 1, 5999)), 490), free);
        assertThat(below.totals().deliveryDiscountMinor()).isZero();
        assertThat(below.totals().grossMinor()).isEqualTo(6489);
        var reached = price(withDelivery(basket(line(1, 1, 6000)), 490), free);
        assertThat(reached.totals().deliveryDiscountMinor()).isEqualTo(490);
        assertThat(reached.totals().grossMinor()).isEqualTo(6000);
    }

    @Test
    void letsClassesTakeEffectOneAfterTheOther() {
        // Products first: 20% off socks leaves 8.00; then 10% of 8.00 + 10.00 is 1.80, shared 0.80 and 1.00.
        var onOrder = promotion(1, new Effect.Percentage(1000));
        var onSocks = promotion(2, new Effect.Percentage(2000), ON_SOCKS, Conditions.NONE);
        var priced = price(basket(line(1, 1, 1000), line(2, 1, 1000, SHOES, null)), onOrder, onSocks);
        assertThat(discounts(priced)).containsExactly(280L, 100L);
        assertThat(priced.lines().get(0).discounts()).extracting(Discount::promotionId).containsExactly(id(2), id(1));
    }

    @Test
    void givesAnExclusivePromotionTheWholeBasketIfItHasPriority() {
        Promotion exclusive = ranked(promotion(1, new Effect.Percentage(500)), 10, Set.of());
        Promotion other = promotion(2, new Effect.Percentage(5000));
        assertThat(discounts(price(basket(line(1, 1, 1000)), other, exclusive))).containsExactly(50L);
        Promotion modest = ranked(exclusive, -1, Set.of());
        assertThat(discounts(price(basket(line(1, 1, 1000)), other, modest))).containsExactly(500L);
    }

    @Test
    void combinesOnlyWhereBothAgree() {
        Promotion order = ranked(promotion(1, new Effect.Percentage(1000)), 5, Set.of(PromotionClass.DELIVERY));
        Promotion sideBySide = ranked(
            promotion(2, new Effect.FreeDelivery()),
            0,
            Set.of(PromotionClass.ORDER, PromotionClass.PRODUCT)
        );
        Promotion alone = ranked(promotion(3, new Effect.FreeDelivery()), 0, Set.of(PromotionClass.PRODUCT));
        Basket basket = withDelivery(basket(line(1, 1, 1000)), 500);
        assertThat(price(basket, order, sideBySide).totals().grossMinor()).isEqualTo(900);
        assertThat(price(basket, order, alone).totals().grossMinor()).isEqualTo(1400);
    }

    @Test
    void doesNotLetAPromotionThatDoesNothingStandInTheWay() {
        Promotion idle = ranked(promotion(1, new Effect.FixedPrice(5000)), 10, Set.of());
        Promotion other = promotion(2, new Effect.Percentage(1000));
        assertThat(discounts(price(basket(line(1, 1, 1000)), idle, other))).containsExactly(100L);
    }

    private static PricedBasket price(Basket basket, Promotion... promotions) {
        PromotionBook book = automatic(promotions);
        return BasketEngine.price(basket, book, Baskets.NO_TAX);
    }

    private static List<Long> discounts(PricedBasket priced) {
        return priced.lines().stream().map(PricedLine::discountMinor).toList();
    }
}
