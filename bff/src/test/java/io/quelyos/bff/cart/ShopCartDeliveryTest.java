package io.quelyos.bff.cart;

import static io.quelyos.bff.cart.CartShop.ADD;
import static io.quelyos.bff.cart.CartShop.REMOVE;
import static io.quelyos.bff.cart.CartShop.line;
import static org.assertj.core.api.Assertions.assertThat;

import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.testing.Answer;
import io.quelyos.bff.testing.GraphQlClient;
import io.quelyos.bff.testing.ServerTest;
import io.quelyos.bff.testing.SqlStatements;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Where goods are fetched or sent decides on the tax, and only what is sent costs a delivery. */
@ServerTest
class ShopCartDeliveryTest {

    private static final String SUMS =
        "cart { total { gross { amount } tax { amount } } deliveryRequired lines { id }" +
        " delivery { available price { amount } } destination { countryCode } }";
    private static final String CART = "{ shop { " + SUMS + " } }";
    private static final String DELIVER =
        "mutation ($input: ShopCartDeliveryInput!) { shopCartDeliverySet(input: $input) { " +
        SUMS +
        " userErrors { code field } } }";
    private static final String QUOTES =
        "{ shop { deliveryQuotes(address: { countryCode: \"FR\" }) { pickupPoints { name price { amount } } } } }";

    @Autowired
    private ApplicationContext server;

    private CartShop shop;
    private UUID point;
    private GraphQlClient guest;

    @BeforeEach
    void open() {
        shop = CartShop.open(server);
        shop.tax();
        point = shop.pickupPoint();
        guest = shop.guest();
        guest.send(ADD, Map.of("lines", List.of(line(shop.article(12_000, 10), 1))));
    }

    private Answer fetchIn(String country) {
        Map<String, Object> choice = Map.of("countryCode", country, "pickupPointId", GlobalId.encode("pup", point));
        return guest.send(DELIVER, Map.of("input", choice));
    }

    @Test
    void refusesAPointOutsideTheBuyersCountry() {
        for (String country : List.of("US", "DE")) {
            Answer refused = fetchIn(country);
            assertThat(refused.texts("/shopCartDeliverySet/userErrors", "/code")).containsExactly("NOT_FOUND");
            assertThat(refused.texts("/shopCartDeliverySet/userErrors", "/field/1")).containsExactly("pickupPointId");
            assertThat(refused.data("/shopCartDeliverySet/cart/destination").isNull()).isTrue();
        }
        Answer chosen = fetchIn("FR");
        assertThat(chosen.data("/shopCartDeliverySet/cart/total/gross/amount").asString()).isEqualTo("123.00");
        assertThat(chosen.data("/shopCartDeliverySet/cart/total/tax/amount").asString()).isEqualTo("20.50");
    }

    @Test
    void taxesWhatIsFetchedWhereItIsFetched() {
        fetchIn("FR");
        // A point that moved, or carts from before: whatever the buyer said, the goods are handed out in Paris.
        shop.run("update cart set country_code = 'US' where tenant_id = ?", shop.id());
        Answer cart = guest.send(CART);
        assertThat(cart.data("/shop/cart/delivery/available").asBoolean()).isFalse();
        assertThat(cart.data("/shop/cart/total/gross/amount").asString()).isEqualTo("120.00");
        assertThat(cart.data("/shop/cart/total/tax/amount").asString()).isEqualTo("20.00");
    }

    @Test
    void asksNoDeliveryOfAnEmptyCart() {
        Answer chosen = fetchIn("FR");
        List<String> lines = chosen.texts("/shopCartDeliverySet/cart/lines", "/id");
        guest.send(REMOVE, Map.of("ids", lines));
        Answer cart = guest.send(CART);
        assertThat(cart.data("/shop/cart/lines").size()).isZero();
        assertThat(cart.data("/shop/cart/deliveryRequired").asBoolean()).isFalse();
        assertThat(cart.data("/shop/cart/delivery").isNull()).isTrue();
        assertThat(cart.data("/shop/cart/total/gross/amount").asString()).isEqualTo("0.00");
        assertThat(guest.send(QUOTES).texts("/shop/deliveryQuotes/pickupPoints", "/price/amount")).containsExactly(
            "3.00"
        );
    }

    @Test
    void readsOnlyTheParcelForQuotes() {
        guest.send(QUOTES).data("");
        SqlStatements.clear();
        guest.send(QUOTES).data("");
        assertThat(
            SqlStatements.seenQueries()
                .stream()
                .filter(sql -> !sql.contains("scheduled_tasks"))
        ).hasSize(3);
    }
}
