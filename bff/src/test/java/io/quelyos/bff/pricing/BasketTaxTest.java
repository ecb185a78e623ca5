package io.quelyos.bff.pricing;

import static io.quelyos.bff.pricing.Baskets.FRENCH;
import static io.quelyos.bff.pricing.Baskets.REDUCED;
import static io.quelyos.bff.pricing.Baskets.SOCKS;
import static io.quelyos.bff.pricing.Baskets.STANDARD;
import static io.quelyos.bff.pricing.Baskets.basket;
import static io.quelyos.bff.pricing.Baskets.line;
import static io.quelyos.bff.pricing.Baskets.rate;
import static io.quelyos.bff.pricing.Baskets.withBuyer;
import static io.quelyos.bff.pricing.Baskets.withDelivery;
import static io.quelyos.bff.pricing.Baskets.withoutTaxInPrices;
import static org.assertj.core.api.Assertions.assertThat;

import io.quelyos.bff.pricing.basket.Basket;
import io.quelyos.bff.pricing.basket.BasketLine;
import io.quelyos.bff.pricing.basket.Buyer;
import io.quelyos.bff.pricing.promotion.PromotionBook;
import io.quelyos.bff.pricing.tax.AppliedTax;
import io.quelyos.bff.pricing.tax.TaxRate;
import io.quelyos.bff.pricing.tax.TaxTable;
import io.quelyos.bff.pricing.tax.TaxTreatment;
import io.quelyos.bff.pricing.vat.VatNumber;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Taxes of small baskets, reckoned by hand. */
class BasketTaxTest {

    private static final TaxTable ONLY_FRENCH = new TaxTable(
        "FR",
        STANDARD,
        List.of(rate(1, STANDARD, "FR", null, 200_000), rate(2, REDUCED, "FR", null, 55_000))
    );

    @Test
    void takesTheTaxOutOfPricesThatContainIt() {
        // 100.00 / 1.20 = 83.3333; 21.10 / 1.055 = 20.00; 4.90 / 1.20 = 4.08333.
        var priced = price(withDelivery(basket(line(1, 1, 10_000), line(2, 1, 2110, SOCKS, REDUCED)), 490), FRENCH);
        assertThat(priced.lines().get(0).amount().netMinor()).isEqualTo(8333);
        assertThat(priced.lines().get(0).amount().taxMinor()).isEqualTo(1667);
        assertThat(priced.lines().get(1).amount().netMinor()).isEqualTo(2000);
        assertThat(priced.lines().get(1).amount().taxMinor()).isEqualTo(110);
        assertThat(priced.totals().grossMinor()).isEqualTo(12_600);
        assertThat(priced.totals().netMinor()).isEqualTo(8333 + 2000 + 408);
        assertThat(priced.totals().taxMinor()).isEqualTo(1667 + 110 + 82);
        assertThat(priced.taxes())
            .extracting(AppliedTax::amountMinor)
            .containsExactly(1667L + 82L, 110L);
    }

    @Test
    void addsTheTaxToPricesWithoutItRoundingEachLineHalfEven() {
        // 20% of 0.125 would be 0.025: with whole cents, 5.5% of 1.00 is 5.5 cents and goes to the even 6,
        // 5.5% of 3.00 is 16.5 cents and goes to the even 16.
        var priced = price(
            withoutTaxInPrices(basket(line(1, 1, 100, SOCKS, REDUCED), line(2, 1, 300, SOCKS, REDUCED))),
            FRENCH
        );
        assertThat(priced.lines())
            .extracting(taxed -> taxed.amount().taxMinor())
            .containsExactly(6L, 16L);
        assertThat(priced.totals().grossMinor()).isEqualTo(422);
        assertThat(priced.totals().removedTaxMinor()).isZero();
    }

    @Test
    void letsARegionReplaceItsCountrysRate() {
        var priced = price(
            withBuyer(basket(line(1, 1, 1021, SOCKS, REDUCED), line(2, 1, 1200)), buyer("FR", "FR-20R", null)),
            FRENCH
        );
        assertThat(priced.lines())
            .extracting(taxed -> taxed.amount().taxMinor())
            .containsExactly(21L, 200L);
    }

