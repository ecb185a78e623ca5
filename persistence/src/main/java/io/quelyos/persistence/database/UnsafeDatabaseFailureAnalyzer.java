package io.quelyos.persistence.database;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Turns {@link UnsafeDatabaseException} into a message without a stack trace. */
final class UnsafeDatabaseFailureAnalyzer extends AbstractFailureAnalyzer<UnsafeDatabaseException> {

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, UnsafeDatabaseException cause) {
        return new FailureAnalysis(
            String.valueOf(cause.getMessage()),
            "Set the roles up as docs/runbooks/external-services.md says, and take back what was granted or switched off.",
            cause
        );
    }
}
