package io.quelyos.persistence.database;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.jdbc.CannotGetJdbcConnectionException;

/** Says why the application or the platform role got no connection, without a stack trace. */
final class RefusedLoginFailureAnalyzer extends AbstractFailureAnalyzer<CannotGetJdbcConnectionException> {

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, CannotGetJdbcConnectionException cause) {
        SQLException refusal = findCause(cause, SQLException.class);
        return new FailureAnalysis(
            "The database gives no connection: " + (refusal == null ? cause : refusal).getMessage(),
            "Check user and password in SPRING_DATASOURCE_… and QUELYOS_PLATFORM_DATASOURCE_…:" +
                " see docs/runbooks/external-services.md.",
            cause
        );
    }
}
