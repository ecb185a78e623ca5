package io.quelyos.bff.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.quelyos.auth.password.Passwords;
import io.quelyos.bff.cart.CartShop;
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

/** Mutations that take a password are safe to send again, and look at it before they hold a connection; over HTTP. */
@ServerTest
class PreparedMutationTest {

    private static final String PASSWORD = "a-good-password";
    private static final String CHANGE =
        "mutation ($email: String!, $password: String!) { shopEmailChangeRequest(email: $email, password: $password)" +
        " @idempotent(key: \"change-0001\") { done userErrors { code } } }";

    @Autowired
    private ApplicationContext server;

    @Autowired
    private Passwords passwords;

    private CartShop shop;
    private UUID customer;
    private GraphQlClient ada;

    @BeforeEach
    void open() {
        shop = CartShop.open(server);
        customer = shop.customer();
        shop.run(
            "update customer set password_hash = ? where tenant_id = ? and id = ?",
            passwords.hash(PASSWORD),
            shop.id(),
            customer
        );
        ada = shop.device(customer);
    }

    @Test
    void looksAtThePasswordBeforeTheTransactionOfTheEffect() {
        SqlStatements.clear();
        assertThat(change("new@mail.example", PASSWORD).data("/shopEmailChangeRequest/done").asBoolean()).isTrue();
        List<String> sent = SqlStatements.seenQueries();
        int account = first(sent, "password_hash");
        int locked = first(sent, "pg_try_advisory_xact_lock");
        assertThat(account).as("the account's hash was read: %s", sent).isNotNegative();
        assertThat(locked).as("and then the key was taken").isGreaterThan(account);
    }

    @Test
    void doesAndAnswersOnceWhatIsSentTwice() {
        assertThat(change("new@mail.example", PASSWORD).data("/shopEmailChangeRequest/done").asBoolean()).isTrue();
        SqlStatements.clear();
        assertThat(change("new@mail.example", PASSWORD).data("/shopEmailChangeRequest/done").asBoolean()).isTrue();
        assertThat(first(SqlStatements.seenQueries(), "password_hash")).as("nothing is hashed again").isNegative();
        assertThat(letters()).isEqualTo(1);
        assertThat(change("new@mail.example", "wrong-password").errorCodes()).containsExactly(
            "IDEMPOTENCY_KEY_MISMATCH"
        );
        assertThat(letters()).isEqualTo(1);
    }

    @Test
    void repeatsARefusalToo() {
        Answer refused = change("new@mail.example", "wrong-password");
        assertThat(refused.texts("/shopEmailChangeRequest/userErrors", "/code")).containsExactly("INVALID_CREDENTIALS");
        for (int i = 0; i < 9; i++) {
            // Far more often than one may guess: a repetition is no attempt.
            assertThat(change("new@mail.example", "wrong-password").body()).isEqualTo(refused.body());
        }
        assertThat(letters()).isZero();
    }

    private Answer change(String email, String password) {
        return ada.send(CHANGE, Map.of("email", email, "password", password));
    }

    private long letters() {
        return shop.one(
            Long.class,
            "select count(*) from mail_message where tenant_id = ? and kind = 'email-change' and customer_id = ?",
            shop.id(),
            customer
        );
    }

    private static int first(List<String> statements, String part) {
        for (int i = 0; i < statements.size(); i++) {
            if (statements.get(i).contains(part)) {
                return i;
            }
        }
        return -1;
    }
}
