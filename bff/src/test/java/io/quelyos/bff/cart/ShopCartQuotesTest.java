package io.quelyos.bff.cart;

import static io.quelyos.bff.cart.CartShop.ADD;
import static io.quelyos.bff.cart.CartShop.line;
import static io.quelyos.bff.cart.TotalsShop.CART;
import static io.quelyos.bff.cart.TotalsShop.DELIVER;
import static io.quelyos.bff.cart.TotalsShop.QUOTES;
import static org.assertj.core.api.Assertions.assertThat;

import io.quelyos.bff.graphql.type.GlobalId;
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

/** What the delivery of a cart costs, by place, weight and amount, and what is chosen of it. */
@ServerTest
class ShopCartQuotesTest {

    @Autowired
    private ApplicationContext server;

    private CartShop shop;
    private CartShop twin;
    private GraphQlClient guest;
    private UUID article;

    @BeforeEach
    void open() {
        TotalsShop opened = TotalsShop.open(server);
        shop = opened.shop();
        twin = opened.twin();
        guest = opened.guest();
        article = opened.article();
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
}
