package io.quelyos.bff.backup;

import io.quelyos.persistence.backup.BackupState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The schema's input of the same name; what is null or empty keeps all. */
record SuperAdminBackupFilter(@Nullable String tenantId, @Nullable List<BackupState> state) {
    static final SuperAdminBackupFilter ALL = new SuperAdminBackupFilter(null, null);

    List<String> states() {
        return state == null ? List.of() : state.stream().map(BackupState::name).toList();
    }
}
