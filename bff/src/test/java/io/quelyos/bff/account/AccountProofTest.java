package io.quelyos.bff.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quelyos.bff.testing.Answer;
import io.quelyos.bff.testing.GraphQlClient;
import io.quelyos.bff.testing.Mailbox;
import io.quelyos.bff.testing.ServerTest;
import io.quelyos.bff.testing.TestTenants.TenantFactory;
import io.quelyos.bff.testing.TestTenants.TestTenant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Customers, their passwords and their mailboxes, over HTTP and by the letters that are written to them. */
@ServerTest
class AccountProofTest {

    private static final String PASSWORD = "a-good-password";
    private static final String ERRORS = "{ done userErrors { code field } }";

    @LocalServerPort
    private int port;

    @Autowired
    private TenantFactory tenants;

    private TestTenant tenant;
    private TestTenant twin;

    @BeforeEach
    void twins() {
        List<TestTenant> both = tenants.createTwins();
        tenant = both.getFirst();
        twin = both.getLast();
    }

    @Test
    void confirmsTheAddressOfAnAccountThatWasMadeWithoutALetter() {
        String email = email();
        GraphQlClient customer = signUp(tenant, email);
        tenants
            .superuser()
            .sql("update customer set email_verified_at = null where tenant_id = ?")
            .param(tenant.id().value())
            .update();
        assertThat(verified(customer)).isFalse();
        assertThat(done(customer, "shopEmailVerificationSend", Map.of())).isTrue();
        String token = token(tenant, email, "email-verification");
        assertThat(done(at(twin), "shopEmailVerify", Map.of("token", token)))
            .as("another tenant's link")
            .isFalse();
        assertThat(verified(customer)).isFalse();
        assertThat(done(at(tenant), "shopEmailVerify", Map.of("token", token))).isTrue();
        assertThat(verified(customer)).isTrue();
        assertThat(done(at(tenant), "shopEmailVerify", Map.of("token", token)))
            .as("used twice")
            .isFalse();
        Answer again = customer.send("mutation { shopEmailVerificationSend " + ERRORS + " }");
        assertThat(again.texts("/shopEmailVerificationSend/userErrors", "/code")).containsExactly("WRONG_STATE");
    }

    @Test
    void setsANewPasswordForWhoeverReadsTheMailbox() {
        String email = email();
        GraphQlClient customer = signUp(tenant, email);
        signUp(twin, email);
        assertThat(
            done(at(tenant), "shopPasswordResetRequest", Map.of("email", email.toUpperCase(Locale.ROOT)))
        ).isTrue();
        String token = token(tenant, email, "password-reset");
        assertThat(reset(twin, token, "another-password"))
            .as("another tenant's link")
            .isFalse();
        assertThat(reset(tenant, token, "short")).isFalse();
        assertThat(reset(tenant, token, "another-password")).isTrue();
        assertThat(reset(tenant, token, "a-third-password"))
            .as("used twice")
            .isFalse();
        assertThat(customer.send("{ shop { me { email } } }").data("/shop/me").isNull()).as("signed out").isTrue();
        assertThat(signsIn(tenant, email, PASSWORD)).isFalse();
        assertThat(signsIn(tenant, email, "another-password")).isTrue();
        assertThat(signsIn(twin, email, PASSWORD))
            .as("the same address elsewhere is somebody else")
            .isTrue();
        assertThat(letters(tenant, email)).contains("password-changed");
        assertThat(letters(twin, email)).containsExactly("sign-up");
    }

    @Test
    void tellsNobodyWhetherThereIsAnAccount() {
        String email = email();
        signUp(tenant, email);
        Answer known = request(email);
        String stranger = email();
        Answer unknown = request(stranger);
        assertThat(unknown.body()).isEqualTo(known.body());
        await().until(() -> letters(tenant, email).contains("password-reset"));
        await().until(() -> jobs() == 0);
        assertThat(letters(tenant, stranger)).isEmpty();
    }

    @Test
    void refusesALinkThatIsOverOrReplaced() {
        String email = email();
        signUp(tenant, email);
        request(email);
        String first = token(tenant, email, "password-reset");
        request(email);
        await().until(() -> letters(tenant, email).stream().filter("password-reset"::equals).count() == 2);
        assertThat(reset(tenant, first, "another-password"))
            .as("replaced by a newer letter")
            .isFalse();
        tenants
            .superuser()
            .sql("update account_token set expires_at = now() - interval '1 second' where tenant_id = ?")
            .param(tenant.id().value())
            .update();
        assertThat(reset(tenant, token(tenant, email, "password-reset"), "another-password"))
            .as("too old")
            .isFalse();
        assertThat(signsIn(tenant, email, PASSWORD)).isTrue();
    }

    @Test
    void countsWishesForLetters() {
        String email = email();
        for (int i = 0; i < 5; i++) {
            assertThat(request(email).data("/shopPasswordResetRequest/done").asBoolean()).isTrue();
        }
        assertThat(request(email).texts("/shopPasswordResetRequest/userErrors", "/code")).containsExactly("THROTTLED");
        signUp(tenant, email);
        assertThat(signsIn(tenant, email, PASSWORD))
            .as("the sign-in stays open")
            .isTrue();
    }

