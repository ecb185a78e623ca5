package io.quelyos.bff.graphql.http;

import io.quelyos.auth.context.Audience;
import java.time.Duration;

/** Is told of every operation that ran. */
public interface OperationListener {
    /**
     * An operation ran.
     *
     * @param kind QUERY or MUTATION
     * @param outcome OK, or the code of its first error
     */
    void finished(Audience audience, String kind, String outcome, Duration duration);
}
