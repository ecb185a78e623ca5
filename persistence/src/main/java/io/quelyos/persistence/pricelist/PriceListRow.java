package io.quelyos.persistence.pricelist;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/** A list of agreed prices, with whom it holds for. */
public record PriceListRow(
    UUID id,
    String name,
    int version,
    List<UUID> companyIds,
    List<UUID> customerGroupIds,
    OffsetDateTime createdAt
) {
    /** The columns of this record, of a table called l. */
    static final String COLUMNS = """
    l.id, l.name, l.version, l.created_at,
        array(select c.company_id from price_list_company c
            where c.tenant_id = l.tenant_id and c.price_list_id = l.id order by c.company_id) as company_ids,
        array(select g.group_id from price_list_group g
            where g.tenant_id = l.tenant_id and g.price_list_id = l.id order by g.group_id) as customer_group_ids
    """;
}
