package io.quelyos.bff.demo.order;

import graphql.ExecutionResult;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.graphql.engine.GraphQlEngine;
import io.quelyos.bff.graphql.engine.PreparedDocument;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends the product what its clients send, without a network in between. */
final class DemoSender {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final GraphQlEngine engine;

    DemoSender(GraphQlEngine engine) {
        this.engine = engine;
    }

    /**
     * Sends an operation; answers its data.
     *
     * @throws IllegalStateException when anything of it is refused
     */
    JsonNode send(TenantContext context, String document, Map<String, Object> variables) {
        PreparedDocument prepared = engine.prepare(context.audience(), document);
        if (!prepared.errors().isEmpty()) {
            throw new IllegalStateException("a demo operation is invalid: " + prepared.errors());
        }
        String requestId = UUID.randomUUID().toString();
        ExecutionResult result = engine.execute(context, prepared, null, variables, requestId, Map.of());
        JsonNode data = JSON.readTree(JSON.writeValueAsString(result.getData()));
        boolean isRefused = data
            .findValues("userErrors")
            .stream()
            .anyMatch(errors -> !errors.isEmpty());
        if (isRefused || !result.getErrors().isEmpty()) {
            throw new IllegalStateException("a demo operation is refused: " + result.getErrors() + " " + data);
        }
        return data;
    }
}
