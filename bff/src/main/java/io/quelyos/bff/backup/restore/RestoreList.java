package io.quelyos.bff.backup.restore;

import io.quelyos.auth.context.PlatformContext;
import io.quelyos.bff.graphql.type.Connection;
import io.quelyos.bff.graphql.type.CursorCodec;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.graphql.type.PageRequest;
import io.quelyos.persistence.backup.restore.RestoreMapper;
import io.quelyos.persistence.backup.restore.RestoreRow;
import io.quelyos.persistence.tenant.PlatformDb;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Reads the book of restores. */
@Service
class RestoreList {

    private static final String ORDER = "restores:id";
    /** No tenant has it, so a filter by an id that is none keeps nothing. */
    private static final UUID NOBODY = new UUID(0, 0);

    private final PlatformDb platformDb;
    private final RestoreMapper restores;
    private final CursorCodec cursors;

    RestoreList(PlatformDb platformDb, RestoreMapper restores, CursorCodec cursors) {
        this.platformDb = platformDb;
        this.restores = restores;
        this.cursors = cursors;
    }

    /** One page of restores, the newest first. */
    Connection<SuperAdminRestore> list(PlatformContext context, @Nullable String tenantId, PageRequest page) {
        UUID tenant = tenantId == null ? null : GlobalId.decode("ten", tenantId).orElse(NOBODY);
        UUID before = page.after() == null ? null : UUID.fromString(cursors.decode(ORDER, page.after()).getFirst());
        List<RestoreRow> rows = platformDb.read(context, () -> restores.list(tenant, before, page.limit()));
        return Connection.of(rows, page, row -> cursors.encode(ORDER, List.of(row.id().toString()))).map(
            SuperAdminRestore::of
        );
    }

    /** The restore of an id; null when there is none. */
    @Nullable
    SuperAdminRestore find(PlatformContext context, String id) {
        UUID decoded = GlobalId.decode(RestoreService.ID_PREFIX, id).orElse(null);
        RestoreRow row =
            decoded == null ? null : platformDb.<@Nullable RestoreRow>read(context, () -> restores.findById(decoded));
        return row == null ? null : SuperAdminRestore.of(row);
    }
}
