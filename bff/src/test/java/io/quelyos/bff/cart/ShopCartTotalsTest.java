package io.quelyos.bff.cart;

import static io.quelyos.bff.cart.CartShop.ADD;
import static io.quelyos.bff.cart.CartShop.line;
import static org.assertj.core.api.Assertions.assertThat;

import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.pricing.promotion.Targets;
import io.quelyos.bff.promotion.PromotionReader;
import io.quelyos.bff.testing.Answer;
import io.quelyos.bff.testing.GraphQlClient;
import io.quelyos.bff.testing.ServerTest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** What a cart comes to: discounts explained, taxes by rate, delivery, and why a code does nothing. */
@ServerTest
class ShopCartTotalsTest {

    private static final String MONEY = "{ net { amount } gross { amount } tax { amount } }";
    private static final String SUMS =
        "cart { pricesIncludeTax subtotal { amount } discount { amount } promotions { name code amount { amount } }" +
        " coupons { code applied reason missingAmount { amount } } taxes { name percentage base { amount } amount { amount } }" +
        " total " +
        MONEY +
        " lines { subtotal { amount } discounts { name code amount { amount } kind percentage } taxes { percentage } total " +
        MONEY +
        " } deliveryRequired delivery { name available price { amount } total " +
        MONEY +
        " discounts { name } } destination { countryCode } }";
    private static final String CART = "{ shop { " + SUMS + " } }";
    private static final String ERRORS =
        "userErrors { __typename code field ... on CouponRefused { reason missingAmount { amount } } ... on LimitReached { limit } }";
    private static final String APPLY =
        "mutation ($code: String!) { shopCartCouponApply(code: $code) { " + SUMS + " " + ERRORS + " } }";
    private static final String REMOVE =
        "mutation ($code: String!) { shopCartCouponRemove(code: $code) { " + SUMS + " " + ERRORS + " } }";
    private static final String DELIVER =
        "mutation ($input: ShopCartDeliveryInput!) { shopCartDeliverySet(input: $input) { " +
        SUMS +
        " " +
        ERRORS +
        " } }";
    private static final String QUOTES =
        "{ zoneName rates { id name price { amount } freeByAmount minimumDays maximumDays }" +
        " pickupPoints { id name openingText price { amount } address { city } } }";

    @Autowired
    private ApplicationContext server;

    private CartShop shop;
    private CartShop twin;
    private GraphQlClient guest;
    private UUID article;

    @BeforeEach
    void open() {
        shop = furnish();
        twin = furnish();
        promotion(twin, "Twin", false, 5000, null);
        UUID french = rate("France", "FR", null, "{0,1000}", "{490,790}", 5000L, 10_000L);
        assertThat(french).isNotNull();
        rate("Corse", "FR", "20", "{0}", "{1200}", null, null);
        guest = shop.guest();
        article = shop.article(1000, 1000, 300);
    }

    private CartShop furnish() {
        CartShop made = CartShop.open(server);
        UUID usual = UUID.randomUUID();
        made.run(
            "insert into tax_category (tenant_id, id, code, name, is_usual) values (?, ?, 'USUAL', 'Usual', true)",
            made.id(),
            usual
        );
        made.run(
            "insert into tax_rate (tenant_id, id, category_id, country_code, name, rate_millionths)" +
                " values (?, ?, ?, 'FR', 'TVA 20 %', 200000)",
            made.id(),
            UUID.randomUUID(),
            usual
        );
        return made;
    }

    private static void promotion(
        CartShop of,
        String name,
        boolean needsCoupon,
        int basisPoints,
        @Nullable Integer minimum
    ) {
        UUID id = UUID.randomUUID();
        of.run(
            "insert into promotion (tenant_id, id, name, is_active, needs_coupon, kind, basis_points, targets, currency," +
                " minimum_minor, combines_with) values (?, ?, ?, true, ?, 'PERCENTAGE', ?, cast(? as jsonb), 'EUR', ?," +
                " '{PRODUCT,ORDER,DELIVERY}')",
            of.id(),
            id,
            name,
            needsCoupon,
            basisPoints,
            PromotionReader.json(Targets.ALL),
            minimum
        );
        if (needsCoupon) {
            of.run(
                "insert into coupon (tenant_id, id, promotion_id, code) values (?, ?, ?, ?)",
                of.id(),
                UUID.randomUUID(),
                id,
                name.toUpperCase(Locale.ROOT)
            );
        }
    }