    @Test
    void addsARegionsTaxToItsCountrysAndSharesTheRestOut() {
        // Canada 5% and Quebec 9.975%: 114.98 / 1.14975 = 100.0043, so net 100.00 and 14.98 of tax, of which 5.0020
        // and 9.9783 are 5.00 and 9.98.
        var table = new TaxTable(
            "CA",
            STANDARD,
            List.of(rate(1, STANDARD, "CA", null, 50_000), rate(2, STANDARD, "CA", "CA-QC", 99_750))
        );
        var within = price(withBuyer(basket(line(1, 1, 11_498)), buyer("CA", "CA-QC", null)), table);
        assertThat(within.taxes()).extracting(AppliedTax::amountMinor).containsExactly(500L, 998L);
        assertThat(within.totals().netMinor()).isEqualTo(10_000);
        // On top of 100.00: 5.00, and 9.975 goes to the even 9.98.
        var onTop = price(withoutTaxInPrices(withBuyer(basket(line(1, 1, 10_000)), buyer("CA", "CA-QC", null))), table);
        assertThat(onTop.taxes()).extracting(AppliedTax::amountMinor).containsExactly(500L, 998L);
        assertThat(onTop.taxes()).extracting(AppliedTax::basisMinor).containsExactly(10_000L, 10_000L);
    }

    @Test
    void keepsPricesWithTaxWhateverTheCountryTakes() {
        var priced = price(withBuyer(basket(line(1, 1, 11_900)), buyer("DE", null, null)), FRENCH);
        assertThat(priced.totals().grossMinor()).isEqualTo(11_900);
        assertThat(priced.totals().netMinor()).isEqualTo(10_000);
    }

    @Test
    void fallsBackToTheUsualCategory() {
        var priced = price(withBuyer(basket(line(1, 1, 11_900, SOCKS, REDUCED)), buyer("DE", null, null)), FRENCH);
        assertThat(priced.totals().taxMinor()).isEqualTo(1900);
    }

    @Test
    void shiftsTheTaxToABusinessInAnotherCountryOfTheUnion() {
        var priced = price(withBuyer(basket(line(1, 1, 12_000)), buyer("DE", null, "DE136695976")), FRENCH);
        assertThat(priced.taxTreatment()).isEqualTo(TaxTreatment.REVERSE_CHARGE);
        assertThat(priced.totals().grossMinor()).isEqualTo(10_000);
        assertThat(priced.totals().taxMinor()).isZero();
        assertThat(priced.totals().removedTaxMinor()).isEqualTo(2000);
    }

    @Test
    void doesNotShiftTheTaxAtHomeOrOutsideOfTheUnion() {
        assertThat(
            price(withBuyer(basket(line(1, 1, 12_000)), buyer("FR", null, "DE136695976")), FRENCH).taxTreatment()
        ).isEqualTo(TaxTreatment.TAXED);
        assertThat(
            price(withBuyer(basket(line(1, 1, 12_000)), buyer("DE", null, "FR40303265045")), FRENCH).taxTreatment()
        ).isEqualTo(TaxTreatment.TAXED);
        assertThat(
            price(withBuyer(basket(line(1, 1, 12_000)), buyer("CH", null, "DE136695976")), FRENCH).taxTreatment()
        ).isEqualTo(TaxTreatment.OUTSIDE_TERRITORY);
    }

    @Test
    void taxesTheUnionByTheHomeCountrysRatesWhereItHasNone() {
        var german = withBuyer(basket(line(1, 1, 12_000), line(2, 1, 1055, SOCKS, REDUCED)), Buyer.guest("DE"));
        var consumer = price(german, ONLY_FRENCH);
        assertThat(consumer.taxTreatment()).isEqualTo(TaxTreatment.TAXED);
        assertThat(consumer.totals().grossMinor()).isEqualTo(13_055);
        assertThat(consumer.totals().taxMinor()).isEqualTo(2055);
        assertThat(price(withoutTaxInPrices(german), ONLY_FRENCH).totals().taxMinor()).isEqualTo(2400 + 58);

        var business = price(withBuyer(german, buyer("DE", null, "DE136695976")), ONLY_FRENCH);
        assertThat(business.taxTreatment()).isEqualTo(TaxTreatment.REVERSE_CHARGE);
        assertThat(business.totals().grossMinor()).isEqualTo(11_000);

        var swiss = price(withBuyer(german, buyer("CH", null, null)), ONLY_FRENCH);
        assertThat(swiss.taxTreatment()).isEqualTo(TaxTreatment.OUTSIDE_TERRITORY);
        assertThat(swiss.totals().grossMinor()).isEqualTo(11_000);
    }

