package io.quelyos.bff.graphql.http;

import graphql.ExecutionResult;
import graphql.GraphQLError;
import graphql.language.OperationDefinition;
import io.quelyos.auth.context.ApiErrorCode;
import io.quelyos.auth.context.ApiException;
import io.quelyos.auth.context.RequestContext;
import io.quelyos.bff.graphql.document.DocumentRequest;
import io.quelyos.bff.graphql.document.DocumentResolver;
import io.quelyos.bff.graphql.engine.GraphQlEngine;
import io.quelyos.bff.graphql.engine.GraphQlLimits;
import io.quelyos.bff.graphql.engine.NegotiatedContext;
import io.quelyos.bff.graphql.engine.PreparedDocument;
import io.quelyos.bff.graphql.error.ErrorContract;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * GraphQL over HTTP (https://graphql.github.io/graphql-over-http/draft/). A servlet of its own rather than a controller, so
 * that every method, media type and failure on this path is answered here and nowhere else.
 */
final class GraphQlServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(GraphQlServlet.class);

    private final transient GraphQlEngine engine;
    private final transient GraphQlLimits limits;
    private final transient DocumentResolver documents;
    private final transient RequestGate gate;
    private final transient OperationGuard guard;
    private final transient OperationListener listener;
    private final transient ResponseWriter writer = new ResponseWriter();

    GraphQlServlet(
        GraphQlEngine engine,
        GraphQlLimits limits,
        DocumentResolver documents,
        RequestGate gate,
        OperationGuard guard,
        OperationListener listener
    ) {
        this.engine = engine;
        this.limits = limits;
        this.documents = documents;
        this.gate = gate;
        this.guard = guard;
        this.listener = listener;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String requestId = RequestId.of(request, response);
        ResponseType type = ResponseType.negotiate(request.getHeader("Accept")).orElse(null);
        try {
            if (request.getMethod().equals("OPTIONS")) {
                gate.answerPreflight(request, response);
                return;
            }
            if (type == null) {
                throw new HttpRefusal(
                    406,
                    ApiErrorCode.BAD_REQUEST,
                    "Accept application/graphql-response+json or application/json."
                );
            }
            serve(request, response, type, requestId);
        } catch (HttpRefusal refusal) {
            var error = new ApiException(refusal.code(), String.valueOf(refusal.getMessage()));
            refuse(response, type, refusal.status(), List.of(ErrorContract.of(error)), requestId);
        } catch (ApiException refusal) {
            if (refusal.data().get("retryAfterSeconds") instanceof Number seconds) {
                response.setHeader("Retry-After", seconds.toString());
            }
            refuse(response, type, refusal.code().httpStatus(), List.of(ErrorContract.of(refusal)), requestId);
        } catch (DataAccessException | TransactionException unreachable) {
            LOG.error("Request {} failed", requestId, unreachable);
            var error = new ApiException(
                ApiErrorCode.UNAVAILABLE,
                "The data store does not answer; try again in a moment."
            );
            refuse(response, type, 503, List.of(ErrorContract.of(error)), requestId);
        } catch (RuntimeException fault) {
            LOG.error("Request {} failed", requestId, fault);
            var error = new ApiException(ApiErrorCode.INTERNAL_SERVER_ERROR, ErrorContract.INTERNAL_MESSAGE);
            refuse(response, type, 500, List.of(ErrorContract.of(error)), requestId);
        }
    }

    private void serve(HttpServletRequest request, HttpServletResponse response, ResponseType type, String requestId)
        throws IOException {
        if (!request.getMethod().equals("GET") && !request.getMethod().equals("POST")) {
            throw methodNotAllowed(response, "GET, POST", "Send GraphQL by GET or POST.");
        }
        RequestContext context = gate.open(request, response);
        guard.check(context, request);
        GraphQlHttpRequest asked;
        DocumentResolver.Resolved document;
        try {
            asked = GraphQlHttpRequest.read(request, limits.bodyBytes());
            document = resolve(request, context, asked);
        } catch (HttpRefusal | ApiException refusal) {
            guard.countInvalid(context, request);
            throw refusal;
        }
        PreparedDocument prepared = engine.prepare(context.audience(), document.text());
        if (prepared.document() == null) {
            guard.countInvalid(context, request);
            // The older media type answers 200 for everything that a server understood as GraphQL.
            int status = type == ResponseType.JSON ? 200 : ResponseWriter.statusOf(prepared.errors());
            refuse(response, type, status, prepared.errors(), requestId);
            return;
        }
        Chosen chosen = choose(request, context, prepared, asked, type, response, requestId);
        if (chosen != null) {
            OperationGuard.Admission admission = admit(request, context, prepared, chosen.operation(), asked);
            documents.save(context, document);
            run(request, response, type, requestId, chosen, asked, prepared, admission);
        }
    }

    private DocumentResolver.Resolved resolve(
        HttpServletRequest request,
        RequestContext context,
        GraphQlHttpRequest asked
    ) {
        return documents.resolve(
            context,
            new DocumentRequest(
                asked.query(),
                asked.documentId(),
                asked.extensions(),
                request.getHeader("apollographql-client-name")
            )
        );
    }

    /** The operation that runs, and the context that it asks to run in. */
    private record Chosen(OperationDefinition operation, NegotiatedContext negotiated) {
        RequestContext context() {
            return negotiated.context();
        }
    }

    private @Nullable Chosen choose(
        HttpServletRequest request,
        RequestContext context,
        PreparedDocument prepared,
        GraphQlHttpRequest asked,
        ResponseType type,
        HttpServletResponse response,
        String requestId
    ) throws IOException {
        try {
            OperationDefinition operation = engine.operation(
                Objects.requireNonNull(prepared.document()),
                asked.operationName()
            );
            if (asked.isGet() && operation.getOperation() != OperationDefinition.Operation.QUERY) {
                throw methodNotAllowed(response, "POST", "GET only reads; send a mutation by POST.");
            }
            return new Chosen(operation, engine.negotiate(context, operation, asked.variables()));
        } catch (HttpRefusal refusal) {
            guard.countInvalid(context, request);
            throw refusal;
        } catch (ApiException refusal) {
            guard.countInvalid(context, request);
            int status = type == ResponseType.JSON ? 200 : refusal.code().httpStatus();
            refuse(response, type, status, List.of(ErrorContract.of(refusal)), requestId);
            return null;
        }
    }

    private OperationGuard.Admission admit(
        HttpServletRequest request,
        RequestContext context,
        PreparedDocument prepared,
        OperationDefinition operation,
        GraphQlHttpRequest asked
    ) {
        var document = Objects.requireNonNull(prepared.document());
        long cost;
        try {
            cost = engine.cost(context.audience(), document, operation, asked.variables());
        } catch (ApiException refusal) {
            guard.countInvalid(context, request);
            throw refusal;
        }
        return guard.admit(context, request, cost);
    }

    private void run(
        HttpServletRequest request,
        HttpServletResponse response,
        ResponseType type,
        String requestId,
        Chosen chosen,
        GraphQlHttpRequest asked,
        PreparedDocument prepared,
        OperationGuard.Admission admission
    ) throws IOException {
        RequestContext context = chosen.context();
        OperationDefinition operation = chosen.operation();
        var document = Objects.requireNonNull(prepared.document());
        long start = System.nanoTime();
        ExecutionResult result = engine.execute(
            context,
            prepared,
            asked.operationName(),
            asked.variables(),
            requestId,
            Map.of(HttpServletRequest.class, request, HttpServletResponse.class, response)
        );
        listener.finished(
            context.audience(),
            operation.getOperation().name(),
            result.getErrors().isEmpty() ? "OK" : ErrorContract.codeOf(result.getErrors().getFirst()).name(),
            Duration.ofNanos(System.nanoTime() - start)
        );
        boolean isCostAsked = Boolean.TRUE.equals(asked.extensions().get("cost"));
        // What is left of the minute's points is true for one answer only.
        CachePolicy.Result cache =
            asked.isGet() && !isCostAsked
                ? CachePolicy.of(engine.schema(context.audience()), engine.policies(), document, operation)
                : CachePolicy.Result.NONE;
        Map<String, Object> extensions = new LinkedHashMap<>();
        if (chosen.negotiated().isAsked()) {
            extensions.put("context", chosen.negotiated().toExtension());
        }
        if (isCostAsked) {
            extensions.put("cost", admission.toExtension());
        }
        writer.writeResult(request, response, type, result, extensions, RequestGate.narrow(request, cache), requestId);
    }

    private static HttpRefusal methodNotAllowed(HttpServletResponse response, String allow, String message) {
        response.setHeader("Allow", allow);
        return new HttpRefusal(405, ApiErrorCode.BAD_REQUEST, message);
    }

    private void refuse(
        HttpServletResponse response,
        @Nullable ResponseType type,
        int status,
        List<? extends GraphQLError> errors,
        String requestId
    ) throws IOException {
        writer.writeErrors(response, type == null ? ResponseType.JSON : type, status, errors, requestId);
    }
}