    private UUID rate(
        String zone,
        String country,
        @Nullable String prefix,
        String starts,
        String prices,
        @Nullable Long end,
        @Nullable Long free
    ) {
        UUID zoneId = UUID.randomUUID();
        UUID rateId = UUID.randomUUID();
        shop.run("insert into delivery_zone (tenant_id, id, name) values (?, ?, ?)", shop.id(), zoneId, zone);
        shop.run(
            "insert into delivery_area (tenant_id, zone_id, position, country_code, postal_prefix) values (?, ?, 0, ?, ?)",
            shop.id(),
            zoneId,
            country,
            prefix
        );
        shop.run(
            "insert into delivery_rate (tenant_id, id, zone_id, name, basis, band_starts, band_prices_minor, band_end," +
                " free_from_minor, minimum_days, maximum_days) values (?, ?, ?, ?, 'WEIGHT', cast(? as bigint[])," +
                " cast(? as bigint[]), ?, ?, 2, 3)",
            shop.id(),
            rateId,
            zoneId,
            "Colis " + zone,
            starts,
            prices,
            end,
            free
        );
        return rateId;
    }

    @Test
    void explainsDiscountsAndTaxesToTheCent() {
        promotion(shop, "Rentree", false, 1500, null);
        guest.send(ADD, Map.of("lines", List.of(line(article, 3), line(shop.article(333, 10), 1))));
        Answer cart = guest.send(CART);
        assertThat(cart.data("/shop/cart/pricesIncludeTax").asBoolean()).isTrue();
        assertThat(cart.data("/shop/cart/subtotal/amount").asString()).isEqualTo("33.33");
        assertThat(cart.data("/shop/cart/discount/amount").asString()).isEqualTo("5.00");
        assertThat(cart.texts("/shop/cart/promotions", "/name")).containsExactly("Rentree");
        assertThat(cart.texts("/shop/cart/lines", "/subtotal/amount")).containsExactly("30.00", "3.33");
        assertThat(cart.texts("/shop/cart/lines", "/discounts/0/name")).containsExactly("Rentree", "Rentree");
        assertThat(cart.texts("/shop/cart/lines", "/discounts/0/percentage")).containsExactly("15.00", "15.00");
        assertThat(cart.data("/shop/cart/total/gross/amount").asString()).isEqualTo("28.33");
        assertThat(cents(cart, "/shop/cart/total/net/amount") + cents(cart, "/shop/cart/total/tax/amount")).isEqualTo(
            2833
        );
        assertThat(
            cents(cart, "/shop/cart/lines/0/total/gross/amount") + cents(cart, "/shop/cart/lines/1/total/gross/amount")
        ).isEqualTo(2833);
        assertThat(cart.data("/shop/cart/taxes/0/percentage").asString()).isEqualTo("20.0000");
        assertThat(cents(cart, "/shop/cart/taxes/0/amount/amount")).isEqualTo(
            cents(cart, "/shop/cart/total/tax/amount")
        );
    }

    private static long cents(Answer answer, String pointer) {
        return Long.parseLong(answer.data(pointer).asString().replace(".", ""));
    }

