package io.quelyos.bff.graphql.http;

import graphql.ExecutionResult;
import graphql.GraphQLError;
import io.quelyos.bff.graphql.error.ErrorContract;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes answers: bodies, status codes, and the headers that caches go by. */
final class ResponseWriter {

    /** The request headers that an answer can depend on. */
    private static final String VARY =
        "Accept, Cookie, Authorization, X-Session-Id, X-Tenant, X-Tenant-Domain, Accept-Encoding";

    /** Writes an answer without data. */
    void writeErrors(
        HttpServletResponse response,
        ResponseType type,
        int status,
        List<? extends GraphQLError> errors,
        String requestId
    ) throws IOException {
        response.setHeader("Cache-Control", "no-store");
        write(response, type, status, body(AnswerBody.of(errors, requestId)));
    }

    /** Writes one answer as a stream of events that ends with it. */
    void writeEvent(HttpServletResponse response, Map<String, Object> answer) throws IOException {
        response.setHeader("Cache-Control", "no-store");
        response.addHeader("Vary", VARY);
        response.setStatus(HttpServletResponse.SC_OK);
        response.setContentType(AnswerBody.EVENT_STREAM);
        String events = "event: next\ndata: " + AnswerBody.json(answer) + "\n\nevent: complete\ndata:\n\n";
        response.getOutputStream().write(events.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes the answer of an operation that ran. */
    void writeResult(
        HttpServletRequest request,
        HttpServletResponse response,
        ResponseType type,
        ExecutionResult result,
        Map<String, Object> extensions,
        CachePolicy.Result cache,
        String requestId
    ) throws IOException {
        Map<String, Object> answer = AnswerBody.of(result, extensions, requestId);
        byte[] bytes = body(answer);
        boolean isCacheable = result.getErrors().isEmpty() && cache.maxAgeSeconds() > 0;
        response.setHeader("Cache-Control", isCacheable ? cache.header() : "no-store");
        if (isCacheable) {
            String tag = entityTag(bytes);
            response.setHeader("ETag", tag);
            if (isKnown(request.getHeader("If-None-Match"), tag)) {
                response.addHeader("Vary", VARY);
                response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
                return;
            }
        }
        boolean isRefused = !result.isDataPresent() && type == ResponseType.GRAPHQL;
        write(response, type, isRefused ? statusOf(result.getErrors()) : 200, bytes);
    }

    /** The status of an answer without data, by its first error. */
    static int statusOf(List<? extends GraphQLError> errors) {
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

    private static byte[] body(Map<String, ?> answer) {
        return AnswerBody.json(answer).getBytes(StandardCharsets.UTF_8);
    }

    /** The media type is no part of the tag: caches keep both apart by Vary, and the bytes are the same. */
    private static String entityTag(byte[] body) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(body);
            return "\"" + Base64.getUrlEncoder().withoutPadding().encodeToString(digest).substring(0, 27) + "\"";
        } catch (NoSuchAlgorithmException exception) {
            throw new IllegalStateException("this Java has no SHA-256", exception);
        }
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
