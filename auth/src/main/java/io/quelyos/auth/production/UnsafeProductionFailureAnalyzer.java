package io.quelyos.auth.production;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Turns {@link UnsafeProductionException} into a message without a stack trace. */
final class UnsafeProductionFailureAnalyzer extends AbstractFailureAnalyzer<UnsafeProductionException> {

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, UnsafeProductionException cause) {
        return new FailureAnalysis(
            String.valueOf(cause.getMessage()),
            "Set what is named above: docs/runbooks/external-services.md tells how. Without the profile production the" +
                " product runs with everything embedded.",
            cause
        );
    }
}
