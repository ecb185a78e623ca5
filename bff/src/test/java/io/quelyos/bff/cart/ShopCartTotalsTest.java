package io.quelyos.bff.cart;

import static io.quelyos.bff.cart.CartShop.ADD;
import static io.quelyos.bff.cart.CartShop.line;
import static io.quelyos.bff.cart.TotalsShop.APPLY;
import static io.quelyos.bff.cart.TotalsShop.CART;
import static io.quelyos.bff.cart.TotalsShop.REMOVE;
import static io.quelyos.bff.cart.TotalsShop.promotion;
import static org.assertj.core.api.Assertions.assertThat;

import io.quelyos.bff.testing.Answer;
import io.quelyos.bff.testing.GraphQlClient;
import io.quelyos.bff.testing.ServerTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** What a cart comes to: discounts explained, taxes by rate, and why a code does nothing. */
@ServerTest
class ShopCartTotalsTest {

    @Autowired
    private ApplicationContext server;

    private CartShop shop;
    private GraphQlClient guest;
    private UUID article;

    @BeforeEach
    void open() {
        TotalsShop opened = TotalsShop.open(server);
        shop = opened.shop();
        guest = opened.guest();
        article = opened.article();
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

    private static long cents(Answer answer, String pointer) {
        return Long.parseLong(answer.data(pointer).asString().replace(".", ""));
    }
}
