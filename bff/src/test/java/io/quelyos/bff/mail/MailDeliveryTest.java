package io.quelyos.bff.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMailUtil;
import io.quelyos.auth.context.Actor;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.auth.tenant.TenantDirectory;
import io.quelyos.bff.testing.TestTenants.TenantFactory;
import io.quelyos.bff.testing.TestTenants.TestTenant;
import io.quelyos.persistence.mail.LetterAbout;
import io.quelyos.persistence.tenant.TenantDb;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Letters and a real mail server, which is sometimes not there. */
class MailDeliveryTest extends MailServer {

    @Autowired
    private MailQueue mail;

    @Autowired
    private TenantDb tenantDb;

    @Autowired
    private TenantDirectory directory;

    @Autowired
    private TenantFactory tenants;

    @Test
    void sendsALetterInTheTenantsNameAndInBothForms() throws MessagingException {
        TenantContext context = context();
        send(context, "ada@mail.example", Locale.FRENCH, "<b>Ada</b>");
        MimeMessage received = received("ada@mail.example");
        assertThat(received.getFrom()[0].toString())
            .contains(context.tenantName())
            .contains("no-reply@quelyos.example");
        assertThat(received.getSubject()).isEqualTo("Choisissez un nouveau mot de passe – " + context.tenantName());
        String content = GreenMailUtil.getBody(received).replaceAll("=\\R", "");
        assertThat(content).contains("text/plain").contains("text/html");
        UUID id = letterTo(context, "ada@mail.example");
        assertThat(received.getMessageID()).isEqualTo("<" + id + "@quelyos.example>");
        assertThat(content).contains("&lt;b&gt;Ada&lt;/b&gt;").contains("/account/x?token&#x3D;1");
        await().untilAsserted(() -> assertThat(column(context, id, "state")).isEqualTo("SENT"));
        assertThat(column(context, id, "text_body") + column(context, id, "html_body"))
            .as("what left is not kept")
            .isEmpty();
    }

    @Test
    void sendsNothingThatWasNotCommitted() {
        TenantContext context = context();
        try {
            tenantDb.write(context, () -> {
                mail.send(context, letter("nobody@mail.example", Locale.ENGLISH, "Nobody"));
                throw new IllegalStateException("the work fails");
            });
        } catch (IllegalStateException expected) {
            assertThat(expected).hasMessage("the work fails");
        }
        send(context, "after@mail.example", Locale.ENGLISH, "After");
        received("after@mail.example");
        assertThat(recipients()).doesNotContain("nobody@mail.example");
        assertThat(letters(context)).isEqualTo(1);
    }

    @Test
    void keepsTheLettersOfATenantThatWritesToNobody() {
        TenantContext context = context();
        tenants
            .superuser()
            .sql("update tenant set is_outgoing_off = true where id = ?")
            .param(context.tenantId().value())
            .update();
        send(context, "customer-of-the-original@mail.example", Locale.ENGLISH, "Kept");
        UUID id = letterTo(context, "customer-of-the-original@mail.example");
        await().untilAsserted(() -> assertThat(column(context, id, "state")).isEqualTo("KEPT"));
        assertThat(recipients()).doesNotContain("customer-of-the-original@mail.example");
    }

    @Test
    void triesAgainUntilTheServerAnswersAndGivesUpInTheEnd() {
        TenantContext context = context();
        SERVER.stop();
        try {
            send(context, "late@mail.example", Locale.ENGLISH, "Late");
            UUID id = letterTo(context, "late@mail.example");
            await().untilAsserted(() -> assertThat(column(context, id, "last_error")).isNotEmpty());
            assertThat(column(context, id, "state")).isEqualTo("QUEUED");
            await().untilAsserted(() -> assertThat(column(context, id, "state")).isEqualTo("FAILED"));
            assertThat(column(context, id, "attempts")).isEqualTo("3");
        } finally {
            SERVER.start();
        }
    }

    private TenantContext context() {
        TestTenant tenant = tenants.create("GROWTH");
        return Objects.requireNonNull(directory.findById(tenant.id())).context(new Actor.Visitor(null), Set.of());
    }

    private void send(TenantContext context, String recipient, Locale locale, String name) {
        tenantDb.write(context, () -> {
            mail.send(context, letter(recipient, locale, name));
            return true;
        });
    }

    private static Letter letter(String recipient, Locale locale, String name) {
        return new Letter(
            "password-reset",
            locale,
            recipient,
            name,
            Map.of("validMinutes", 30),
            "/account/x?token=1",
            LetterAbout.NOBODY
        );
    }

    private UUID letterTo(TenantContext context, String recipient) {
        return tenants
            .superuser()
            .sql("select id from mail_message where tenant_id = ? and recipient = ?")
            .params(context.tenantId().value(), recipient)
            .query(UUID.class)
            .single();
    }

    private String column(TenantContext context, UUID id, String column) {
        return tenants
            .superuser()
            .sql("select coalesce(" + column + "::text, '') from mail_message where tenant_id = ? and id = ?")
            .params(context.tenantId().value(), id)
            .query(String.class)
            .single();
    }

    private long letters(TenantContext context) {
        return tenants
            .superuser()
            .sql("select count(*) from mail_message where tenant_id = ?")
            .param(context.tenantId().value())
            .query(Long.class)
            .single();
    }
}
