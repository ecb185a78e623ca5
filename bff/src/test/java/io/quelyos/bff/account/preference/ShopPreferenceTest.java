package io.quelyos.bff.account.preference;

import static org.assertj.core.api.Assertions.assertThat;

import io.quelyos.bff.cart.CartShop;
import io.quelyos.bff.testing.Answer;
import io.quelyos.bff.testing.GraphQlClient;
import io.quelyos.bff.testing.Mailbox;
import io.quelyos.bff.testing.ServerTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Customers say how they wish to be addressed, and see to their sessions; over HTTP. */
@ServerTest
class ShopPreferenceTest {

    private static final String UPDATE =
        "mutation ($input: ShopPreferencesInput!) { shopPreferencesUpdate(input: $input) {" +
        " customer { displayName locale currency } userErrors { code field } } }";

    @Autowired
    private ApplicationContext server;

    private CartShop shop;
    private UUID customer;
    private GraphQlClient ada;

    @BeforeEach
    void open() {
        shop = CartShop.open(server);
        customer = shop.customer();
        ada = shop.device(customer);
        shop.run("insert into tenant_locale (tenant_id, locale) values (?, 'en-GB')", shop.id());
    }

    @Test
    void changesWhatIsNamedAndTakesAwayWhatIsNull() {
        Answer all = update(Map.of("displayName", " Ada Lovelace ", "locale", "en-GB", "currency", "EUR"));
        assertThat(all.data("/shopPreferencesUpdate/customer").toString()).isEqualTo(
            "{\"displayName\":\"Ada Lovelace\",\"locale\":\"en-GB\",\"currency\":\"EUR\"}"
        );
        Answer less = ada.send(
            "mutation { shopPreferencesUpdate(input: { currency: null }) { customer { displayName locale currency } } }"
        );
        assertThat(less.data("/shopPreferencesUpdate/customer").toString()).isEqualTo(
            "{\"displayName\":\"Ada Lovelace\",\"locale\":\"en-GB\",\"currency\":null}"
        );
    }

    @Test
    void refusesWhatTheShopDoesNotOfferAndChangesNothing() {
        Answer refused = update(Map.of("displayName", " ", "locale", "de-DE", "currency", "USD"));
        assertThat(refused.texts("/shopPreferencesUpdate/userErrors", "/code")).containsExactly(
            "REQUIRED",
            "INVALID",
            "INVALID"
        );
        Answer still = ada.send("{ shop { me { displayName locale currency } } }");
        assertThat(still.data("/shop/me").toString()).isEqualTo(
            "{\"displayName\":\"C\",\"locale\":null,\"currency\":null}"
        );
    }

    @Test
    void writesLettersInTheChosenLanguage() {
        update(Map.of("locale", "en-GB"));
        ada.send("mutation { shopEmailVerificationSend { done } }").data("");
        String email = customer + "@mail.example";
        String text = new Mailbox(shop.database()).text(shop.tenant(), email, "email-verification");
        assertThat(text).startsWith("Hello");
    }

    @Test
    void keepsSinceWhenAdvertisingIsAllowed() {
        consent("EMAIL", true);
        consent("EMAIL", true);
        consent("POST", true);
        consent("POST", false);
        var told = ada.send("{ shop { me { marketing { kind given source changedAt } } } }").data("/shop/me/marketing");
        assertThat(told).hasSize(4);
        assertThat(told.at("/0/given").asBoolean()).isTrue();
        assertThat(told.at("/0/source").asString()).isEqualTo("ACCOUNT");
        assertThat(told.at("/0/changedAt").isNull()).isFalse();
        assertThat(told.at("/1/changedAt").isNull()).isTrue();
        assertThat(told.at("/3/given").asBoolean()).isFalse();
        assertThat(shop.one(Long.class, "select count(*) from customer_consent where tenant_id = ?", shop.id()))
            .as("each change is kept, and what is no change is not")
            .isEqualTo(3);
    }

    @Test
    void endsAllOtherSessions() {
        GraphQlClient phone = shop.device(customer);
        GraphQlClient tablet = shop.device(customer);
        GraphQlClient bob = shop.device(shop.customer());
        assertThat(ada.send("{ shop { me { sessions { current } } } }").data("/shop/me/sessions")).hasSize(3);
        Answer ended = ada.send("mutation { shopSessionsRevokeOthers { revokedCount userErrors { code } } }");
        assertThat(ended.data("/shopSessionsRevokeOthers/revokedCount").asInt()).isEqualTo(2);
        for (GraphQlClient out : new GraphQlClient[] { phone, tablet }) {
            assertThat(out.send("{ shop { me { email } } }").data("/shop/me").isNull()).isTrue();
        }
        var left = ada.send("{ shop { me { sessions { current } } } }").data("/shop/me/sessions");
        assertThat(left).hasSize(1);
        assertThat(left.at("/0/current").asBoolean()).isTrue();
        assertThat(bob.send("{ shop { me { email } } }").data("/shop/me").isNull()).isFalse();
    }

    private Answer update(Map<String, ?> input) {
        return ada.send(UPDATE, Map.of("input", input));
    }

    private void consent(String kind, boolean given) {
        Answer answer = ada.send(
            "mutation { shopMarketingConsentSet(kind: " +
                kind +
                ", given: " +
                given +
                ") { customer { id } userErrors { code } } }"
        );
        assertThat(answer.data("/shopMarketingConsentSet/userErrors")).isEmpty();
    }
}
