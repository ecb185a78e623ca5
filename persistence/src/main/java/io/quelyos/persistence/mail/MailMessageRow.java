package io.quelyos.persistence.mail;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One letter.
 *
 * @param kind what it is about, such as {@code password-reset}
 * @param state QUEUED, SENT, KEPT or FAILED
 * @param textBody empty once the letter left
 * @param attempts how often sending it was tried
 */
public record MailMessageRow(
    UUID id,
    String kind,
    String locale,
    String recipient,
    @Nullable String recipientName,
    String subject,
    String textBody,
    String htmlBody,
    String state,
    int attempts,
    @Nullable String lastError,
    OffsetDateTime createdAt,
    @Nullable OffsetDateTime sentAt
) {
    static final String COLUMNS =
        "m.id, m.kind, m.locale, m.recipient, m.recipient_name, m.subject, m.text_body, m.html_body, m.state, m.attempts," +
        " m.last_error, m.created_at, m.sent_at";
}
