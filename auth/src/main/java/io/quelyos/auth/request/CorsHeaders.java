package io.quelyos.auth.request;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;

/**
 * What an answer says to browsers about who may read it.
 *
 * @param isAllowed whether pages of the request's origin may read the answer
 * @param headers names and values
 */
public record CorsHeaders(boolean isAllowed, Map<String, String> headers) {
    public CorsHeaders {
        headers = Map.copyOf(headers);
    }

    /** Writes them; Vary is added to what is there. */
    public void writeTo(HttpServletResponse response) {
        headers.forEach((name, value) -> {
            if (name.equals("Vary")) {
                response.addHeader(name, value);
            } else {
                response.setHeader(name, value);
            }
        });
    }
}
