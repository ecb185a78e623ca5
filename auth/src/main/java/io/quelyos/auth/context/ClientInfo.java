package io.quelyos.auth.context;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * Where a request comes from, for throttles and for the list of a person's sessions.
 *
 * @param address the client's network address, as the trusted proxies tell it
 * @param userAgent what program it is by its own words, shortened, without control characters
 */
public record ClientInfo(String address, @Nullable String userAgent) {
    private static final int LONGEST_USER_AGENT = 200;

    public ClientInfo {
        userAgent = shorten(userAgent);
    }

    /** Reads it from a request. */
    public static ClientInfo of(HttpServletRequest request) {
        return new ClientInfo(request.getRemoteAddr(), request.getHeader("User-Agent"));
    }

    /**
     * Under which name attempts to guess something are counted for whoever asks. All visitors without a cookie have one key,
     * so their address stands for them.
     */
    public String askerKey(TenantContext context) {
        boolean isNobody = context.actor() instanceof Actor.Visitor visitor && visitor.guestSessionId() == null;
        return isNobody ? "address:" + address : context.actorKey();
    }

    private static @Nullable String shorten(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        String clean = text.strip().replaceAll("\\p{Cntrl}", " ");
        return clean.length() <= LONGEST_USER_AGENT ? clean : clean.substring(0, LONGEST_USER_AGENT);
    }
}
