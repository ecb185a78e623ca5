package io.quelyos.persistence.company;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A company, with how many buy for it.
 *
 * @param approvalLimitMinor above it orders need an approval; null where there is no limit
 */
public record CompanyRow(
    UUID id,
    String name,
    int memberCount,
    ApprovalPolicy approvalPolicy,
    @Nullable Long approvalLimitMinor,
    @Nullable String approvalLimitCurrency,
    int version,
    OffsetDateTime createdAt
) {
    /** The columns of this record, of a table called c. */
    static final String COLUMNS = """
    c.id, c.name, c.approval_policy, c.approval_limit_minor, c.approval_limit_currency, c.version, c.created_at,
        (select count(*) from company_member m where m.tenant_id = c.tenant_id and m.company_id = c.id)
            as member_count
    """;
}