    @Test
    void noStrangerClosesToTheOwnerWhatTheOwnerMayAsk() {
        String email = email();
        GraphQlClient customer = signUp(tenant, email);
        for (int i = 0; i < 5; i++) {
            request(email);
        }
        assertThat(request(email).texts("/shopPasswordResetRequest/userErrors", "/code")).containsExactly("THROTTLED");
        assertThat(done(customer, "shopEmailChangeRequest", Map.of("email", email(), "password", PASSWORD))).isTrue();
        var wrong = Map.of("email", email(), "password", "wrong-password");
        for (int i = 1; i < 5; i++) {
            Answer guess = mutate(customer, "shopEmailChangeRequest", wrong);
            assertThat(guess.texts("/shopEmailChangeRequest/userErrors", "/code")).containsExactly(
                "INVALID_CREDENTIALS"
            );
        }
        Answer guess = mutate(customer, "shopEmailChangeRequest", wrong);
        assertThat(guess.texts("/shopEmailChangeRequest/userErrors", "/code"))
            .as("whoever found the device open guesses no longer")
            .containsExactly("THROTTLED");
    }

    @Test
    void movesAnAccountToAMailboxThatItsOwnerReads() {
        String email = email();
        String other = email();
        GraphQlClient customer = signUp(tenant, email);
        var wrong = Map.of("email", other, "password", "wrong-password");
        assertThat(done(customer, "shopEmailChangeRequest", wrong)).isFalse();
        assertThat(done(customer, "shopEmailChangeRequest", Map.of("email", other, "password", PASSWORD))).isTrue();
        String token = token(tenant, other, "email-change");
        assertThat(done(at(twin), "shopEmailChangeConfirm", Map.of("token", token))).isFalse();
        assertThat(done(at(tenant), "shopEmailChangeConfirm", Map.of("token", token))).isTrue();
        assertThat(customer.send("{ shop { me { email } } }").data("/shop/me/email").asString()).isEqualTo(other);
        assertThat(verified(customer)).isTrue();
        assertThat(letters(tenant, email)).contains("email-changed");
        assertThat(signsIn(tenant, email, PASSWORD)).isFalse();
        assertThat(signsIn(tenant, other, PASSWORD)).isTrue();
    }

    @Test
    void aNewPasswordEndsWhatTheOldOneAskedFor() {
        String email = email();
        String thief = email();
        GraphQlClient customer = signUp(tenant, email);
        assertThat(done(customer, "shopEmailChangeRequest", Map.of("email", thief, "password", PASSWORD))).isTrue();
        String stolen = token(tenant, thief, "email-change");
        assertThat(letters(tenant, email)).as("the owner is told at once").contains("email-change-notice");
        request(email);
        assertThat(reset(tenant, token(tenant, email, "password-reset"), "another-password")).isTrue();
        assertThat(done(at(tenant), "shopEmailChangeConfirm", Map.of("token", stolen))).isFalse();
        assertThat(signsIn(tenant, email, "another-password")).isTrue();
    }

    @Test
    void tellsOnlyTheReaderThatAnAddressIsTaken() {
        String taken = email();
        signUp(tenant, taken);
        GraphQlClient customer = signUp(tenant, email());
        assertThat(done(customer, "shopEmailChangeRequest", Map.of("email", taken, "password", PASSWORD))).isTrue();
        String token = token(tenant, taken, "email-change");
        Answer answer = mutate(at(tenant), "shopEmailChangeConfirm", Map.of("token", token));
        assertThat(answer.texts("/shopEmailChangeConfirm/userErrors", "/code")).containsExactly("TAKEN");
    }

    private Answer request(String email) {
        return mutate(at(tenant), "shopPasswordResetRequest", Map.of("email", email));
    }

    private boolean reset(TestTenant where, String token, String password) {
        return done(at(where), "shopPasswordReset", Map.of("token", token, "password", password));
    }

    private static boolean done(GraphQlClient client, String mutation, Map<String, String> arguments) {
        return mutate(client, mutation, arguments)
            .data("/" + mutation + "/done")
            .asBoolean();
    }

    private static Answer mutate(GraphQlClient client, String mutation, Map<String, String> arguments) {
        var declared = new StringBuilder();
        var passed = new StringBuilder();
        arguments.keySet().forEach(name -> {
            declared.append("$").append(name).append(": String! ");
            passed.append(name).append(": $").append(name).append(" ");
        });
        return client.send(
            arguments.isEmpty()
                ? "mutation { " + mutation + " " + ERRORS + " }"
                : "mutation (" + declared + ") { " + mutation + "(" + passed + ") " + ERRORS + " }",
            arguments
        );
    }

    private GraphQlClient signUp(TestTenant where, String email) {
        Answer answer = mailbox().open(at(where), where, email, PASSWORD);
        return at(where).cookie(answer.header("Set-Cookie").split(";", 2)[0]);
    }

    private boolean signsIn(TestTenant where, String email, String password) {
        Answer answer = at(where).send(
            "mutation ($email: String!, $password: String!) { shopSignIn(input: { email: $email, password: $password })" +
                " { customer { email } userErrors { code } } }",
            Map.of("email", email, "password", password)
        );
        return !answer.data("/shopSignIn/customer").isNull();
    }

    private static boolean verified(GraphQlClient customer) {
        return customer.send("{ shop { me { emailVerified } } }").data("/shop/me/emailVerified").asBoolean();
    }

    private GraphQlClient at(TestTenant where) {
        return GraphQlClient.of(port).tenant(where.slug());
    }

    private static String email() {
        return UUID.randomUUID() + "@mail.example";
    }

    private Mailbox mailbox() {
        return new Mailbox(tenants);
    }

    private String token(TestTenant where, String recipient, String kind) {
        return mailbox().token(where, recipient, kind);
    }

    private List<String> letters(TestTenant where, String recipient) {
        return mailbox().kinds(where, recipient);
    }

    private long jobs() {
        return tenants
            .superuser()
            .sql("select count(*) from scheduled_tasks where task_name = 'password-reset'")
            .query(Long.class)
            .single();
    }
}
