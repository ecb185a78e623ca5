package io.quelyos.bff.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quelyos.bff.testing.TestTenants.TenantFactory;
import io.quelyos.bff.testing.TestTenants.TestTenant;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the letters that a tenant wrote, as their recipient would. */
public record Mailbox(TenantFactory tenants) {
    private static final Pattern TOKEN = Pattern.compile("token=([A-Za-z0-9_-]+)");
    private static final String SIGN_UP =
        "mutation ($email: String!, $password: String!) { shopSignUp(input: { email: $email, password: $password," +
        " displayName: \"Ada\" }) { done userErrors { code field } } }";
    private static final String CONFIRM =
        "mutation ($token: String!, $password: String!) { shopSignUpConfirm(token: $token, password: $password) {" +
        " customer { id email } userErrors { code field } } }";

    /** The kinds of a recipient's letters, the oldest first. */
    public List<String> kinds(TestTenant tenant, String recipient) {
        return tenants
            .superuser()
            .sql("select kind from mail_message where tenant_id = ? and recipient = ? order by created_at, id")
            .params(tenant.id().value(), recipient)
            .query(String.class)
            .list();
    }

    /** What the newest letter of a kind says; waits for it. */
    public String text(TestTenant tenant, String recipient, String kind) {
        await().until(() -> kinds(tenant, recipient).contains(kind));
        return tenants
            .superuser()
            .sql(
                "select text_body from mail_message where tenant_id = ? and recipient = ? and kind = ?" +
                    " order by created_at desc, id desc limit 1"
            )
            .params(tenant.id().value(), recipient, kind)
            .query(String.class)
            .single();
    }

    /** The secret of the link in the newest letter of a kind; waits for it. */
    public String token(TestTenant tenant, String recipient, String kind) {
        String text = text(tenant, recipient, kind);
        Matcher matcher = TOKEN.matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return matcher.group(1);
    }

    /** Asks for an account. */
    public static Answer signUp(GraphQlClient client, String email, String password) {
        return client.send(SIGN_UP, Map.of("email", email, "password", password));
    }

    /** Opens an account by a letter's link. */
    public static Answer confirm(GraphQlClient client, String token, String password) {
        return client.send(CONFIRM, Map.of("token", token, "password", password));
    }

    /** Opens an account as its owner does; the answer has the session's cookie. */
    public Answer open(GraphQlClient client, TestTenant tenant, String email, String password) {
        assertThat(signUp(client, email, password).data("/shopSignUp/userErrors")).isEmpty();
        Answer answer = confirm(client, token(tenant, email, "sign-up"), password);
        assertThat(answer.data("/shopSignUpConfirm/userErrors")).isEmpty();
        return answer;
    }
}
