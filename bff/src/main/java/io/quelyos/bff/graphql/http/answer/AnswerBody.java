package io.quelyos.bff.graphql.http.answer;

import graphql.ExecutionResult;
import graphql.GraphQLError;
import io.quelyos.bff.graphql.error.ErrorContract;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Answers as they are written, whatever carries them. */
public final class AnswerBody {

    /** The media type of events (https://html.spec.whatwg.org/multipage/server-sent-events.html). */
    public static final String EVENT_STREAM = "text/event-stream;charset=utf-8";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private AnswerBody() {}

    /** The answer of an operation that ran. */
    public static Map<String, Object> of(ExecutionResult result, Map<String, Object> extensions, String requestId) {
        Map<String, Object> answer = new LinkedHashMap<>();
        if (!result.getErrors().isEmpty()) {
            answer.put("errors", ErrorContract.write(result.getErrors(), requestId));
        }
        if (result.isDataPresent()) {
            answer.put("data", result.getData());
        }
        if (!extensions.isEmpty()) {
            answer.put("extensions", extensions);
        }
        return answer;
    }

    /** An answer without data. */
    public static Map<String, Object> of(List<? extends GraphQLError> errors, String requestId) {
        return Map.of("errors", ErrorContract.write(errors, requestId));
    }

    /** On one line. */
    public static String json(Map<String, ?> answer) {
        return JSON.writeValueAsString(answer);
    }

    /** On one line, in UTF-8. */
    public static byte[] bytes(Map<String, ?> answer) {
        return JSON.writeValueAsBytes(answer);
    }
}
