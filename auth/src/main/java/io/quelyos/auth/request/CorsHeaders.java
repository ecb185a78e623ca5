package io.quelyos.auth.request;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;

/**
 * What an answer says to browsers about who may read it.
 *
 * @param isAllowed whether pages of the request's origin may read the answer
 * @param headers names and values
 */
public record CorsHeaders(boolean isAllowed, Map<String, String> headers) {
    private static final List<String> ALLOWING = List.of(
        "Access-Control-Allow-Origin",
        "Access-Control-Allow-Credentials",
        "Access-Control-Expose-Headers"
    );

    public CorsHeaders {
        headers = Map.copyOf(headers);
    }

    /**
     * Writes them. What an earlier answer of the policy allowed and this one does not is taken back; Vary is added to what
     * is there.
     */
    public void writeTo(HttpServletResponse response) {
        if (!isAllowed) {
            ALLOWING.forEach(name -> response.setHeader(name, null));
        }
        headers.forEach((name, value) -> {
            if (!name.equals("Vary")) {
                response.setHeader(name, value);
            } else if (!response.getHeaders(name).contains(value)) {
                response.addHeader(name, value);
            }
        });
    }
}
