package io.quelyos.persistence.database;

import java.sql.SQLException;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in PostgreSQL's own words why the migrations did not run, without a stack trace. */
final class MigrationFailureAnalyzer extends AbstractFailureAnalyzer<FlywayException> {

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, FlywayException cause) {
        SQLException refusal = findCause(cause, SQLException.class);
        String reason = String.valueOf((refusal == null ? cause : refusal).getMessage());
        return new FailureAnalysis(
            "The database could not be migrated: " + reason,
            "Check SPRING_DATASOURCE_URL, SPRING_FLYWAY_USER and its password, and that the roles are set up as" +
                " docs/runbooks/external-services.md says.",
            cause
        );
    }
}
