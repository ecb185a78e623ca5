package io.quelyos.bff.account;

import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.mail.Letter;
import io.quelyos.bff.mail.MailQueue;
import io.quelyos.persistence.account.CustomerRow;
import io.quelyos.persistence.account.CustomerSignUpRow;
import io.quelyos.persistence.mail.LetterAbout;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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

    /** In the language of whoever asked. Whose the mailbox is nobody knows yet, so that the letter names no one. */
    void signUp(TenantContext context, CustomerSignUpRow signUp, String secret) {
        Locale locale = Locale.forLanguageTag(signUp.locale());
        String action = "/account/confirm?token=" + secret;
        mail.send(context, new Letter("sign-up", locale, signUp.email(), null, validity(), action, LetterAbout.NOBODY));
    }

    /** To a customer for whose mailbox somebody wants another account. */
    void signUpOfKnown(TenantContext context, CustomerRow customer, CustomerSignUpRow signUp) {
        Locale locale = customer.localeOr(Locale.forLanguageTag(signUp.locale()));
        send(context, "sign-up-known", locale, customer, customer.email(), Map.of(), "/account/sign-in");
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

    /** In the customer's language, else that of whoever asked, who may not be whom the context stands for. */
    void reset(TenantContext context, CustomerRow customer, Locale locale) {
        String secret = tokens.issue(
            customer,
            AccountTokens.Purpose.RESET_PASSWORD,
            customer.email(),
            settings.resetLifetime()
        );
        Map<String, Object> values = Map.of("validMinutes", settings.resetLifetime().toMinutes());
        String action = "/account/reset?token=" + secret;
        send(context, "password-reset", customer.localeOr(locale), customer, customer.email(), values, action);
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
        send(context, kind, customer.localeOr(context.locale()), customer, recipient, values, action);
    }

    private void send(
        TenantContext context,
        String kind,
        Locale locale,
        CustomerRow customer,
        String recipient,
        Map<String, Object> values,
        @Nullable String action
    ) {
        var about = LetterAbout.customer(customer.id());
        mail.send(context, new Letter(kind, locale, recipient, customer.displayName(), values, action, about));
    }
}
