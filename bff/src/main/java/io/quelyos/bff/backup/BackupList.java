package io.quelyos.bff.backup;

import io.quelyos.auth.context.PlatformContext;
import io.quelyos.bff.graphql.type.Connection;
import io.quelyos.bff.graphql.type.CursorCodec;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.graphql.type.PageRequest;
import io.quelyos.persistence.backup.BackupMapper;
import io.quelyos.persistence.backup.BackupRow;
import io.quelyos.persistence.tenant.PlatformDb;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Reads the book of backups. */
@Service
class BackupList {

    private static final String ORDER = "backups:id";
    /** No tenant has it, so a filter by an id that is none keeps nothing. */
    private static final UUID NOBODY = new UUID(0, 0);

    private final PlatformDb platformDb;
    private final BackupMapper backups;
    private final CursorCodec cursors;

    BackupList(PlatformDb platformDb, BackupMapper backups, CursorCodec cursors) {
        this.platformDb = platformDb;
        this.backups = backups;
        this.cursors = cursors;
    }

    /** One page of backups, the newest first; they are counted only where the count is asked for. */
    Connection<SuperAdminBackup> list(PlatformContext context, SuperAdminBackupFilter filter, PageRequest page) {
        UUID tenant = filter.tenantId() == null ? null : GlobalId.decode("ten", filter.tenantId()).orElse(NOBODY);
        UUID before = page.after() == null ? null : UUID.fromString(cursors.decode(ORDER, page.after()).getFirst());
        List<BackupRow> rows = platformDb.read(context, () ->
            backups.list(tenant, filter.states(), before, page.limit())
        );
        return Connection.of(
            rows,
            page,
            row -> cursors.encode(ORDER, List.of(row.id().toString())),
            () -> platformDb.<Long>read(context, () -> backups.count(tenant, filter.states()))
        ).map(SuperAdminBackup::of);
    }

    /** The backup of an id; null when there is none. */
    @Nullable
    SuperAdminBackup find(PlatformContext context, String id) {
        UUID decoded = GlobalId.decode(BackupService.ID_PREFIX, id).orElse(null);
        BackupRow row =
            decoded == null ? null : platformDb.<@Nullable BackupRow>read(context, () -> backups.findById(decoded));
        return row == null ? null : SuperAdminBackup.of(row);
    }
}
