package io.quelyos.bff.account;

import io.quelyos.auth.account.CustomerSignedUp;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.mail.Letter;
import io.quelyos.bff.mail.MailQueue;
import io.quelyos.persistence.account.CustomerRow;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Writes the letters about accounts; each inside the transaction of what it tells. */
@Component
final class AccountLetters {

    private final MailQueue mail;
    private final AccountTokens tokens;
    private final AccountSettings settings;

    AccountLetters(MailQueue mail, AccountTokens tokens, AccountSettings settings) {
        this.mail = mail;
        this.tokens = tokens;
        this.settings = settings;
    }

    @EventListener
    void welcome(CustomerSignedUp event) {
        verification(event.context(), event.customer());
    }

    void verification(TenantContext context, CustomerRow customer) {
        String secret = tokens.issue(
            customer,
            AccountTokens.Purpose.VERIFY_EMAIL,
            customer.email(),
            settings.verificationLifetime()
        );
        send(context, "email-verification", customer, customer.email(), validity(), "/account/verify?token=" + secret);
    }

    /** In the language of whoever asked, who may not be whom the context stands for. */
    void reset(TenantContext context, CustomerRow customer, Locale locale) {
        String secret = tokens.issue(
            customer,
            AccountTokens.Purpose.RESET_PASSWORD,
            customer.email(),
            settings.resetLifetime()
        );
        Map<String, Object> values = Map.of("validMinutes", settings.resetLifetime().toMinutes());
        String action = "/account/reset?token=" + secret;
        mail.send(
            context,
            new Letter("password-reset", locale, customer.email(), customer.displayName(), values, action)
        );
    }

    void passwordChanged(TenantContext context, CustomerRow customer) {
        send(context, "password-changed", customer, customer.email(), Map.of(), null);
    }

    void emailChange(TenantContext context, CustomerRow customer, String email) {
        String secret = tokens.issue(
            customer,
            AccountTokens.Purpose.CHANGE_EMAIL,
            email,
            settings.verificationLifetime()
        );
        send(context, "email-change", customer, email, validity(), "/account/email?token=" + secret);
        // The reader of the old mailbox may not be who asked, and can still stop it by a new password.
        send(context, "email-change-notice", customer, customer.email(), Map.of("email", email), null);
    }

    /** Goes to the old mailbox, whose reader may not have wanted the change. */
    void emailChanged(TenantContext context, CustomerRow before, String email) {
        send(context, "email-changed", before, before.email(), Map.of("email", email), null);
    }

    private Map<String, Object> validity() {
        return Map.of("validHours", settings.verificationLifetime().toHours());
    }

    private void send(
        TenantContext context,
        String kind,
        CustomerRow customer,
        String recipient,
        Map<String, Object> values,
        @Nullable String action
    ) {
        mail.send(context, new Letter(kind, context.locale(), recipient, customer.displayName(), values, action));
    }
}
