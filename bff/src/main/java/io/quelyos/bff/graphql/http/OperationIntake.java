package io.quelyos.bff.graphql.http;

import graphql.language.OperationDefinition;
import graphql.language.VariableDefinition;
import io.quelyos.auth.context.ApiException;
import io.quelyos.auth.context.RequestContext;
import io.quelyos.bff.graphql.document.DocumentRequest;
import io.quelyos.bff.graphql.document.DocumentResolver;
import io.quelyos.bff.graphql.engine.GraphQlEngine;
import io.quelyos.bff.graphql.engine.NegotiatedContext;
import io.quelyos.bff.graphql.engine.PreparedDocument;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/**
 * All that stands between a request and the run of its operation, the same for every transport: whose document it is,
 * whether it is valid for this audience, what it costs, and whether the caller has that left.
 */
@Component
public final class OperationIntake {

    private static final String CLIENT_NAME = "apollographql-client-name";

    private final GraphQlEngine engine;
    private final DocumentResolver documents;
    private final OperationGuard guard;

    OperationIntake(GraphQlEngine engine, DocumentResolver documents, OperationGuard guard) {
        this.engine = engine;
        this.documents = documents;
        this.guard = guard;
    }

    /** An operation that may run, and the context that it asks to run in. */
    public record Taken(
        GraphQlHttpRequest asked,
        String text,
        PreparedDocument prepared,
        OperationDefinition operation,
        NegotiatedContext negotiated,
        OperationGuard.Admission admission
    ) {
        public RequestContext context() {
            return negotiated.context();
        }

        /** The variables that the operation can make use of. */
        Map<String, Object> declaredVariables() {
            Map<String, Object> declared = new HashMap<>();
            for (VariableDefinition definition : operation.getVariableDefinitions()) {
                if (asked.variables().containsKey(definition.getName())) {
                    declared.put(definition.getName(), asked.variables().get(definition.getName()));
                }
            }
            return declared;
        }
    }

    /** Whether a caller may send registered documents only. */
    boolean isTrustedOnly(RequestContext context, HttpServletRequest request) {
        return documents.isTrustedOnly(context, request.getHeader(CLIENT_NAME));
    }

    /**
     * Takes an operation in.
     *
     * @param rule what the transport demands of the operation; throws where it cannot carry it
     * @throws RequestErrors when the document or the choice of its operation is wrong
     * @throws ApiException when it is refused for another reason
     */
    public Taken take(
        RequestContext context,
        HttpServletRequest request,
        GraphQlHttpRequest asked,
        Consumer<OperationDefinition> rule
    ) {
        // What is refused is work too, and counted.
        var document = counted(context, request, () -> documents.resolve(context, named(request, asked)));
        PreparedDocument prepared = engine.prepare(context.audience(), document.text());
        if (prepared.document() == null) {
            guard.countInvalid(context, request);
            throw new RequestErrors(prepared.errors());
        }
        Chosen chosen = counted(context, request, () -> choose(context, prepared, asked, rule));
        long cost = counted(context, request, () ->
            engine.cost(
                context.audience(),
                Objects.requireNonNull(prepared.document()),
                chosen.operation(),
                asked.variables()
            )
        );
        OperationGuard.Admission admission = guard.admit(context, request, cost);
        documents.save(context, document);
        return new Taken(asked, document.text(), prepared, chosen.operation(), chosen.negotiated(), admission);
    }

    private static DocumentRequest named(HttpServletRequest request, GraphQlHttpRequest asked) {
        return new DocumentRequest(
            asked.query(),
            asked.documentId(),
            asked.extensions(),
            request.getHeader(CLIENT_NAME)
        );
    }

    private Chosen choose(
        RequestContext context,
        PreparedDocument prepared,
        GraphQlHttpRequest asked,
        Consumer<OperationDefinition> rule
    ) {
        try {
            OperationDefinition operation = engine.operation(
                Objects.requireNonNull(prepared.document()),
                asked.operationName()
            );
            rule.accept(operation);
            return new Chosen(operation, engine.negotiate(context, operation, asked.variables()));
        } catch (ApiException refusal) {
            throw RequestErrors.of(refusal);
        }
    }

    private <T> T counted(RequestContext context, HttpServletRequest request, Step<T> step) {
        try {
            return step.take();
        } catch (ApiException | RequestErrors | HttpRefusal refusal) {
            guard.countInvalid(context, request);
            throw refusal;
        }
    }

    private interface Step<T> {
        T take();
    }

    private record Chosen(OperationDefinition operation, NegotiatedContext negotiated) {}
}
