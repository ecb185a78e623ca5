package io.quelyos.bff.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quelyos.bff.testing.Answer;
import io.quelyos.bff.testing.GraphQlClient;
import io.quelyos.bff.testing.Mailbox;
import io.quelyos.bff.testing.ServerTest;
import io.quelyos.bff.testing.SqlStatements;
import io.quelyos.bff.testing.TestTenants.TenantFactory;
import io.quelyos.bff.testing.TestTenants.TestTenant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Accounts are opened by letters, and nobody learns from it who has one; over HTTP. */
@ServerTest
class SignUpTest {

    private static final String PASSWORD = "a-good-password";

    @LocalServerPort
    private int port;

    @Autowired
    private TenantFactory tenants;

    private TestTenant tenant;
    private TestTenant twin;
    private Mailbox mailbox;

    @BeforeEach
    void twins() {
        List<TestTenant> both = tenants.createTwins();
        tenant = both.getFirst();
        twin = both.getLast();
        mailbox = new Mailbox(tenants);
    }

    @Test
    void opensAnAccountByTheLetterAndThePassword() {
        String email = email();
        Answer asked = Mailbox.signUp(at(tenant), email, PASSWORD);
        assertThat(asked.data("/shopSignUp/done").asBoolean()).isTrue();
        assertThat(asked.header("Set-Cookie")).isEmpty();
        assertThat(signsIn(tenant, email, PASSWORD))
            .as("before the letter is used")
            .isFalse();
        String token = mailbox.token(tenant, email, "sign-up");
        assertThat(confirm(at(twin), token, PASSWORD))
            .as("another tenant's link")
            .containsExactly("INVALID");
        assertThat(confirm(at(tenant), token, "another-password"))
            .as("somebody else's link in one's own mailbox")
            .containsExactly("INVALID_CREDENTIALS");
        assertThat(accounts(tenant)).isZero();
        Answer opened = Mailbox.confirm(at(tenant), token, PASSWORD);
        assertThat(opened.data("/shopSignUpConfirm/customer/email").asString()).isEqualTo(email);
        GraphQlClient customer = at(tenant).cookie(opened.header("Set-Cookie").split(";", 2)[0]);
        assertThat(
            customer.send("{ shop { me { emailVerified } } }").data("/shop/me/emailVerified").asBoolean()
        ).isTrue();
        assertThat(confirm(at(tenant), token, PASSWORD))
            .as("used twice")
            .containsExactly("INVALID");
        assertThat(signsIn(tenant, email, PASSWORD)).isTrue();
        assertThat(accounts(tenant)).isEqualTo(1);
        assertThat(accounts(twin)).isZero();
    }

    @Test
    void answersTheSameWhetherThereIsAnAccount() {
        String known = email();
        mailbox.open(at(tenant), tenant, known, PASSWORD);
        Seen ofKnown = seen(known);
        Seen ofStranger = seen(email());
        assertThat(ofKnown.answer().body()).isEqualTo(ofStranger.answer().body());
        assertThat(ofKnown.answer().status()).isEqualTo(ofStranger.answer().status());
        assertThat(ofKnown.answer().headers().map().keySet()).isEqualTo(ofStranger.answer().headers().map().keySet());
        assertThat(ofKnown.statements()).isEqualTo(ofStranger.statements()).isNotEmpty();
        assertThat(mailbox.text(tenant, known, "sign-up-known")).doesNotContain("token=");
        assertThat(mailbox.kinds(tenant, known)).containsExactly("sign-up", "sign-up-known");
        assertThat(signsIn(tenant, known, "somebody-elses-password")).isFalse();
        assertThat(signsIn(tenant, known, PASSWORD)).isTrue();
    }

    @Test
    void signingInTellsNothingEither() {
        String known = email();
        mailbox.open(at(tenant), tenant, known, PASSWORD);
        SqlStatements.clear();
        Answer wrong = signIn(tenant, known, "wrong-password");
        long ofKnown = customerStatements();
        SqlStatements.clear();
        Answer unknown = signIn(tenant, email(), "wrong-password");
        assertThat(customerStatements()).isEqualTo(ofKnown).isEqualTo(1);
        assertThat(unknown.body()).isEqualTo(wrong.body());
    }

    @Test
    void twoWhoWantTheSameAddressGetOneAccount() {
        String email = email();
        Mailbox.signUp(at(tenant), email, "the-password-of-one");
        String first = mailbox.token(tenant, email, "sign-up");
        Mailbox.signUp(at(tenant), email, "the-password-of-two");
        await().until(() -> mailbox.kinds(tenant, email).size() == 2);
        String second = mailbox.token(tenant, email, "sign-up");
        assertThat(second).isNotEqualTo(first);
        assertThat(confirm(at(tenant), second, "the-password-of-two")).isEmpty();
        assertThat(confirm(at(tenant), first, "the-password-of-one")).containsExactly("INVALID");
        assertThat(signsIn(tenant, email, "the-password-of-two")).isTrue();
        assertThat(accounts(tenant)).isEqualTo(1);
    }

