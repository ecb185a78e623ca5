package io.quelyos.bff.mail;

import io.quelyos.persistence.mail.MailMessageRow;
import org.springframework.mail.MailException;

/** Hands letters over. */
interface MailTransport {
    /**
     * Hands one letter over.
     *
     * @param brand the tenant's name, which the letter comes from
     * @throws MailException when it was not taken
     */
    Handover send(MailMessageRow message, String brand);

    /** What became of a letter. */
    enum Handover {
        /** The mail server took it. */
        SENT,
        /** There is no mail server. */
        KEPT,
    }
}