    @Test
    void doesNotTaxPartsOfTheUnionThatLieOutsideOfItsVatArea() {
        var goods = basket(line(1, 1, 12_000));
        for (Buyer outside : List.of(
            buyer("ES", "ES-CN", null),
            buyer("FR", "FR-974", null),
            buyer("GP", null, null)
        )) {
            var priced = price(withBuyer(goods, outside), ONLY_FRENCH);
            assertThat(priced.taxTreatment()).isEqualTo(TaxTreatment.OUTSIDE_TERRITORY);
            assertThat(priced.totals().grossMinor()).isEqualTo(10_000);
        }
        for (Buyer inside : List.of(buyer("ES", "ES-CT", null), buyer("FR", "ES-CN", null), buyer("MC", null, null))) {
            assertThat(price(withBuyer(goods, inside), ONLY_FRENCH).totals().taxMinor()).isEqualTo(2000);
        }
        var business = price(withBuyer(goods, buyer("ES", "ES-CN", "DE136695976")), ONLY_FRENCH);
        assertThat(business.taxTreatment()).isEqualTo(TaxTreatment.OUTSIDE_TERRITORY);
        var reunion = new TaxTable(
            "FR",
            STANDARD,
            List.of(
                rate(1, STANDARD, "FR", null, 200_000),
                new TaxRate(Baskets.id(7002), STANDARD, "FR", "FR-974", "TVA Réunion", 85_000, true)
            )
        );
        assertThat(
            price(withBuyer(goods, buyer("FR", "FR-974", null)), reunion)
                .totals()
                .netMinor()
        ).isEqualTo(11_060);
    }

    @Test
    void taxesNothingAbroadForASellerOutsideOfTheUnion() {
        var swiss = new TaxTable("CH", STANDARD, List.of(rate(1, STANDARD, "CH", null, 81_000)));
        var priced = price(withBuyer(basket(line(1, 1, 10_810)), Buyer.guest("DE")), swiss);
        assertThat(priced.taxTreatment()).isEqualTo(TaxTreatment.OUTSIDE_TERRITORY);
        assertThat(priced.totals().grossMinor()).isEqualTo(10_000);
    }

    @Test
    void taxesNeitherExemptBuyersNorExports() {
        var exempt = new Buyer(null, Set.of(), false, "FR", null, true, null);
        var priced = price(withBuyer(basket(line(1, 1, 12_000)), exempt), FRENCH);
        assertThat(priced.taxTreatment()).isEqualTo(TaxTreatment.EXEMPT_BUYER);
        assertThat(priced.totals().grossMinor()).isEqualTo(10_000);
        var export = price(withoutTaxInPrices(withBuyer(basket(line(1, 1, 12_000)), Buyer.guest("US"))), FRENCH);
        assertThat(export.taxTreatment()).isEqualTo(TaxTreatment.OUTSIDE_TERRITORY);
        assertThat(export.totals().grossMinor()).isEqualTo(12_000);
    }

    @Test
    void leavesWhatIsNotTaxableAlone() {
        BasketLine taxed = line(1, 1, 5000);
        var card = new BasketLine(
            taxed.id(),
            taxed.variantId(),
            taxed.productId(),
            taxed.categoryIds(),
            Set.of(),
            null,
            1,
            5000,
            null,
            false,
            0
        );
        assertThat(price(basket(card), FRENCH).lines().get(0).amount().netMinor()).isEqualTo(5000);
    }

    private static PricedBasket price(Basket basket, TaxTable table) {
        return BasketEngine.price(basket, PromotionBook.EMPTY, table);
    }

    private static Buyer buyer(String country, @Nullable String region, @Nullable String vatNumber) {
        VatNumber number = vatNumber == null ? null : VatNumber.parse(vatNumber).orElseThrow();
        return new Buyer(null, Set.of(), false, country, region, false, number);
    }
}
