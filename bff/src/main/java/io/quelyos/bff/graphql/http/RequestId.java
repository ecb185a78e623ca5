package io.quelyos.bff.graphql.http;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.regex.Pattern;

/** The id under which a request is found in the log: the caller's own where it is harmless, else a new one. */
public final class RequestId {

    private static final String HEADER = "X-Request-Id";
    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9._-]{8,64}");

    private RequestId() {}

    /** Reads or makes the id of a request, and tells it in the answer. */
    public static String of(HttpServletRequest request, HttpServletResponse response) {
        String given = request.getHeader(HEADER);
        String id =
            given != null && HARMLESS.matcher(given).matches() ? given : UuidCreator.getTimeOrderedEpoch().toString();
        response.setHeader(HEADER, id);
        return id;
    }
}
