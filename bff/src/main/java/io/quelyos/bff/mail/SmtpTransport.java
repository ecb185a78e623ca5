package io.quelyos.bff.mail;

import io.quelyos.persistence.mail.MailMessageRow;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import org.springframework.mail.MailPreparationException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;

/**
 * Sends letters by SMTP. A letter whose delivery was interrupted may be sent again; it has the same Message-ID then, by
 * which mail programs show it once.
 */
final class SmtpTransport implements MailTransport {

    private final JavaMailSender sender;
    private final MailSettings settings;

    SmtpTransport(JavaMailSender sender, MailSettings settings) {
        this.sender = sender;
        this.settings = settings;
    }

    @Override
    public Handover send(MailMessageRow message, String brand) {
        sender.send(mime -> {
            compose(mime, message, brand);
        });
        return Handover.SENT;
    }

    private void compose(MimeMessage mime, MailMessageRow message, String brand) throws MessagingException {
        var helper = new MimeMessageHelper(mime, true, StandardCharsets.UTF_8.name());
        helper.setFrom(address(settings.from(), brand));
        helper.setTo(address(message.recipient(), message.recipientName() == null ? "" : message.recipientName()));
        helper.setSubject(message.subject());
        helper.setText(message.textBody(), message.htmlBody());
        String domain = settings.from().substring(settings.from().indexOf('@') + 1);
        mime.saveChanges();
        mime.setHeader("Message-ID", "<" + message.id() + "@" + domain + ">");
        // No machine shall answer a machine.
        mime.setHeader("Auto-Submitted", "auto-generated");
    }

    private static InternetAddress address(String address, String name) {
        try {
            return new InternetAddress(address, name, StandardCharsets.UTF_8.name());
        } catch (UnsupportedEncodingException exception) {
            throw new MailPreparationException("every Java has UTF-8", exception);
        }
    }
}
