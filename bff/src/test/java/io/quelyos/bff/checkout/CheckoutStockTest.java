package io.quelyos.bff.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import io.quelyos.auth.context.ClientInfo;
import io.quelyos.auth.session.Sessions;
import io.quelyos.bff.cart.CartShop;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.testing.Answer;
import io.quelyos.bff.testing.GraphQlClient;
import io.quelyos.bff.testing.ServerTest;
import io.quelyos.persistence.redis.SessionKind;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Pieces that are kept for a buyer are nobody else's, and not in the buyer's own way. */
@ServerTest
class CheckoutStockTest {

    private static final String ERRORS = "userErrors { __typename code ... on StockReserved { reserved } }";

    @Autowired
    private ApplicationContext server;

    private CheckoutShop shop;
    private GraphQlClient guest;
    private UUID article;

    @BeforeEach
    void keep() {
        shop = CheckoutShop.open(server);
        guest = shop.shop().guest();
        article = shop.shop().article(1000, 2);
        shop.fill(guest, article, 2);
        shop.start(guest);
        assertThat(shop.level(article)).isEqualTo("2/2");
    }

    @Test
    void areNotInTheirBuyersWay() {
        Answer cart = guest.send("{ shop { cart { warnings { code } lines { id } } } }");
        assertThat(cart.texts("/shop/cart/warnings", "/code")).doesNotContain("STOCK_SHORT", "STOCK_NOT_ENOUGH");
        String line = cart.data("/shop/cart/lines/0/id").asString();
        Answer fewer = guest.send(
            "mutation ($lines: [ShopCartLineUpdateInput!]!) { shopCartLinesUpdate(lines: $lines) {" +
                " cart { totalQuantity } userErrors { code } } }",
            Map.of("lines", List.of(Map.of("id", line, "quantity", 1)))
        );
        assertThat(fewer.data("/shopCartLinesUpdate/cart/totalQuantity").asInt()).as(fewer.body()).isEqualTo(1);
        shop.start(guest);
        assertThat(shop.level(article)).isEqualTo("2/1");
    }

    @Test
    void cannotBePutIntoAnothersCart() {
        Answer refused = shop
            .shop()
            .guest()
            .send(
                "mutation ($lines: [ShopCartLineInput!]!) { shopCartLinesAdd(lines: $lines) { userErrors { code } } }",
                Map.of("lines", List.of(CartShop.line(article, 1)))
            );
        assertThat(refused.texts("/shopCartLinesAdd/userErrors", "/code")).containsExactly("INSUFFICIENT_STOCK");
    }

    @Test
    void cannotBeTakenAwayByStaff() {
        GraphQlClient owner = owner();
        String ids =
            "variantId: \"" +
            GlobalId.encode("var", article) +
            "\", locationId: \"" +
            GlobalId.encode("loc", shop.shop().location()) +
            "\"";
        Answer set = owner.send("mutation { backofficeStockSet(" + ids + ", quantity: 1) { " + ERRORS + " } }");
        assertThat(set.texts("/backofficeStockSet/userErrors", "/reserved")).containsExactly("2");
        Answer adjusted = owner.send("mutation { backofficeStockAdjust(" + ids + ", delta: -1) { " + ERRORS + " } }");
        assertThat(adjusted.texts("/backofficeStockAdjust/userErrors", "/__typename")).containsExactly("StockReserved");
        assertThat(shop.level(article)).isEqualTo("2/2");
        Answer more = owner.send(
            "mutation { backofficeStockSet(" + ids + ", quantity: 3) { stockLevel { quantity reserved } } }"
        );
        assertThat(more.data("/backofficeStockSet/stockLevel/reserved").asInt()).isEqualTo(2);
    }

    private GraphQlClient owner() {
        UUID account = UUID.randomUUID();
        shop.shop().run(
            "insert into staff_account (id, email, display_name, password_hash) values (?, ?, 'S', 'x')",
            account,
            account + "@staff.example"
        );
        shop.shop().run(
            "insert into staff_member (tenant_id, account_id, role) values (?, ?, 'OWNER')",
            shop.shop().id(),
            account
        );
        var client = new ClientInfo("127.0.0.1", "test");
        return shop
            .shop()
            .visitor()
            .staff(
                server
                    .getBean(Sessions.class)
                    .open(shop.shop().tenant().id(), SessionKind.STAFF, account, "S", client, null)
                    .secret()
            );
    }
}
