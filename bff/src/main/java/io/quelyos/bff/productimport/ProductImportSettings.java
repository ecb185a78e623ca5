package io.quelyos.bff.productimport;

import io.quelyos.bff.productcsv.CsvLimits;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of imports of products.
 *
 * @param errorsKept how many errors, and how many warnings, of one import are stored; more are only counted
 * @param chunkSize how many products are compared and written together
 * @param unfinishedPerTenant how many imports of one tenant may wait and run
 * @param concurrentPerTenant how many imports of one tenant may run
 * @param turnInterval how often an import that waits for its tenant's others asks for its turn
 * @param retries how often an import that met a fault begins again
 * @param retryInterval how long it waits for that
 * @param csv limits of files
 */
@ConfigurationProperties("quelyos.import")
public record ProductImportSettings(
    @DefaultValue("10000") int errorsKept,
    @DefaultValue("100") int chunkSize,
    @DefaultValue("20") int unfinishedPerTenant,
    @DefaultValue("1") int concurrentPerTenant,
    @DefaultValue("1s") Duration turnInterval,
    @DefaultValue("3") int retries,
    @DefaultValue("10s") Duration retryInterval,
    @DefaultValue CsvLimits csv
) {
    public ProductImportSettings {
        if (errorsKept < 0 || chunkSize < 1 || unfinishedPerTenant < 1 || concurrentPerTenant < 1 || retries < 0) {
            throw new IllegalArgumentException(
                "quelyos.import needs positive limits, not " +
                    errorsKept +
                    " errors, chunks" +
                    " of " +
                    chunkSize +
                    ", " +
                    unfinishedPerTenant +
                    " waiting, " +
                    concurrentPerTenant +
                    " running"
            );
        }
    }
}
