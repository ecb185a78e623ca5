package io.quelyos.persistence.embedded;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Turns {@link EmbeddedStartException} into a message without a stack trace. */
final class EmbeddedStartFailureAnalyzer extends AbstractFailureAnalyzer<EmbeddedStartException> {

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, EmbeddedStartException cause) {
        return new FailureAnalysis(String.valueOf(cause.getMessage()), cause.action(), cause);
    }
}
