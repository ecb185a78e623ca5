package io.quelyos.persistence.wishlist;

import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * A list of wishes.
 *
 * @param isShared whether others read it by a link
 */
public record WishlistRow(
    UUID id,
    String name,
    boolean isDefault,
    boolean isShared,
    int itemCount,
    OffsetDateTime createdAt,
    OffsetDateTime updatedAt
) {
    /** The columns of this record, of a table called w. */
    static final String COLUMNS = """
    w.id, w.name, w.is_default, w.share_hash is not null as is_shared, w.created_at, w.updated_at,
        (select count(*) from wishlist_item i where i.tenant_id = w.tenant_id and i.wishlist_id = w.id) as item_count
    """;
}
