package io.quelyos.bff.testing;

import graphql.ExecutionResult;
import io.quelyos.auth.context.Audience;
import io.quelyos.auth.context.Permission;
import io.quelyos.auth.context.PlatformContext;
import io.quelyos.bff.graphql.engine.GraphQlEngine;
import io.quelyos.bff.graphql.engine.PreparedDocument;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Runs operators' documents in the server's engine, without tokens and HTTP. */
public record Operators(GraphQlEngine engine) {
    /** Somebody with all permissions. */
    public static PlatformContext almighty() {
        return new PlatformContext("test-operator", Set.of(Permission.values()));
    }

    /** Runs a document that must be valid. */
    public ExecutionResult run(PlatformContext operator, String document, Map<String, Object> variables) {
        return run(operator, document, variables, Map.of());
    }

    /** As above, with what the server tells its fetchers of the request. */
    public ExecutionResult run(
        PlatformContext operator,
        String document,
        Map<String, Object> variables,
        Map<Object, Object> attributes
    ) {
        PreparedDocument prepared = engine.prepare(Audience.OPERATOR, document);
        if (prepared.document() == null) {
            throw new IllegalArgumentException("an invalid document: " + prepared.errors());
        }
        return engine.execute(operator, prepared, null, variables, UUID.randomUUID().toString(), attributes);
    }
}
