package io.quelyos.persistence.company;

import java.time.OffsetDateTime;
import java.util.UUID;

/** A company, with how many buy for it. */
public record CompanyRow(UUID id, String name, int memberCount, int version, OffsetDateTime createdAt) {
    /** The columns of this record, of a table called c. */
    static final String COLUMNS = """
    c.id, c.name, c.version, c.created_at,
        (select count(*) from company_member m where m.tenant_id = c.tenant_id and m.company_id = c.id)
            as member_count
    """;
}