    @Test
    void takesACodeThatHoldsAndTellsWhyAnotherDoesNot() {
        promotion(shop, "Bienvenue", true, 1000, null);
        promotion(shop, "Gros", true, 2000, 5000);
        guest.send(ADD, Map.of("lines", List.of(line(article, 2))));

        Answer applied = guest.send(APPLY, Map.of("code", " bienvenue "));
        assertThat(applied.data("/shopCartCouponApply/cart/discount/amount").asString()).isEqualTo("2.00");
        assertThat(applied.texts("/shopCartCouponApply/cart/lines", "/discounts/0/code")).containsExactly("BIENVENUE");
        assertThat(applied.texts("/shopCartCouponApply/cart/coupons", "/applied")).containsExactly("true");

        Answer unknown = guest.send(APPLY, Map.of("code", "NOTHING"));
        assertThat(unknown.texts("/shopCartCouponApply/userErrors", "/reason")).containsExactly("UNKNOWN");
        Answer low = guest.send(APPLY, Map.of("code", "GROS"));
        assertThat(low.texts("/shopCartCouponApply/userErrors", "/reason")).containsExactly("MINIMUM_NOT_REACHED");
        assertThat(low.data("/shopCartCouponApply/userErrors/0/missingAmount/amount").asString()).isEqualTo("30.00");
        assertThat(low.texts("/shopCartCouponApply/cart/coupons", "/code")).containsExactly("BIENVENUE");
        assertThat(
            guest.send(APPLY, Map.of("code", "x".repeat(41))).texts("/shopCartCouponApply/userErrors", "/code")
        ).containsExactly("INVALID");

        // A code that was taken stays when it ceases to hold, and the cart says why.
        shop.run("update coupon set is_active = false where tenant_id = ?", shop.id());
        Answer ceased = guest.send(CART);
        assertThat(ceased.data("/shop/cart/discount/amount").asString()).isEqualTo("0.00");
        assertThat(ceased.texts("/shop/cart/coupons", "/reason")).containsExactly("INACTIVE");

        Answer removed = guest.send(REMOVE, Map.of("code", "Bienvenue"));
        assertThat(removed.data("/shopCartCouponRemove/cart/coupons").size()).isZero();
        assertThat(
            guest.send(REMOVE, Map.of("code", "Bienvenue")).texts("/shopCartCouponRemove/userErrors", "/code")
        ).containsExactly("NOT_FOUND");
    }

    @Test
    void quotesByZoneWeightAndAmount() {
        guest.send(ADD, Map.of("lines", List.of(line(article, 2))));
        String quotes = "query ($a: ShopDeliveryAddressInput!) { shop { deliveryQuotes(address: $a) " + QUOTES + " } }";
        Map<String, Object> paris = Map.of("a", Map.of("countryCode", "fr", "postalCode", "75001"));
        Answer light = guest.send(quotes, paris);
        assertThat(light.data("/shop/deliveryQuotes/zoneName").asString()).isEqualTo("France");
        assertThat(light.texts("/shop/deliveryQuotes/rates", "/price/amount")).containsExactly("4.90");
        Map<String, Object> ajaccio = Map.of("a", Map.of("countryCode", "FR", "postalCode", "20 000"));
        assertThat(guest.send(quotes, ajaccio).texts("/shop/deliveryQuotes/rates", "/name")).containsExactly(
            "Colis Corse"
        );
        Map<String, Object> berlin = Map.of("a", Map.of("countryCode", "DE"));
        assertThat(guest.send(quotes, berlin).data("/shop/deliveryQuotes/zoneName").isNull()).isTrue();
        assertThat(guest.send(quotes, Map.of("a", Map.of("countryCode", "Deutschland"))).errorCodes()).containsExactly(
            "BAD_USER_INPUT"
        );

        guest.send(ADD, Map.of("lines", List.of(line(article, 2))));
        assertThat(guest.send(quotes, paris).texts("/shop/deliveryQuotes/rates", "/price/amount")).containsExactly(
            "7.90"
        );
        guest.send(ADD, Map.of("lines", List.of(line(article, 6))));
        Answer free = guest.send("{ shop { cart { deliveryQuotes " + QUOTES + " } } }");
        assertThat(free.texts("/shop/cart/deliveryQuotes/rates", "/price/amount")).containsExactly("0.00");
        assertThat(free.texts("/shop/cart/deliveryQuotes/rates", "/freeByAmount")).containsExactly("true");
        guest.send(ADD, Map.of("lines", List.of(line(article, 10))));
        assertThat(guest.send(quotes, paris).data("/shop/deliveryQuotes/rates").size()).as("too heavy").isZero();
        assertThat(shop.visitor().send(quotes, paris).texts("/shop/deliveryQuotes/rates", "/name")).containsExactly(
            "Colis France"
        );
        assertThat(twin.visitor().send(quotes, paris).data("/shop/deliveryQuotes/rates").size()).isZero();
    }

