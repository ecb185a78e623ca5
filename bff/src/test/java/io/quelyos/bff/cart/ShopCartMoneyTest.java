package io.quelyos.bff.cart;

import static io.quelyos.bff.cart.CartShop.ADD;
import static io.quelyos.bff.cart.CartShop.line;
import static org.assertj.core.api.Assertions.assertThat;

import io.quelyos.auth.context.ClientInfo;
import io.quelyos.auth.session.OpenedSession;
import io.quelyos.bff.testing.Answer;
import io.quelyos.bff.testing.GraphQlClient;
import io.quelyos.bff.testing.ServerTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.data.redis.core.StringRedisTemplate;

/** A cart in other money and other languages than the shop's own, and as old as a cart can get. */
@ServerTest
class ShopCartMoneyTest {

    private static final String LINES = "cart { expiresAt lines { name available unitPrice { amount currency } } }";

    @Autowired
    private ApplicationContext server;

    private CartShop shop;
    private UUID article;

    @BeforeEach
    void open() {
        shop = CartShop.open(server);
        article = shop.article(1000, 50);
    }

    private void offerDollars() {
        shop.run(
            "insert into tenant_currency (tenant_id, currency, rate, minor_rate) values (?, 'USD', 2, 2)",
            shop.id()
        );
    }

    @Test
    void tellsWhatAnArticleCostThatIsNoMoreInTheMoneyOfTheRequest() {
        offerDollars();
        GraphQlClient guest = shop.guest();
        guest.send(ADD, Map.of("lines", List.of(line(article, 1), line(shop.article(300, 50), 1)))).data("");
        shop.run("delete from variant where id = ?", article);
        String inDollars = "query @inContext(currency: \"USD\") { shop { " + LINES + " } }";
        Answer read = guest.send(inDollars);
        assertThat(read.texts("/shop/cart/lines", "/unitPrice/amount")).containsExactly("20.00", "6.00");
        assertThat(read.texts("/shop/cart/lines", "/unitPrice/currency")).containsExactly("USD", "USD");

        guest.send("mutation @inContext(currency: \"USD\") { shopCartNoteSet(note: \"n\") { cart { id } } }").data("");
        assertThat(
            shop.one(
                Long.class,
                "select unit_price_minor from cart_line where tenant_id = ? and variant_id is null",
                shop.id()
            )
        ).isEqualTo(2000);
        assertThat(
            guest.send("{ shop { " + LINES + " } }").texts("/shop/cart/lines", "/unitPrice/amount")
        ).containsExactly("10.00", "3.00");
    }

    @Test
    void namesArticlesInTheLanguageOfTheRequest() {
        shop.run("insert into tenant_locale (tenant_id, locale) values (?, 'de-DE')", shop.id());
        shop.run(
            "insert into product_translation (tenant_id, product_id, locale, name) values (?, ?, 'de-DE', 'Stuhl')",
            shop.id(),
            shop.product(article)
        );
        GraphQlClient guest = shop.guest();
        String own = guest
            .send(ADD, Map.of("lines", List.of(line(article, 1))))
            .texts("/shopCartLinesAdd/cart/lines", "/name")
            .getFirst();
        String german = "query @inContext(locale: \"de-DE\") { shop { " + LINES + " } }";
        assertThat(guest.send(german).texts("/shop/cart/lines", "/name")).containsExactly("Stuhl");
        shop.run("delete from variant where id = ?", article);
        assertThat(guest.send(german).texts("/shop/cart/lines", "/name")).containsExactly(own);
    }

    @Test
    void lastsAsLongAsThePolicySaysAndNoLongerThanItsGuestIsKnown() {
        shop.run("insert into shop_policy (tenant_id, cart_expiry_days) values (?, 365)", shop.id());
        OpenedSession young = guestSession();
        OpenedSession old = guestSession();
        Instant opened = old.session().createdAt().minus(Duration.ofDays(390));
        server
            .getBean(StringRedisTemplate.class)
            .opsForHash()
            .put(
                "t:{" + shop.tenant().id() + "}:session:" + old.session().hash(),
                "createdAtMs",
                String.valueOf(opened.toEpochMilli())
            );
        assertThat(end(young)).isBetween(days(Instant.now(), 364), days(Instant.now(), 366));
        assertThat(end(old).toEpochMilli()).isEqualTo(days(opened, 400).toEpochMilli());
    }

    private OpenedSession guestSession() {
        return shop.sessions().openGuest(shop.tenant().id(), new ClientInfo("127.0.0.1", "test"));
    }

    private static Instant days(Instant from, int days) {
        return from.plus(Duration.ofDays(days));
    }

    private Instant end(OpenedSession session) {
        GraphQlClient guest = shop.visitor().cookie(shop.cookie().name() + "=" + session.secret());
        guest.send(ADD, Map.of("lines", List.of(line(article, 1)))).data("");
        return Instant.parse(
            guest
                .send("{ shop { " + LINES + " } }")
                .data("/shop/cart/expiresAt")
                .asString()
        );
    }
}
