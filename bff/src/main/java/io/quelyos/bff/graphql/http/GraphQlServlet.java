package io.quelyos.bff.graphql.http;

import graphql.GraphQLError;
import graphql.language.OperationDefinition;
import io.quelyos.auth.context.ApiErrorCode;
import io.quelyos.auth.context.ApiException;
import io.quelyos.auth.context.RequestContext;
import io.quelyos.bff.graphql.cache.Asked;
import io.quelyos.bff.graphql.engine.GraphQlLimits;
import io.quelyos.bff.graphql.error.ErrorContract;
import io.quelyos.bff.graphql.http.OperationIntake.Taken;
import io.quelyos.bff.graphql.http.answer.AnswerBody;
import io.quelyos.bff.graphql.http.answer.ResponseType;
import io.quelyos.bff.graphql.http.answer.ResponseType.Accepted;
import io.quelyos.bff.graphql.http.answer.ResponseWriter;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
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

    private final transient GraphQlLimits limits;
    private final transient RequestGate gate;
    private final transient OperationIntake intake;
    private final transient OperationGuard guard;
    private final transient OperationAnswers answers;
    private final transient SubscriptionTransport subscriptions;
    private final transient ResponseWriter writer = new ResponseWriter();

    GraphQlServlet(
        GraphQlLimits limits,
        RequestGate gate,
        OperationIntake intake,
        OperationGuard guard,
        OperationAnswers answers,
        SubscriptionTransport subscriptions
    ) {
        this.limits = limits;
        this.gate = gate;
        this.intake = intake;
        this.guard = guard;
        this.answers = answers;
        this.subscriptions = subscriptions;
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
                subscriptions.upgrade(request, response);
            } else {
                requireAny(accepted);
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

    private static boolean isUpgrade(HttpServletRequest request) {
        return request.getMethod().equals("GET") && "websocket".equalsIgnoreCase(request.getHeader("Upgrade"));
    }

    private static void requireAny(Accepted accepted) {
        if (!accepted.isAny()) {
            throw new HttpRefusal(
                406,
                ApiErrorCode.BAD_REQUEST,
                "Accept application/graphql-response+json, application/json or text/event-stream."
            );
        }
    }

    private void serve(HttpServletRequest request, HttpServletResponse response, Accepted accepted, String requestId)
        throws IOException {
        if (!request.getMethod().equals("GET") && !request.getMethod().equals("POST")) {
            throw methodNotAllowed(response, "GET, POST", "Send GraphQL by GET or POST.");
        }
        RequestContext context = gate.open(request, response);
        guard.check(context, request);
        GraphQlHttpRequest asked;
        Asked.Wording wording;
        try {
            String text = GraphQlHttpRequest.text(request, limits.bodyBytes());
            wording = answers.wording(context, request, text);
            if (
                wording != null &&
                accepted.type() != null &&
                answers.answerKept(request, response, accepted.type(), wording)
            ) {
                return;
            }
            asked = GraphQlHttpRequest.read(request, text);
        } catch (HttpRefusal refusal) {
            guard.countInvalid(context, request);
            throw refusal;
        }
        Taken taken = intake.take(context, request, asked, operation ->
            requireCarried(operation, asked, accepted, response)
        );
        if (taken.operation().getOperation() == OperationDefinition.Operation.SUBSCRIPTION) {
            subscriptions.stream(request, response, taken, requestId);
        } else {
            var call = new OperationAnswers.Call(request, response, requestId, taken);
            ResponseType type = accepted.type();
            if (type == null) {
                answers.answerEvent(call);
            } else {
                answers.answer(call, type, wording);
            }
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