    @Test
    void addsTheDeliveryThatWasChosenAndTellsWhenItNoLongerTakesTheCart() {
        guest.send(ADD, Map.of("lines", List.of(line(article, 2))));
        UUID rate = shop.one(
            UUID.class,
            "select id from delivery_rate where tenant_id = ? and name = 'Colis France'",
            shop.id()
        );
        Map<String, Object> choice = Map.of("countryCode", "FR", "rateId", GlobalId.encode("drt", rate));
        Answer chosen = guest.send(DELIVER, Map.of("input", choice));
        assertThat(chosen.data("/shopCartDeliverySet/cart/delivery/total/gross/amount").asString()).isEqualTo("4.90");
        assertThat(chosen.data("/shopCartDeliverySet/cart/delivery/total/tax/amount").asString()).isEqualTo("0.82");
        assertThat(chosen.data("/shopCartDeliverySet/cart/total/gross/amount").asString()).isEqualTo("24.90");

        guest.send(ADD, Map.of("lines", List.of(line(article, 30))));
        Answer heavy = guest.send(CART);
        assertThat(heavy.data("/shop/cart/delivery/available").asBoolean()).isFalse();
        assertThat(heavy.data("/shop/cart/total/gross/amount").asString()).isEqualTo("320.00");

        Answer wrong = guest.send(
            DELIVER,
            Map.of("input", Map.of("countryCode", "DE", "rateId", GlobalId.encode("drt", rate)))
        );
        assertThat(wrong.texts("/shopCartDeliverySet/userErrors", "/field/1")).containsExactly("rateId");
        assertThat(wrong.data("/shopCartDeliverySet/cart/destination/countryCode").asString()).isEqualTo("FR");
    }

    @Test
    void letsGoodsBeFetched() {
        UUID point = UUID.randomUUID();
        shop.run(
            "insert into pickup_point (tenant_id, id, name, line1, postal_code, city, country_code, opening_text," +
                " minimum_days, maximum_days) values (?, ?, 'Boutique', '1 rue', '75001', 'Paris', 'FR', 'Lu-Sa', 0, 1)",
            shop.id(),
            point
        );
        guest.send(ADD, Map.of("lines", List.of(line(article, 2))));
        Answer quotes = guest.send("{ shop { cart { deliveryQuotes " + QUOTES + " } } }");
        assertThat(quotes.texts("/shop/cart/deliveryQuotes/pickupPoints", "/openingText")).containsExactly("Lu-Sa");
        Answer chosen = guest.send(
            DELIVER,
            Map.of("input", Map.of("countryCode", "FR", "pickupPointId", GlobalId.encode("pup", point)))
        );
        assertThat(chosen.data("/shopCartDeliverySet/cart/delivery/name").asString()).isEqualTo("Boutique");
        assertThat(chosen.data("/shopCartDeliverySet/cart/total/gross/amount").asString()).isEqualTo("20.00");
        shop.run("update variant set requires_shipping = false where id = ?", article);
        Answer nothingSent = guest.send(CART);
        assertThat(nothingSent.data("/shop/cart/deliveryRequired").asBoolean()).isFalse();
        assertThat(nothingSent.data("/shop/cart/delivery").isNull()).isTrue();
    }

    @Test
    void isReckonedInTheMoneyOfTheRequest() {
        shop.run(
            "insert into tenant_currency (tenant_id, currency, rate, minor_rate) values (?, 'USD', 2, 2)",
            shop.id()
        );
        guest.send(ADD, Map.of("lines", List.of(line(article, 1))));
        String inDollars =
            "query @inContext(currency: \"USD\") { shop { cart { currency total { gross { amount } }" +
            " deliveryQuotes { rates { price { amount currency } } } warnings { code } } } }";
        Answer read = guest.send(inDollars);
        assertThat(read.data("/shop/cart/currency").asString()).isEqualTo("USD");
        assertThat(read.data("/shop/cart/total/gross/amount").asString()).isEqualTo("20.00");
        assertThat(read.texts("/shop/cart/deliveryQuotes/rates", "/price/amount")).containsExactly("9.80");
        assertThat(read.data("/shop/cart/warnings").size()).as("prices of two currencies are not compared").isZero();

        guest.send(
            ADD.replace(
                "mutation ($lines: [ShopCartLineInput!]!)",
                "mutation ($lines: [ShopCartLineInput!]!) @inContext(currency: \"USD\")"
            ),
            Map.of("lines", List.of(line(article, 1)))
        );
        assertThat(shop.one(String.class, "select currency from cart where tenant_id = ?", shop.id())).isEqualTo("USD");
        assertThat(
            shop.one(Long.class, "select unit_price_minor from cart_line where tenant_id = ?", shop.id())
        ).isEqualTo(2000);
        assertThat(guest.send(CART).data("/shop/cart/total/gross/amount").asString()).isEqualTo("20.00");
    }
}
