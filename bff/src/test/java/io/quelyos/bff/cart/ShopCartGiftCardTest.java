package io.quelyos.bff.cart;

import static io.quelyos.bff.cart.CartShop.ADD;
import static io.quelyos.bff.cart.CartShop.line;
import static org.assertj.core.api.Assertions.assertThat;

import io.quelyos.auth.context.ClientInfo;
import io.quelyos.auth.session.Sessions;
import io.quelyos.bff.testing.Answer;
import io.quelyos.bff.testing.GraphQlClient;
import io.quelyos.bff.testing.ServerTest;
import io.quelyos.persistence.redis.SessionKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Gift cards pay what they can of a cart, and tell why they cannot. */
@ServerTest
class ShopCartGiftCardTest {

    private static final String SUMS =
        "cart { amountDue { amount } giftCards { id lastFour balance { amount } applied { amount } reason } }";
    private static final String ERRORS = "userErrors { __typename code field ... on GiftCardRefused { reason } }";
    private static final String APPLY =
        "mutation ($code: String!) { shopCartGiftCardApply(code: $code) { " + SUMS + " " + ERRORS + " } }";
    private static final String REMOVE =
        "mutation ($id: ID!) { shopCartGiftCardRemove(id: $id) { " + SUMS + " " + ERRORS + " } }";

    @Autowired
    private ApplicationContext server;

    @Autowired
    private Sessions sessions;

    private CartShop shop;
    private CartShop twin;
    private GraphQlClient guest;

    @BeforeEach
    void open() {
        shop = CartShop.open(server);
        twin = CartShop.open(server);
        guest = shop.guest();
        guest.send(ADD, Map.of("lines", List.of(line(shop.article(3000, 10), 1))));
    }

    /** Has a card issued by a tenant's owner, and returns its code. */
    private String issue(CartShop of, String amount) {
        UUID account = UUID.randomUUID();
        of.run(
            "insert into staff_account (id, email, display_name, password_hash) values (?, ?, 'S', 'x')",
            account,
            account + "@staff.example"
        );
        of.run("insert into staff_member (tenant_id, account_id, role) values (?, ?, 'OWNER')", of.id(), account);
        var client = new ClientInfo("127.0.0.1", "test");
        String session = sessions.open(of.tenant().id(), SessionKind.STAFF, account, "S", client, null).secret();
        Answer issued = of
            .visitor()
            .staff(session)
            .send(
                "mutation { backofficeGiftCardIssue(input: { amount: \"" +
                    amount +
                    "\" }) { code userErrors { code } } }"
            );
        return issued.data("/backofficeGiftCardIssue/code").asString();
    }

    @Test
    void payInTheirOrderWhatTheyCan() {
        String first = issue(shop, "10.00");
        String second = issue(shop, "50.00");
        Answer one = guest.send(APPLY, Map.of("code", first.toLowerCase(Locale.ROOT)));
        assertThat(one.data("/shopCartGiftCardApply/cart/amountDue/amount").asString()).isEqualTo("20.00");
        assertThat(one.texts("/shopCartGiftCardApply/cart/giftCards", "/lastFour")).containsExactly(
            first.substring(first.length() - 4)
        );
        Answer two = guest.send(APPLY, Map.of("code", second));
        assertThat(two.texts("/shopCartGiftCardApply/cart/giftCards", "/applied/amount")).containsExactly(
            "10.00",
            "20.00"
        );
        assertThat(two.data("/shopCartGiftCardApply/cart/amountDue/amount").asString()).isEqualTo("0.00");
        Answer again = guest.send(APPLY, Map.of("code", second));
        assertThat(again.data("/shopCartGiftCardApply/cart/giftCards").size()).as("each pays once").isEqualTo(2);

        shop.run("update gift_card set is_disabled = true where tenant_id = ? and balance_minor = 1000", shop.id());
        Answer disabled = guest.send("{ shop { " + SUMS + " } }");
        assertThat(disabled.data("/shop/cart/giftCards/0/reason").asString()).isEqualTo("DISABLED");
        assertThat(disabled.data("/shop/cart/amountDue/amount").asString()).isEqualTo("0.00");

        String id = two.data("/shopCartGiftCardApply/cart/giftCards/1/id").asString();
        Answer removed = guest.send(REMOVE, Map.of("id", id));
        assertThat(removed.data("/shopCartGiftCardRemove/cart/amountDue/amount").asString()).isEqualTo("30.00");
        assertThat(
            guest.send(REMOVE, Map.of("id", id)).texts("/shopCartGiftCardRemove/userErrors", "/code")
        ).containsExactly("NOT_FOUND");
    }

    @Test
    void keepTheirOrderAndMayBeEnteredAgainWhenNoMoreMay() {
        List<String> codes = new ArrayList<>();
        for (int card = 0; card < 6; card++) {
            codes.add(issue(shop, "1.00"));
        }
        List<String> ends = codes
            .stream()
            .limit(5)
            .map(code -> code.substring(code.length() - 4))
            .toList();
        codes.subList(0, 5).forEach(code -> guest.send(APPLY, Map.of("code", code)));
        Answer again = guest.send(APPLY, Map.of("code", codes.getFirst()));
        assertThat(again.data("/shopCartGiftCardApply/userErrors").size()).isZero();
        assertThat(again.texts("/shopCartGiftCardApply/cart/giftCards", "/lastFour")).isEqualTo(ends);
        Answer more = guest.send(APPLY, Map.of("code", codes.getLast()));
        assertThat(more.texts("/shopCartGiftCardApply/userErrors", "/__typename")).containsExactly("LimitReached");
    }

    @Test
    void refusesAnotherTenantsCardLikeNone() {
        String twins = issue(twin, "10.00");
        for (String code : List.of(twins, "NO-SUCH-CODE")) {
            Answer refused = guest.send(APPLY, Map.of("code", code));
            assertThat(refused.texts("/shopCartGiftCardApply/userErrors", "/reason")).containsExactly("UNKNOWN");
            assertThat(refused.data("/shopCartGiftCardApply/cart/giftCards").size()).isZero();
        }
    }
}
