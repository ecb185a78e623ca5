package io.quelyos.persistence.approval;

import io.quelyos.persistence.address.PostalAddress;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request for an approval that is to be written.
 *
 * @param lines what is asked for, in JSON
 */
public record ApprovalDraftRow(
    UUID id,
    UUID companyId,
    UUID checkoutId,
    UUID customerId,
    String currency,
    long totalMinor,
    String lines,
    @Nullable PostalAddress shippingAddress,
    @Nullable String note,
    OffsetDateTime expiresAt
) {}
