package io.quelyos.persistence.account;

import java.util.UUID;

/**
 * What a link in a letter proves.
 *
 * @param email the mailbox that the letter was sent to
 */
public record AccountTokenRow(UUID customerId, String email) {}
