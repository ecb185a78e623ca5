package io.quelyos.persistence.approval;

import io.quelyos.persistence.address.PostalAddress;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request for an approval.
 *
 * @param customerId who asked; their requests go with their account
 * @param lines what was asked for, in JSON
 * @param deciderName who decided; null where nobody did, or the account is gone
 * @param expiresAt until then it can be decided, and after an approval be used
 */
public record ApprovalRow(
    UUID id,
    UUID companyId,
    UUID checkoutId,
    UUID customerId,
    String requesterName,
    ApprovalStatus status,
    String currency,
    long totalMinor,
    String lines,
    @Nullable PostalAddress shippingAddress,
    @Nullable String note,
    @Nullable String deciderName,
    @Nullable OffsetDateTime decidedAt,
    @Nullable String decisionNote,
    OffsetDateTime expiresAt,
    OffsetDateTime createdAt
) {
    /** Selects this record from requests called a. */
    static final String SELECT = """
    select a.id, a.company_id, a.checkout_id, a.customer_id, r.display_name as requester_name, a.status, a.currency,
        a.total_minor, cast(a.lines as text) as lines, a.shipping_address, a.note, d.display_name as decider_name,
        a.decided_at, a.decision_note, a.expires_at, a.created_at
    from approval_request a
    join customer r on r.tenant_id = a.tenant_id and r.id = a.customer_id
    left join customer d on d.tenant_id = a.tenant_id and d.id = a.decided_by
    """;
}
