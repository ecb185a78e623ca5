package io.quelyos.bff.graphql.http.answer;

import graphql.ExecutionResult;
import graphql.GraphQLError;
import io.quelyos.bff.graphql.cache.KeptAnswer;
import io.quelyos.bff.graphql.error.ErrorContract;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes answers: bodies, status codes, and the headers that caches go by. */
public final class ResponseWriter {

    /** The request headers that an answer can depend on. */
    private static final String VARY =
        "Accept, Cookie, Authorization, X-Session-Id, X-Tenant, X-Tenant-Domain, Accept-Encoding";

    /** Writes an answer without data. */
    public void writeErrors(
        HttpServletResponse response,
        ResponseType type,
        int status,
        List<? extends GraphQLError> errors,
        String requestId
    ) throws IOException {
        response.setHeader("Cache-Control", "no-store");
        write(response, type, status, AnswerBody.bytes(AnswerBody.of(errors, requestId)));
    }

    /** Writes one answer as a stream of events that ends with it. */
    public void writeEvent(HttpServletResponse response, Map<String, Object> answer) throws IOException {
        response.setHeader("Cache-Control", "no-store");
        response.addHeader("Vary", VARY);
        response.setStatus(HttpServletResponse.SC_OK);
        response.setContentType(AnswerBody.EVENT_STREAM);
        String events = "event: next\ndata: " + AnswerBody.json(answer) + "\n\nevent: complete\ndata:\n\n";
        response.getOutputStream().write(events.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes the answer of an operation that ran. */
    public void writeResult(
        HttpServletRequest request,
        HttpServletResponse response,
        ResponseType type,
        ExecutionResult result,
        Map<String, Object> extensions,
        CachePolicy.Result policy,
        String requestId
    ) throws IOException {
        CachePolicy.Result cache = policy.narrowedFor(request);
        byte[] bytes = AnswerBody.bytes(AnswerBody.of(result, extensions, requestId));
        boolean isCacheable = result.getErrors().isEmpty() && cache.maxAgeSeconds() > 0;
        response.setHeader("Cache-Control", isCacheable ? cache.header() : "no-store");
        if (isCacheable) {
            if (writeTag(request, response, KeptAnswer.entityTag(bytes))) {
                return;
            }
        }
        boolean isRefused = !result.isDataPresent() && type == ResponseType.GRAPHQL;
        write(response, type, isRefused ? statusOf(result.getErrors()) : 200, bytes);
    }

    /** Writes an answer that is kept; caches elsewhere may keep it where it was asked by GET. */
    public void writeKept(HttpServletRequest request, HttpServletResponse response, ResponseType type, KeptAnswer kept)
        throws IOException {
        if (request.getMethod().equals("GET")) {
            var policy = new CachePolicy.Result(kept.maxAgeSeconds(), false);
            response.setHeader("Cache-Control", policy.narrowedFor(request).header());
            if (writeTag(request, response, kept.entityTag())) {
                return;
            }
        } else {
            response.setHeader("Cache-Control", "no-store");
        }
        write(response, type, 200, kept.body());
    }

    /** Writes the tag of an answer, and nothing more where the client has it already. */
    private static boolean writeTag(HttpServletRequest request, HttpServletResponse response, String tag) {
        response.setHeader("ETag", tag);
        if (!isKnown(request.getHeader("If-None-Match"), tag)) {
            return false;
        }
        response.addHeader("Vary", VARY);
        response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
        return true;
    }

    /** The status of an answer without data, by its first error. */
    public static int statusOf(List<? extends GraphQLError> errors) {
        return errors.isEmpty() ? 500 : ErrorContract.codeOf(errors.getFirst()).httpStatus();
    }

    private static void write(HttpServletResponse response, ResponseType type, int status, byte[] body)
        throws IOException {
        response.addHeader("Vary", VARY);
        response.setStatus(status);
        response.setContentType(type.contentType());
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static boolean isKnown(@Nullable String ifNoneMatch, String tag) {
        if (ifNoneMatch == null) {
            return false;
        }
        for (String candidate : ifNoneMatch.split(",", -1)) {
            String plain = candidate.strip();
            if (plain.equals("*") || plain.equals(tag) || plain.equals("W/" + tag)) {
                return true;
            }
        }
        return false;
    }
}
