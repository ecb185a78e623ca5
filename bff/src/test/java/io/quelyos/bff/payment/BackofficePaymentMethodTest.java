package io.quelyos.bff.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quelyos.auth.secret.SecretBox;
import io.quelyos.bff.checkout.CheckoutShop;
import io.quelyos.bff.testing.Answer;
import io.quelyos.bff.testing.ServerTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** The provider's secrets go in and never come out: not by the API, not from the database alone, not by the audit. */
@ServerTest
class BackofficePaymentMethodTest {

    @Autowired
    private ApplicationContext server;

    @Autowired
    private SecretBox box;

    private CardShop shop;

    @BeforeEach
    void open() {
        shop = CardShop.open(server, true);
    }

    @Test
    void sealsSecrets() {
        String stored = shop
            .checkout()
            .shop()
            .one(
                String.class,
                "select webhook_secret from payment_method where tenant_id = ? and code = 'CARD'",
                shop.checkout().shop().id()
            );
        assertThat(stored).doesNotContain("whsec");
        String place = "stripe-webhook-secret:" + shop.checkout().shop().id();
        assertThat(box.open(place, stored)).isEqualTo(shop.webhookSecret());
        assertThatThrownBy(() -> box.open("stripe-webhook-secret:" + UUID.randomUUID(), stored))
            .as("it opens for its own tenant only")
            .isInstanceOf(IllegalStateException.class);
        String changed = (stored.charAt(20) == 'A' ? "B" : "A") + stored.substring(21);
        assertThatThrownBy(() -> box.open(place, stored.substring(0, 20) + changed)).isInstanceOf(
            IllegalStateException.class
        );
        assertThat(box.seal(place, "same")).isNotEqualTo(box.seal(place, "same"));

        Answer shown = shop
            .owner()
            .send(
                "{ backoffice { paymentMethods { code active publishableKey secretKeySet webhookSecretSet version } } }"
            );
        assertThat(shown.texts("/backoffice/paymentMethods", "/code")).containsExactly(
            "BANK_TRANSFER",
            "CASH_ON_DELIVERY",
            "CARD"
        );
        assertThat(shown.data("/backoffice/paymentMethods/2/secretKeySet").asBoolean()).isTrue();
        assertThat(shown.body()).doesNotContain("sk_test", "whsec");
        assertThat(
            shop
                .checkout()
                .shop()
                .one(
                    String.class,
                    "select string_agg(detail::text, '') from audit_entry where tenant_id = ?",
                    shop.checkout().shop().id()
                )
        )
            .contains("secretKey")
            .doesNotContain("sk_test", "whsec");
    }

    @Test
    void offersCardsWithAllKeysOnly() {
        Answer refused = update(1, Map.of("webhookSecret", ""));
        assertThat(refused.texts("/backofficePaymentMethodUpdate/userErrors", "/field/1")).containsExactly("active");
        Answer late = update(0, Map.of("active", false));
        assertThat(late.texts("/backofficePaymentMethodUpdate/userErrors", "/code")).containsExactly("CONFLICT");
        Answer off = update(1, Map.of("active", false));
        assertThat(off.data("/backofficePaymentMethodUpdate/paymentMethod/version").asInt()).isEqualTo(2);
        assertThat(off.data("/backofficePaymentMethodUpdate/paymentMethod/secretKeySet").asBoolean()).isTrue();
        var guest = shop.checkout().shop().guest();
        shop.checkout().fill(guest, shop.checkout().shop().article(1000, 1), 1);
        Answer started = guest.send(CheckoutShop.START);
        assertThat(started.texts("/shopCheckoutStart/checkout/paymentMethods", "/code")).containsExactly(
            "BANK_TRANSFER",
            "CASH_ON_DELIVERY"
        );
    }

    private Answer update(int version, Map<String, Object> input) {
        return shop.owner().send(CardShop.UPDATE, Map.of("version", version, "input", input));
    }
}
