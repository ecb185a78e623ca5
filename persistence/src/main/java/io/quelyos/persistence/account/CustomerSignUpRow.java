package io.quelyos.persistence.account;

import java.util.UUID;

/**
 * An account that somebody wants, before it is proved that they read its mailbox.
 *
 * @param acceptsMarketing whether letters that advertise are welcome
 * @param locale the language that it was asked for in
 */
public record CustomerSignUpRow(
    UUID id,
    String email,
    String displayName,
    String passwordHash,
    boolean acceptsMarketing,
    String locale
) {}
