package io.quelyos.bff.graphql.http;

import graphql.ExecutionResult;
import io.quelyos.auth.context.RequestContext;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.graphql.admission.Admissions;
import io.quelyos.bff.graphql.cache.Asked;
import io.quelyos.bff.graphql.cache.Keeping;
import io.quelyos.bff.graphql.cache.KeptAnswer;
import io.quelyos.bff.graphql.cache.ResponseCache;
import io.quelyos.bff.graphql.engine.GraphQlEngine;
import io.quelyos.bff.graphql.error.ErrorContract;
import io.quelyos.bff.graphql.http.OperationIntake.Taken;
import io.quelyos.bff.graphql.http.answer.AnswerBody;
import io.quelyos.bff.graphql.http.answer.CachePolicy;
import io.quelyos.bff.graphql.http.answer.ResponseType;
import io.quelyos.bff.graphql.http.answer.ResponseWriter;
import io.quelyos.persistence.tenant.TenantId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Answers operations that may run: with what their run gives, or with what is kept of the same visitors' question. What is
 * kept is found by the request's words before they are read, or else by what they turn out to ask.
 */
@Component
final class OperationAnswers {

    /** Points for an answer that is there already. */
    private static final long KEPT_ANSWER_COST = 1;

    private final GraphQlEngine engine;
    private final OperationIntake intake;
    private final OperationGuard guard;
    private final OperationListener listener;
    private final ResponseCache cache;
    private final Admissions admissions;
    private final ResponseWriter writer = new ResponseWriter();

    OperationAnswers(
        GraphQlEngine engine,
        OperationIntake intake,
        OperationGuard guard,
        OperationListener listener,
        ResponseCache cache,
        Admissions admissions
    ) {
        this.engine = engine;
        this.intake = intake;
        this.guard = guard;
        this.listener = listener;
        this.cache = cache;
        this.admissions = admissions;
    }

    /** An operation on its way. */
    record Call(HttpServletRequest request, HttpServletResponse response, String requestId, Taken taken) {}

    /** What became of it. */
    private record Outcome(ExecutionResult result, Map<String, Object> extensions) {
        Map<String, Object> body(String requestId) {
            return AnswerBody.of(result, extensions, requestId);
        }
    }

    /** How a visitor asked, where such answers are kept; null for everybody else. */
    Asked.@Nullable Wording wording(RequestContext context, HttpServletRequest request, String text) {
        TenantContext admitted = cache.admitted(context);
        return admitted == null || intake.isTrustedOnly(context, request)
            ? null
            : new Asked.Wording(admitted, RequestGate.base(request), request.getMethod().equals("GET"), text);
    }

    /** Answers with what is kept for these words, if anything is. */
    boolean answerKept(
        HttpServletRequest request,
        HttpServletResponse response,
        ResponseType type,
        Asked.Wording wording
    ) throws IOException {
        KeptAnswer kept = cache.find(wording);
        if (kept == null) {
            return false;
        }
        guard.admit(wording.context(), request, KEPT_ANSWER_COST);
        writer.writeKept(request, response, type, kept);
        return true;
    }

    /** Answers with the one event that the operation's answer is. */
    void answerEvent(Call call) throws IOException {
        writer.writeEvent(call.response(), admitted(call, new Keeping()).body(call.requestId()));
    }

    /**
     * Answers.
     *
     * @param wording how it was asked, where such answers are kept
     */
    void answer(Call call, ResponseType type, Asked.@Nullable Wording wording) throws IOException {
        CachePolicy.Result policy =
            wording != null || call.taken().asked().isGet() ? policy(call) : CachePolicy.Result.NONE;
        Asked.Question question = wording == null ? null : question(call, wording, policy);
        if (wording == null || question == null) {
            write(call, type, admitted(call, new Keeping()), policy);
            return;
        }
        var own = new AtomicReference<@Nullable Outcome>();
        Asked.Wording known = isSaidInFull(call.taken().asked()) ? wording : null;
        KeptAnswer kept = cache.answer(question, known, () -> {
            var keeping = new Keeping();
            Outcome outcome = admitted(call, keeping);
            own.set(outcome);
            return outcome.result().getErrors().isEmpty() && !keeping.isForbidden()
                ? KeptAnswer.of(AnswerBody.bytes(outcome.body(call.requestId())), policy.maxAgeSeconds())
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
        TenantContext context = cache.admitted(call.taken().context());
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
        TenantId tenant = call.taken().context() instanceof TenantContext context ? context.tenantId() : null;
        return admissions.run(tenant, () -> execute(call, keeping));
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
        listener.finished(
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
        CachePolicy.Result toWrite = call.taken().asked().isGet() ? policy : CachePolicy.Result.NONE;
        writer.writeResult(
            call.request(),
            call.response(),
            type,
            outcome.result(),
            outcome.extensions(),
            toWrite,
            call.requestId()
        );
    }

    private static boolean isCostAsked(GraphQlHttpRequest asked) {
        return Boolean.TRUE.equals(asked.extensions().get("cost"));
    }
}
