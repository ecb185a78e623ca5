package io.quelyos.bff.graphql.http;

import io.quelyos.auth.context.ApiErrorCode;
import io.quelyos.auth.context.ApiException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a client asks for, from a body or from a query string.
 *
 * @param query the document's text
 * @param documentId the id of a trusted document
 * @param variables as sent, before the schema's coercion
 * @param extensions of the protocol
 * @param isGet whether it came by GET, which may only read
 */
public record GraphQlHttpRequest(
    @Nullable String query,
    @Nullable String documentId,
    @Nullable String operationName,
    Map<String, Object> variables,
    Map<String, Object> extensions,
    boolean isGet
) {
    private static final JsonMapper JSON = JsonMapper.builder()
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .build();
    private static final Set<String> GET_PARAMETERS = Set.of(
        "query",
        "documentId",
        "operationName",
        "variables",
        "extensions"
    );

    /** The query string or the body as it was sent, one character for each byte; equal texts ask the same. */
    static String text(HttpServletRequest request, int maxBodyBytes) throws IOException {
        if (request.getMethod().equals("GET")) {
            return request.getQueryString() == null ? "" : request.getQueryString();
        }
        requireJson(request.getContentType());
        return new String(readBody(request, maxBodyBytes), StandardCharsets.ISO_8859_1);
    }

    /** Reads what a request asks for out of its {@link #text}. */
    static GraphQlHttpRequest read(HttpServletRequest request, String text) {
        return request.getMethod().equals("GET") ? ofQueryString(request) : ofBody(text);
    }

    private static GraphQlHttpRequest ofQueryString(HttpServletRequest request) {
        try {
            // Tomcat decodes all of it at the first question.
            request.getParameterMap();
        } catch (IllegalStateException | IllegalArgumentException malformed) {
            throw HttpRefusal.badRequest("The query string cannot be decoded.");
        }
        for (String name : GET_PARAMETERS) {
            String[] values = request.getParameterValues(name);
            if (values != null && values.length > 1) {
                throw HttpRefusal.badRequest("The parameter " + name + " is there more than once.");
            }
        }
        return new GraphQlHttpRequest(
            blankToNull(request.getParameter("query")),
            blankToNull(request.getParameter("documentId")),
            request.getParameter("operationName"),
            parseObject("variables", request.getParameter("variables")),
            parseObject("extensions", request.getParameter("extensions")),
            true
        );
    }

    private static GraphQlHttpRequest ofBody(String text) {
        Object parsed;
        try {
            parsed = JSON.readValue(text.getBytes(StandardCharsets.ISO_8859_1), Object.class);
        } catch (JacksonException unreadable) {
            throw HttpRefusal.badRequest("The body is not JSON.");
        }
        if (!(parsed instanceof Map<?, ?> body)) {
            throw HttpRefusal.badRequest("The body must be one JSON object; batches are not supported.");
        }
        return ofObject(body);
    }

    /**
     * Reads what came in a message of a WebSocket.
     *
     * @throws ApiException BAD_REQUEST where it has another form
     */
    public static GraphQlHttpRequest ofMessage(Map<?, ?> payload) {
        try {
            return ofObject(payload);
        } catch (HttpRefusal refusal) {
            throw new ApiException(refusal.code(), String.valueOf(refusal.getMessage()));
        }
    }

    private static GraphQlHttpRequest ofObject(Map<?, ?> body) {
        return new GraphQlHttpRequest(
            text(body, "query"),
            text(body, "documentId"),
            text(body, "operationName"),
            object(body, "variables"),
            object(body, "extensions"),
            false
        );
    }

    private static void requireJson(@Nullable String contentType) {
        String expected = "Send the body as application/json in UTF-8.";
        try {
            MediaType type = contentType == null ? null : MediaType.parseMediaType(contentType);
            boolean isJson = type != null && type.getType().equals("application") && type.getSubtype().equals("json");
            String charset = type == null ? null : type.getParameter("charset");
            if (isJson && (charset == null || charset.replace("\"", "").equalsIgnoreCase("utf-8"))) {
                return;
            }
        } catch (InvalidMediaTypeException unreadable) {
            throw new HttpRefusal(415, ApiErrorCode.BAD_REQUEST, expected);
        }
        throw new HttpRefusal(415, ApiErrorCode.BAD_REQUEST, expected);
    }

    private static byte[] readBody(HttpServletRequest request, int maxBytes) throws IOException {
        if (request.getContentLengthLong() <= maxBytes) {
            try (InputStream body = request.getInputStream()) {
                byte[] bytes = body.readNBytes(maxBytes + 1);
                if (bytes.length <= maxBytes) {
                    return bytes;
                }
            }
        }
        throw new HttpRefusal(
            413,
            ApiErrorCode.LIMIT_EXCEEDED,
            "The body may have " + maxBytes + " bytes at the most."
        );
    }

    private static @Nullable String text(Map<?, ?> body, String name) {
        return switch (body.get(name)) {
            case null -> null;
            case String text -> text;
            default -> throw HttpRefusal.badRequest(name + " must be text.");
        };
    }

    private static Map<String, Object> object(Map<?, ?> body, String name) {
        return switch (body.get(name)) {
            case null -> Map.of();
            case Map<?, ?> object -> withTextKeys(object);
            default -> throw HttpRefusal.badRequest(name + " must be an object.");
        };
    }

    private static Map<String, Object> parseObject(String name, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return Map.of();
        }
        try {
            return switch (JSON.readValue(text, Object.class)) {
                case null -> Map.of();
                case Map<?, ?> object -> withTextKeys(object);
                default -> throw HttpRefusal.badRequest(name + " must be an object.");
            };
        } catch (JacksonException unreadable) {
            throw HttpRefusal.badRequest(name + " is not JSON.");
        }
    }

    /** The keys of a JSON object are text by nature. */
    @SuppressWarnings("unchecked")
    private static Map<String, Object> withTextKeys(Map<?, ?> object) {
        return (Map<String, Object>) object;
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