    @Test
    void aLinkEndsWithItsTimeAndWithTooManyPasswords() {
        String email = email();
        Mailbox.signUp(at(tenant), email, PASSWORD);
        String token = mailbox.token(tenant, email, "sign-up");
        for (int i = 0; i < 5; i++) {
            assertThat(confirm(at(tenant), token, "wrong-password")).containsExactly("INVALID_CREDENTIALS");
        }
        assertThat(confirm(at(tenant), token, PASSWORD)).containsExactly("THROTTLED");
        tenants
            .superuser()
            .sql("update customer_sign_up set expires_at = now() where tenant_id = ?")
            .param(tenant.id().value())
            .update();
        assertThat(confirm(at(tenant), token, PASSWORD)).containsExactly("INVALID");
        Mailbox.signUp(at(tenant), email(), PASSWORD);
        assertThat(rows("customer_sign_up", tenant)).as("those whose time is over are gone").isEqualTo(1);
    }

    @Test
    void refusesWhatCannotBeAnAccount() {
        assertThat(refused("no address", PASSWORD)).containsExactly("[\"input\",\"email\"]");
        assertThat(refused(email(), "short")).containsExactly("[\"input\",\"password\"]");
        assertThat(rows("customer_sign_up", tenant)).isZero();
    }

    @Test
    void keepsWhatIsAllowedAtTheSignUp() {
        String email = email();
        at(tenant)
            .send(
                "mutation ($e: String!) { shopSignUp(input: { email: $e, password: \"a-good-password\", displayName: \"A\"," +
                    " acceptsMarketing: true }) { done } }",
                Map.of("e", email)
            )
            .data("");
        Answer opened = Mailbox.confirm(at(tenant), mailbox.token(tenant, email, "sign-up"), PASSWORD);
        GraphQlClient customer = at(tenant).cookie(opened.header("Set-Cookie").split(";", 2)[0]);
        var consents = customer.send("{ shop { me { marketing { kind given source } } } }").data("/shop/me/marketing");
        assertThat(consents.get(0).toString()).isEqualTo("{\"kind\":\"EMAIL\",\"given\":true,\"source\":\"SIGN_UP\"}");
        assertThat(consents.get(1).toString()).isEqualTo("{\"kind\":\"SMS\",\"given\":false,\"source\":null}");
    }

    /** What came of asking for an account, and what was asked of the database for it. */
    private record Seen(Answer answer, List<String> statements) {}

    private Seen seen(String email) {
        await().until(() -> jobs() == 0);
        SqlStatements.clear();
        Answer answer = Mailbox.signUp(at(tenant), email, "somebody-elses-password");
        List<String> statements = SqlStatements.seenQueries()
            .stream()
            .filter(sql -> sql.contains("insert into customer_sign_up") || sql.contains("expires_at <= now()"))
            .toList();
        return new Seen(answer, statements);
    }

    private static long customerStatements() {
        return SqlStatements.seenQueries()
            .stream()
            .filter(sql -> sql.contains("from customer"))
            .count();
    }

    private List<String> refused(String email, String password) {
        Answer answer = Mailbox.signUp(at(tenant), email, password);
        return List.of(answer.data("/shopSignUp/userErrors/0/field").toString());
    }

    private static List<String> confirm(GraphQlClient client, String token, String password) {
        return Mailbox.confirm(client, token, password).texts("/shopSignUpConfirm/userErrors", "/code");
    }

    private Answer signIn(TestTenant where, String email, String password) {
        return at(where).send(
            "mutation ($email: String!, $password: String!) { shopSignIn(input: { email: $email, password: $password })" +
                " { customer { email } userErrors { code message } } }",
            Map.of("email", email, "password", password)
        );
    }

    private boolean signsIn(TestTenant where, String email, String password) {
        return !signIn(where, email, password).data("/shopSignIn/customer").isNull();
    }

    private GraphQlClient at(TestTenant where) {
        return GraphQlClient.of(port).tenant(where.slug());
    }

    private long accounts(TestTenant where) {
        return rows("customer", where);
    }

    private long rows(String table, TestTenant where) {
        return tenants
            .superuser()
            .sql("select count(*) from " + table + " where tenant_id = ?")
            .param(where.id().value())
            .query(Long.class)
            .single();
    }

    private long jobs() {
        return tenants
            .superuser()
            .sql("select count(*) from scheduled_tasks where task_name = 'sign-up'")
            .query(Long.class)
            .single();
    }

    private static String email() {
        return UUID.randomUUID() + "@mail.example";
    }
}
