package io.quelyos.bff.graphql.http;

import graphql.ExecutionResult;
import graphql.GraphQLError;
import graphql.language.OperationDefinition;
import io.quelyos.auth.context.ApiErrorCode;
import io.quelyos.auth.context.ApiException;
import io.quelyos.auth.context.RequestContext;
import io.quelyos.bff.graphql.engine.GraphQlEngine;
import io.quelyos.bff.graphql.engine.GraphQlLimits;
import io.quelyos.bff.graphql.error.ErrorContract;
import io.quelyos.bff.graphql.http.OperationIntake.Taken;
import jakarta.servlet.ServletException;
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
    private final transient OperationIntake intake;
    private final transient RequestGate gate;
    private final transient Surroundings surroundings;
    private final transient ResponseWriter writer = new ResponseWriter();

    /** Whom the endpoint tells and asks beside the engine. */
    record Surroundings(OperationGuard guard, OperationListener listener, SubscriptionTransport subscriptions) {}

    GraphQlServlet(
        GraphQlEngine engine,
        GraphQlLimits limits,
        OperationIntake intake,
        RequestGate gate,
        Surroundings surroundings
    ) {
        this.engine = engine;
        this.limits = limits;
        this.intake = intake;
        this.gate = gate;
        this.surroundings = surroundings;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
        throws IOException, ServletException {
        String requestId = RequestId.of(request, response);
        Accepted accepted = Accepted.of(request);
        try {
            if (request.getMethod().equals("OPTIONS")) {
                gate.answerPreflight(request, response);
            } else if (isUpgrade(request)) {
                surroundings.subscriptions().upgrade(request, response);
            } else {
                accepted.requireAny();
                serve(request, response, accepted, requestId);
            }
        } catch (HttpRefusal refusal) {
            var error = new ApiException(refusal.code(), String.valueOf(refusal.getMessage()));
            refuse(response, accepted.orJson(), refusal.status(), List.of(ErrorContract.of(error)), requestId);
        } catch (RequestErrors refused) {
            refuse(response, accepted, refused, requestId);
        } catch (ApiException refusal) {
            if (refusal.data().get("retryAfterSeconds") instanceof Number seconds) {
                response.setHeader("Retry-After", seconds.toString());
            }
            int status = refusal.code().httpStatus();
            refuse(response, accepted.orJson(), status, List.of(ErrorContract.of(refusal)), requestId);
        } catch (DataAccessException | TransactionException unreachable) {
            LOG.error("Request {} failed", requestId, unreachable);
            var error = new ApiException(
                ApiErrorCode.UNAVAILABLE,
                "The data store does not answer; try again in a moment."
            );
            refuse(response, accepted.orJson(), 503, List.of(ErrorContract.of(error)), requestId);
        } catch (RuntimeException fault) {
            LOG.error("Request {} failed", requestId, fault);
            var error = new ApiException(ApiErrorCode.INTERNAL_SERVER_ERROR, ErrorContract.INTERNAL_MESSAGE);
            refuse(response, accepted.orJson(), 500, List.of(ErrorContract.of(error)), requestId);
        }
    }

    /**
     * What the client takes as an answer.
     *
     * @param type null where it takes no single answer
     * @param events whether it takes a stream of them
     */
    private record Accepted(@Nullable ResponseType type, boolean events) {
        static Accepted of(HttpServletRequest request) {
            String accept = request.getHeader("Accept");
            return new Accepted(ResponseType.negotiate(accept).orElse(null), ResponseType.acceptsEvents(accept));
        }

        void requireAny() {
            if (type == null && !events) {
                throw new HttpRefusal(
                    406,
                    ApiErrorCode.BAD_REQUEST,
                    "Accept application/graphql-response+json, application/json or text/event-stream."
                );
            }
        }

        ResponseType orJson() {
            return type == null ? ResponseType.JSON : type;
        }
    }

    private static boolean isUpgrade(HttpServletRequest request) {
        return request.getMethod().equals("GET") && "websocket".equalsIgnoreCase(request.getHeader("Upgrade"));
    }

    private void serve(HttpServletRequest request, HttpServletResponse response, Accepted accepted, String requestId)
        throws IOException {
        if (!request.getMethod().equals("GET") && !request.getMethod().equals("POST")) {
            throw methodNotAllowed(response, "GET, POST", "Send GraphQL by GET or POST.");
        }
        RequestContext context = gate.open(request, response);
        surroundings.guard().check(context, request);
        GraphQlHttpRequest asked;
        try {
            asked = GraphQlHttpRequest.read(request, limits.bodyBytes());
        } catch (HttpRefusal refusal) {
            surroundings.guard().countInvalid(context, request);
            throw refusal;
        }
        Taken taken = intake.take(context, request, asked, operation ->
            requireCarried(operation, asked, accepted, response)
        );
        if (taken.operation().getOperation() == OperationDefinition.Operation.SUBSCRIPTION) {
            surroundings.subscriptions().stream(request, response, taken, requestId);
        } else {
            run(request, response, accepted, requestId, taken);
        }
    }

    private static void requireCarried(
        OperationDefinition operation,
        GraphQlHttpRequest asked,
        Accepted accepted,
        HttpServletResponse response
    ) {
        if (asked.isGet() && operation.getOperation() == OperationDefinition.Operation.MUTATION) {
            throw methodNotAllowed(response, "POST", "GET only reads; send a mutation by POST.");
        }
        if (operation.getOperation() == OperationDefinition.Operation.SUBSCRIPTION && !accepted.events()) {
            throw new HttpRefusal(
                406,
                ApiErrorCode.BAD_REQUEST,
                "Accept text/event-stream to subscribe, or subscribe on a WebSocket."
            );
        }
    }

    private void run(
        HttpServletRequest request,
        HttpServletResponse response,
        Accepted accepted,
        String requestId,
        Taken taken
    ) throws IOException {
        RequestContext context = taken.context();
        GraphQlHttpRequest asked = taken.asked();
        OperationDefinition operation = taken.operation();
        var document = Objects.requireNonNull(taken.prepared().document());
        long start = System.nanoTime();
        ExecutionResult result = engine.execute(
            context,
            taken.prepared(),
            asked.operationName(),
            asked.variables(),
            requestId,
            Map.of(HttpServletRequest.class, request, HttpServletResponse.class, response)
        );
        surroundings
            .listener()
            .finished(
                context.audience(),
                operation.getOperation().name(),
                result.getErrors().isEmpty() ? "OK" : ErrorContract.codeOf(result.getErrors().getFirst()).name(),
                Duration.ofNanos(System.nanoTime() - start)
            );
        boolean isCostAsked = Boolean.TRUE.equals(asked.extensions().get("cost"));
        Map<String, Object> extensions = new LinkedHashMap<>();
        if (taken.negotiated().isAsked()) {
            extensions.put("context", taken.negotiated().toExtension());
        }
        if (isCostAsked) {
            extensions.put("cost", taken.admission().toExtension());
        }
        ResponseType type = accepted.type();
        if (type == null) {
            writer.writeEvent(response, AnswerBody.of(result, extensions, requestId));
            return;
        }
        // What is left of the minute's points is true for one answer only.
        CachePolicy.Result cache =
            asked.isGet() && !isCostAsked
                ? CachePolicy.of(engine.schema(context.audience()), engine.policies(), document, operation)
                : CachePolicy.Result.NONE;
        writer.writeResult(request, response, type, result, extensions, RequestGate.narrow(request, cache), requestId);
    }

    private static HttpRefusal methodNotAllowed(HttpServletResponse response, String allow, String message) {
        response.setHeader("Allow", allow);
        return new HttpRefusal(405, ApiErrorCode.BAD_REQUEST, message);
    }

    private void refuse(
        HttpServletResponse response,
        ResponseType type,
        int status,
        List<? extends GraphQLError> errors,
        String requestId
    ) throws IOException {
        writer.writeErrors(response, type, status, errors, requestId);
    }

    private void refuse(HttpServletResponse response, Accepted accepted, RequestErrors refused, String requestId)
        throws IOException {
        if (accepted.type() == null) {
            // A browser shows nothing of an answer with another status to whoever asked for events.
            writer.writeEvent(response, AnswerBody.of(refused.errors(), requestId));
            return;
        }
        // The older media type answers 200 for everything that a server understood as GraphQL.
        int status = accepted.type() == ResponseType.JSON ? 200 : ResponseWriter.statusOf(refused.errors());
        refuse(response, accepted.type(), status, refused.errors(), requestId);
    }
}
