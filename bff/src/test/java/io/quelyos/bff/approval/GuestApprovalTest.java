package io.quelyos.bff.approval;

import static io.quelyos.bff.checkout.CheckoutShop.complete;
import static org.assertj.core.api.Assertions.assertThat;

import io.quelyos.auth.password.Passwords;
import io.quelyos.bff.checkout.CheckoutShop;
import io.quelyos.bff.testing.Answer;
import io.quelyos.bff.testing.GraphQlClient;
import io.quelyos.bff.testing.ServerTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Nobody gets around an approval by going to the checkout before signing in. */
@ServerTest
class GuestApprovalTest {

    private static final String PASSWORD = "a-good-password";
    private static final String SIGN_IN =
        "shopSignIn(input: { email: $email, password: \"" + PASSWORD + "\" }) { userErrors { code } }";
    private static final String REFUSED = "/shopCheckoutComplete/userErrors";

    @Autowired
    private ApplicationContext server;

    private CheckoutShop shop;
    private Firm firm;
    private UUID article;
    private GraphQlClient guest;

    @BeforeEach
    void open() {
        shop = CheckoutShop.open(server);
        firm = Firm.open(shop);
        article = shop.shop().article(3000, 50);
        guest = shop.shop().guest();
        firm.rule("{ policy: ALWAYS }");
        shop.shop().run(
            "update customer set password_hash = ? where tenant_id = ? and id = ?",
            server.getBean(Passwords.class).hash(PASSWORD),
            shop.shop().id(),
            firm.buyerId()
        );
    }

    @Test
    void asksForItAfterTheSignIn() {
        String begun = shop.ready(guest, article, 2);
        GraphQlClient buyer = shop.shop().known(signIn());
        assertThat(complete(buyer, begun, "BANK_TRANSFER", "60.00").texts(REFUSED, "/blocker"))
            .as("its cart became the buyer's")
            .contains("CART_EMPTY");
        String id = shop.start(buyer);
        CheckoutShop.say(buyer, id, shop.point());
        assertThat(complete(buyer, id, "BANK_TRANSFER", "60.00").texts(REFUSED, "/blocker")).containsExactly(
            "APPROVAL_REQUIRED"
        );
        assertThat(
            complete(guest, begun, "BANK_TRANSFER", "60.00").data("/shopCheckoutComplete/receipt").isNull()
        ).isTrue();
        assertThat(shop.count("shop_order")).isZero();

        String approval = Firm.requested(buyer, id, "60.00");
        Firm.act(firm.approver(), "shopApprovalApprove", approval);
        assertThat(complete(buyer, id, "BANK_TRANSFER", "60.00").data(REFUSED)).isEmpty();
        assertThat(
            shop.shop().one(UUID.class, "select customer_id from shop_order where tenant_id = ?", shop.shop().id())
        ).isEqualTo(firm.buyerId());
    }

    @Test
    void asksForItOfACheckoutThatBelongsToAGuest() {
        String begun = shop.ready(guest, article, 2);
        GraphQlClient buyer = shop.shop().known(signIn());
        // As where the cart had come along with its checkout.
        shop.shop().run(
            "update checkout set cart_id = (select id from cart where tenant_id = ?) where tenant_id = ?",
            shop.shop().id(),
            shop.shop().id()
        );
        assertThat(complete(buyer, begun, "BANK_TRANSFER", "60.00").texts(REFUSED, "/blocker")).containsExactly(
            "APPROVAL_REQUIRED"
        );
        assertThat(shop.count("shop_order")).isZero();
        firm.rule("{ policy: NEVER }");
        assertThat(complete(buyer, begun, "BANK_TRANSFER", "60.00").data(REFUSED)).isEmpty();
    }

    @Test
    void asksForItInTheVeryDocumentThatSignsIn() {
        GraphQlClient elsewhere = firm.buyer();
        shop.fill(elsewhere, article, 2);
        String id = shop.start(elsewhere);
        CheckoutShop.say(elsewhere, id, shop.point());
        Answer answer = guest.send(
            CheckoutShop.COMPLETE.replace("mutation (", "mutation ($email: String!, ").replace(
                ") { shopCheckoutComplete(",
                ") { " + SIGN_IN + " shopCheckoutComplete("
            ),
            Map.of(
                "email",
                Firm.email(firm.buyerId()),
                "id",
                id,
                "input",
                CheckoutShop.order(id, "BANK_TRANSFER", "60.00").get("input")
            )
        );
        assertThat(answer.data("/shopSignIn/userErrors")).as(answer.body()).isEmpty();
        assertThat(answer.texts(REFUSED, "/blocker")).as(answer.body()).containsExactly("APPROVAL_REQUIRED");
        assertThat(shop.count("shop_order")).isZero();
    }

    private Answer signIn() {
        Answer answer = guest.send(
            "mutation ($email: String!) { " + SIGN_IN + " }",
            Map.of("email", Firm.email(firm.buyerId()))
        );
        assertThat(answer.data("/shopSignIn/userErrors")).as(answer.body()).isEmpty();
        return answer;
    }
}
