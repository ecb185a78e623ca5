package io.quelyos.bff.account.privacy;

import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.mail.Letter;
import io.quelyos.bff.mail.MailQueue;
import io.quelyos.persistence.account.CustomerRow;
import io.quelyos.persistence.mail.LetterAbout;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Writes the letters about customers' data; each inside the transaction of what it tells. */
@Component
final class PrivacyLetters {

    private final MailQueue mail;

    PrivacyLetters(MailQueue mail) {
        this.mail = mail;
    }

    /** That an account will be deleted, with the way to stop it. */
    void due(TenantContext context, CustomerRow customer, OffsetDateTime dueAt) {
        Locale locale = customer.localeOr(context.locale());
        String day = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale).format(dueAt);
        send(context, "account-deletion", customer, Map.of("day", day), "/account");
    }

    /** That an account stays after all. */
    void kept(TenantContext context, CustomerRow customer) {
        send(context, "account-deletion-cancelled", customer, Map.of(), "/account");
    }

    /** That the file is there that the customer asked for. */
    void exported(TenantContext context, CustomerRow customer) {
        send(context, "personal-data", customer, Map.of(), "/account");
    }

    private void send(
        TenantContext context,
        String kind,
        CustomerRow customer,
        Map<String, Object> values,
        String action
    ) {
        Locale locale = customer.localeOr(context.locale());
        mail.send(
            context,
            new Letter(
                kind,
                locale,
                customer.email(),
                customer.displayName(),
                values,
                action,
                LetterAbout.customer(customer.id())
            )
        );
    }
}
