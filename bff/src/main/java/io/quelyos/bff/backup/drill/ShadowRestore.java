package io.quelyos.bff.backup.drill;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quelyos.bff.backup.archive.ArchiveComparison;
import io.quelyos.bff.backup.archive.ArchiveReader;
import io.quelyos.bff.backup.archive.ArchiveWriter;
import io.quelyos.bff.backup.archive.TenantRestorer;
import io.quelyos.persistence.backup.drill.ShadowMapper;
import io.quelyos.persistence.tenant.TenantDb;
import io.quelyos.persistence.tenant.TenantId;
import io.quelyos.persistence.tenant.TenantScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Restores an archive into a shadow, by the same path as a copy, and compares. All of it is one transaction that is rolled
 * back: the shadow is there for this work only, and for nobody else at any time.
 */
@Component
class ShadowRestore {

    private static final int PASSES = 2;

    private final TenantDb tenantDb;
    private final ShadowMapper shadows;
    private final TenantRestorer restorer;
    private final ArchiveComparison comparison;

    ShadowRestore(TenantDb tenantDb, ShadowMapper shadows, TenantRestorer restorer, ArchiveComparison comparison) {
        this.tenantDb = tenantDb;
        this.shadows = shadows;
        this.restorer = restorer;
        this.comparison = comparison;
    }

    /**
     * Restores and compares.
     *
     * @param source the tenant whose archive it is
     * @param progress hears of each row twice
     * @throws io.quelyos.bff.backup.archive.ArchiveRefusal where the archive cannot be restored
     */
    ArchiveComparison.Result run(UUID source, ArchiveReader archive, ArchiveWriter.Progress progress)
        throws IOException {
        TenantScoped shadow = TenantScoped.of(new TenantId(UuidCreator.getTimeOrderedEpoch()));
        try {
            return tenantDb.rehearse(shadow, () -> {
                shadows.openShadow(source);
                try {
                    return restoreAndCompare(archive, progress);
                } catch (IOException exception) {
                    throw new UncheckedIOException(exception);
                }
            });
        } catch (UncheckedIOException exception) {
            throw exception.getCause();
        }
    }

    private ArchiveComparison.Result restoreAndCompare(ArchiveReader archive, ArchiveWriter.Progress progress)
        throws IOException {
        restorer.bringIn(archive, (done, total) -> progress.at(done, PASSES * total));
        shadows.settleDeferred();
        ArchiveComparison.Result result = comparison.compare(archive, (done, total) ->
            progress.at(total + done, PASSES * total)
        );
        // Behind the comparison: it changes what lists read of products, which may rightly differ from the archive.
        restorer.settle();
        return result;
    }
}
