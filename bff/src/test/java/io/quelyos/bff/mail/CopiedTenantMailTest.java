package io.quelyos.bff.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quelyos.auth.context.Actor;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.auth.tenant.TenantDirectory;
import io.quelyos.auth.token.OwnIssuer;
import io.quelyos.bff.backup.BackupConsole;
import io.quelyos.bff.backup.BackupShop;
import io.quelyos.bff.testing.Answer;
import io.quelyos.bff.testing.GraphQlClient;
import io.quelyos.bff.testing.TestTenants.TenantFactory;
import io.quelyos.bff.testing.TestTenants.TestTenant;
import io.quelyos.bff.testing.Tokens;
import io.quelyos.persistence.mail.LetterAbout;
import io.quelyos.persistence.tenant.TenantDb;
import jakarta.mail.MessagingException;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Copies of tenants, whose customers are the original's. */
class CopiedTenantMailTest extends MailServer {

    @LocalServerPort
    private int port;

    @Autowired
    private TenantDirectory directory;

    @Autowired
    private TenantFactory tenants;

    @Autowired
    private OwnIssuer issuer;

    @Autowired
    private TenantDb tenantDb;

    @Autowired
    private MailQueue queue;

    @Test
    void writesForACopyOnceOperatorsLetIt() throws MessagingException {
        TestTenant original = tenants.create("GROWTH");
        BackupShop.furnish(tenants, original, "mine");
        var console = new BackupConsole(port, new Tokens(issuer));
        String slug = "copy-of-" + original.slug();
        JsonNode made = console.copy(console.make(original).path("id").asString(), slug);
        String copy = made.at("/restore/tenant/id").asString();
        console.awaitRestore(made.at("/restore/id").asString());
        TenantContext context = Objects.requireNonNull(directory.findBySlug(slug)).context(
            new Actor.Visitor(null),
            Set.of()
        );
        GraphQlClient operator = GraphQlClient.of(port).bearer(
            new Tokens(issuer).operator("TENANT_READ", "TENANT_WRITE")
        );
        String shown = "query ($id: ID!) { superAdmin { tenant(id: $id) { isOutgoingOn version } } }";
        assertThat(operator.send(shown, Map.of("id", copy)).data("/superAdmin/tenant").toString()).isEqualTo(
            "{\"isOutgoingOn\":false,\"version\":1}"
        );
        assertThat(letterAfterReset(context, slug, 1)).isEqualTo("KEPT");

        var ofOperators = new Letter(
            "backup-failed",
            Locale.FRENCH,
            "ops@host.example",
            null,
            Map.of("fileName", "b.zip", "rows", 1, "files", 0, "kilobytes", 1, "failure", "The disk is full."),
            null,
            LetterAbout.NOBODY
        );
        tenantDb.write(context, () -> {
            queue.send(context, ofOperators);
            return ofOperators;
        });
        assertThat(received("ops@host.example").getSubject()).as("operators hear of their own work").isNotBlank();

        assertThat(outgoing(operator, "Enable", copy, 7)).isEqualTo("VersionConflict CONFLICT null");
        assertThat(outgoing(operator, "Disable", copy, 1)).isEqualTo("InvalidInput WRONG_STATE null");
        assertThat(recipients()).doesNotContain("mine@buyer.example");
        assertThat(outgoing(operator, "Enable", copy, 1)).isEqualTo("  true");
        assertThat(letterAfterReset(context, slug, 2)).isEqualTo("SENT");
        assertThat(received("mine@buyer.example").getSubject()).contains("mot de passe");
        assertThat(recipients()).as("what was kept stays").containsOnlyOnce("mine@buyer.example");

        assertThat(outgoing(operator, "Disable", copy, 2)).isEqualTo("  false");
        assertThat(letterAfterReset(context, slug, 3)).isEqualTo("KEPT");
        assertThat(recipients()).containsOnlyOnce("mine@buyer.example");
        assertThat(
            tenants
                .superuser()
                .sql(
                    "select action || ' ' || reason from platform_audit where tenant_id = ? and action like 'tenant.%' order by id"
                )
                .param(context.tenantId().value())
                .query(String.class)
                .list()
        ).containsExactly("tenant.outgoing_enable takes over", "tenant.outgoing_disable takes over");
    }

    /** Asks for a new password through HTTP; answers what became of the letter. */
    private String letterAfterReset(TenantContext copy, String slug, int number) {
        Answer asked = GraphQlClient.of(port)
            .tenant(slug)
            .send("mutation { shopPasswordResetRequest(email: \"mine@buyer.example\") { done } }");
        assertThat(asked.errorCodes()).isEmpty();
        String sql =
            "select coalesce(string_agg(state, ' ' order by id), '') from mail_message where tenant_id = ? and recipient = ?";
        String states = await().until(
            () ->
                tenants
                    .superuser()
                    .sql(sql)
                    .params(copy.tenantId().value(), "mine@buyer.example")
                    .query(String.class)
                    .single(),
            found -> found.split(" ", -1).length == number && !found.isEmpty() && !found.contains("QUEUED")
        );
        return states.substring(states.lastIndexOf(' ') + 1);
    }

    private static String outgoing(GraphQlClient operator, String verb, String tenant, int version) {
        JsonNode payload = operator
            .send(
                "mutation ($id: ID!, $version: Int!) { done: superAdminTenantOutgoing" +
                    verb +
                    "(id: $id, version: $version, reason: \"takes over\") { tenant { isOutgoingOn }" +
                    " userErrors { __typename code } } }",
                Map.of("id", tenant, "version", version)
            )
            .data("/done");
        JsonNode error = payload.at("/userErrors/0");
        return (
            error.path("__typename").asString("") +
            " " +
            error.path("code").asString("") +
            " " +
            (payload.path("tenant").isNull() ? "null" : payload.at("/tenant/isOutgoingOn").toString())
        );
    }
}
