package io.quelyos.persistence.account;

import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A customer of one tenant's shop.
 *
 * @param email in lower case; unique within the tenant
 * @param passwordHash the encoded Argon2id hash
 * @param emailVerifiedAt since when it is known that the customer reads that mailbox
 * @param vatNumber with its country's letters in front; null for a consumer
 * @param locale the language that the customer chose, by its BCP 47 tag; null where they chose none
 * @param currency the money that the customer chose to see prices in; null where they chose none
 * @param deletionDueAt when the account is deleted; null where its owner did not ask for that
 */
public record CustomerRow(
    UUID id,
    String email,
    String displayName,
    String passwordHash,
    @Nullable OffsetDateTime emailVerifiedAt,
    @Nullable String vatNumber,
    @Nullable String locale,
    @Nullable String currency,
    @Nullable OffsetDateTime deletionDueAt,
    OffsetDateTime createdAt
) {
    /** The language to write to the customer in: the chosen one, else the other. */
    public Locale localeOr(Locale other) {
        return locale == null ? other : Locale.forLanguageTag(locale);
    }
}
