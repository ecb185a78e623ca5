package io.quelyos.persistence.account;

import java.time.OffsetDateTime;

/**
 * What a customer said last about advertising by one way.
 *
 * @param kind EMAIL, SMS, PHONE or POST
 * @param source where they said it: ACCOUNT, SIGN_UP or IMPORT
 */
public record CustomerConsentRow(String kind, boolean isGiven, String source, OffsetDateTime createdAt) {}
