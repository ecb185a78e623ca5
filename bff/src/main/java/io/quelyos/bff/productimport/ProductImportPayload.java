package io.quelyos.bff.productimport;

import io.quelyos.bff.graphql.type.UserError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The schema's types BackofficeProductImportStartPayload and BackofficeProductImportCancelPayload, which are alike. */
record ProductImportPayload(@Nullable ProductImport productImport, List<UserError> userErrors) {
    /** The schema's enum BackofficeImportErrorPolicy. */
    enum ErrorPolicy {
        ABORT,
        SKIP,
    }

    /** The schema's input BackofficeProductImportStartInput. */
    record StartInput(String uploadId, boolean dryRun, ErrorPolicy errorPolicy) {}

    static ProductImportPayload done(ProductImport productImport) {
        return new ProductImportPayload(productImport, List.of());
    }

    static ProductImportPayload refused(UserError.Code code, String message, String... field) {
        return new ProductImportPayload(null, List.of(UserError.of(code, message, field)));
    }
}
