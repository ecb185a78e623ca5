package io.quelyos.bff.graphql.http;

import graphql.ExecutionResult;
import graphql.GraphQLError;
import graphql.language.OperationDefinition;
import io.quelyos.auth.context.ApiErrorCode;
import io.quelyos.auth.context.ApiException;
import io.quelyos.auth.context.RequestContext;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.graphql.admission.Admissions;
import io.quelyos.bff.graphql.cache.Asked;
import io.quelyos.bff.graphql.cache.Keeping;
import io.quelyos.bff.graphql.cache.KeptAnswer;
import io.quelyos.bff.graphql.cache.ResponseCache;
import io.quelyos.bff.graphql.engine.GraphQlEngine;
import io.quelyos.bff.graphql.engine.GraphQlLimits;
import io.quelyos.bff.graphql.error.ErrorContract;
import io.quelyos.bff.graphql.http.OperationIntake.Taken;
import io.quelyos.bff.graphql.http.ResponseType.Accepted;
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
import java.util.concurrent.atomic.AtomicReference;
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
    /** Points for an answer that is there already. */
    private static final long KEPT_ANSWER_COST = 1;
    private static final Logger LOG = LoggerFactory.getLogger(GraphQlServlet.class);

    private final transient GraphQlEngine engine;
    private final transient GraphQlLimits limits;
    private final transient OperationIntake intake;
    private final transient RequestGate gate;
    private final transient Surroundings surroundings;
    private final transient ResponseWriter writer = new ResponseWriter();

    /** Whom the endpoint tells and asks beside the engine. */
    record Surroundings(
        OperationGuard guard,
        OperationListener listener,
        SubscriptionTransport subscriptions,
        ResponseCache answers,
        Admissions admissions
    ) {}

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
        Asked.Wording wording;
        try {
            String text = GraphQlHttpRequest.text(request, limits.bodyBytes());
            wording = wording(context, request, text);
            if (
                wording != null && accepted.type() != null && answerAtOnce(request, response, accepted.type(), wording)
            ) {
                return;
            }
            asked = GraphQlHttpRequest.read(request, text);
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
            var call = new Call(request, response, requestId, taken);
            ResponseType type = accepted.type();
            if (type == null) {
                writer.writeEvent(response, admitted(call, new Keeping()).body(requestId));
            } else {
                run(call, type, wording);
            }
        }
    }

    /** How a visitor asked, where such answers are kept; null for everybody else. */
    private Asked.@Nullable Wording wording(RequestContext context, HttpServletRequest request, String text) {
        TenantContext admitted = surroundings.answers().admitted(context);
        return admitted == null || intake.isTrustedOnly(context, request)
            ? null
            : new Asked.Wording(admitted, RequestGate.base(request), request.getMethod().equals("GET"), text);
    }

    private boolean answerAtOnce(
        HttpServletRequest request,
        HttpServletResponse response,
        ResponseType type,
        Asked.Wording wording
    ) throws IOException {
        KeptAnswer kept = surroundings.answers().find(wording);
        if (kept == null) {
            return false;
        }
        surroundings.guard().admit(wording.context(), request, KEPT_ANSWER_COST);
        writer.writeKept(request, response, type, kept);
        return true;
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

    /** An operation on its way. */
    private record Call(HttpServletRequest request, HttpServletResponse response, String requestId, Taken taken) {}

    /** What became of it. */
    private record Outcome(ExecutionResult result, Map<String, Object> extensions) {
        Map<String, Object> body(String requestId) {
            return AnswerBody.of(result, extensions, requestId);
        }
    }

    private void run(Call call, ResponseType type, Asked.@Nullable Wording wording) throws IOException {
        CachePolicy.Result policy =
            wording != null || call.taken().asked().isGet() ? policy(call) : CachePolicy.Result.NONE;
        Asked.Question question = wording == null ? null : question(call, wording, policy);
        if (wording == null || question == null) {
            write(call, type, admitted(call, new Keeping()), policy);
            return;
        }
        var own = new AtomicReference<@Nullable Outcome>();
        Asked.Wording known = isSaidInFull(call.taken().asked()) ? wording : null;
        KeptAnswer kept = surroundings.answers().answer(question, known, () -> {
            var keeping = new Keeping();
            Outcome outcome = admitted(call, keeping);
            own.set(outcome);
            return outcome.result().getErrors().isEmpty() && !keeping.isForbidden()
                ? KeptAnswer.of(AnswerBody.json(outcome.body(call.requestId())), policy.maxAgeSeconds())
                : null;
        });
        if (kept == null) {
            write(call, type, Objects.requireNonNull(own.get(), "who is given none has made one"), policy);
        } else {
            writer.writeKept(call.request(), call.response(), type, kept);
        }
    }

    /**
     * Whether the request's words alone say what is asked. Those with the id of a registered document do not, because it can be
     * withdrawn; and a text that is sent with its hash is sent to be remembered under it.
     */
    private static boolean isSaidInFull(GraphQlHttpRequest asked) {
        return (
            asked.documentId() == null && (asked.query() == null || !asked.extensions().containsKey("persistedQuery"))
        );
    }

    /** What is left of the minute's points is true for one answer only. */
    private CachePolicy.Result policy(Call call) {
        Taken taken = call.taken();
        return isCostAsked(taken.asked())
            ? CachePolicy.Result.NONE
            : CachePolicy.of(
                  engine.schema(taken.context().audience()),
                  engine.policies(),
                  Objects.requireNonNull(taken.prepared().document()),
                  taken.operation()
              );
    }

    private Asked.@Nullable Question question(Call call, Asked.Wording wording, CachePolicy.Result policy) {
        TenantContext context = surroundings.answers().admitted(call.taken().context());
        return context == null || policy.maxAgeSeconds() == 0 || policy.isPrivate()
            ? null
            : new Asked.Question(
                  context,
                  wording.base(),
                  call.taken().text(),
                  call.taken().operation().getName(),
                  call.taken().declaredVariables()
              );
    }

    private Outcome admitted(Call call, Keeping keeping) {
        return surroundings.admissions().run(() -> execute(call, keeping));
    }

    private Outcome execute(Call call, Keeping keeping) {
        Taken taken = call.taken();
        GraphQlHttpRequest asked = taken.asked();
        long start = System.nanoTime();
        ExecutionResult result = engine.execute(
            taken.context(),
            taken.prepared(),
            asked.operationName(),
            asked.variables(),
            call.requestId(),
            Map.of(
                HttpServletRequest.class,
                call.request(),
                HttpServletResponse.class,
                call.response(),
                Keeping.class,
                keeping
            )
        );
        surroundings
            .listener()
            .finished(
                taken.context().audience(),
                taken.operation().getOperation().name(),
                result.getErrors().isEmpty() ? "OK" : ErrorContract.codeOf(result.getErrors().getFirst()).name(),
                Duration.ofNanos(System.nanoTime() - start)
            );
        Map<String, Object> extensions = new LinkedHashMap<>();
        if (taken.negotiated().isAsked()) {
            extensions.put("context", taken.negotiated().toExtension());
        }
        if (isCostAsked(asked)) {
            extensions.put("cost", taken.admission().toExtension());
        }
        return new Outcome(result, extensions);
    }

    private void write(Call call, ResponseType type, Outcome outcome, CachePolicy.Result policy) throws IOException {
        CachePolicy.Result cache = call.taken().asked().isGet() ? policy : CachePolicy.Result.NONE;
        writer.writeResult(
            call.request(),
            call.response(),
            type,
            outcome.result(),
            outcome.extensions(),
            RequestGate.narrow(call.request(), cache),
            call.requestId()
        );
    }

    private static boolean isCostAsked(GraphQlHttpRequest asked) {
        return Boolean.TRUE.equals(asked.extensions().get("cost"));
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
