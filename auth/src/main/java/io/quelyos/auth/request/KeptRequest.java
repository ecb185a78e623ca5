package io.quelyos.auth.request;

import io.quelyos.auth.tenant.TenantResolver;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What remains of a request that opened something that lasts, such as a WebSocket: who sent it, from where, for which
 * tenant. The server uses its own object for the next request, so everything that is asked of it later is copied, and what
 * was not copied fails.
 */
public final class KeptRequest extends HttpServletRequestWrapper {

    /**
     * The headers that a browser cannot send with a WebSocket's handshake and may send with its first message instead. In
     * lower case, as all names here.
     */
    private static final Set<String> LATE_HEADERS = Set.of(
        Credential.SESSION_HEADER.toLowerCase(Locale.ROOT),
        "authorization",
        TenantResolver.SLUG_HEADER.toLowerCase(Locale.ROOT),
        TenantResolver.DOMAIN_HEADER.toLowerCase(Locale.ROOT),
        "apollographql-client-name"
    );

    private final Map<String, List<String>> headers;
    private final Cookie @Nullable [] cookies;
    private final String scheme;
    private final String serverName;
    private final int serverPort;
    private final String remoteAddress;
    private final String method;

    private KeptRequest(HttpServletRequest source, Map<String, List<String>> headers) {
        super(source);
        this.headers = headers;
        this.cookies = source.getCookies();
        this.scheme = source.getScheme();
        this.serverName = source.getServerName();
        this.serverPort = source.getServerPort();
        this.remoteAddress = source.getRemoteAddr();
        this.method = source.getMethod();
    }

    /** Copies a request that is being served. */
    public static KeptRequest of(HttpServletRequest source) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String name : Collections.list(source.getHeaderNames())) {
            headers.put(name, List.copyOf(Collections.list(source.getHeaders(name))));
        }
        return new KeptRequest(source, headers);
    }

    /**
     * The same request with headers that its sender could not send. What the request has already is there twice then, which
     * is refused where one is expected.
     */
    public KeptRequest withLateHeaders(Map<String, String> late) {
        Map<String, List<String>> more = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        more.putAll(headers);
        late.forEach((name, value) -> {
            if (LATE_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
                List<String> values = new ArrayList<>(more.getOrDefault(name, List.of()));
                values.add(value);
                more.put(name, List.copyOf(values));
            }
        });
        return new KeptRequest(this, more);
    }

    @Override
    public @Nullable String getHeader(String name) {
        List<String> values = headers.getOrDefault(name, List.of());
        return values.isEmpty() ? null : values.getFirst();
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        return Collections.enumeration(headers.getOrDefault(name, List.of()));
    }

    @Override
    public Enumeration<String> getHeaderNames() {
        return Collections.enumeration(headers.keySet());
    }

    @Override
    public @Nullable String getContentType() {
        return getHeader("Content-Type");
    }

    @Override
    public Cookie @Nullable [] getCookies() {
        return cookies == null ? null : cookies.clone();
    }

    @Override
    public String getScheme() {
        return scheme;
    }

    @Override
    public String getServerName() {
        return serverName;
    }

    @Override
    public int getServerPort() {
        return serverPort;
    }

    @Override
    public String getRemoteAddr() {
        return remoteAddress;
    }

    @Override
    public String getMethod() {
        return method;
    }
}
