package io.quelyos.auth.session;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/**
 * The cookie that carries a shop session. Its prefix {@code __Host-} makes browsers keep it to exactly this host: shops on
 * subdomains of one domain cannot plant or read each other's.
 */
@Component
public final class ShopCookie {

    private static final String NAME = "quelyos-shop";

    private final ShopCookieSettings settings;

    ShopCookie(ShopCookieSettings settings) {
        this.settings = settings;
    }

    /** The cookie's name, which depends on whether it is secure. */
    public String name() {
        return settings.secure() ? "__Host-" + NAME : NAME;
    }

    /** The value of the header Set-Cookie that hands out a session. */
    public String issue(OpenedSession opened, Duration lifetime) {
        return cookie(opened.secret(), lifetime);
    }

    /** The value of the header Set-Cookie that takes the cookie away. */
    public String clear() {
        return cookie("", Duration.ZERO);
    }

    /**
     * The value that a request carries.
     *
     * @return null without the cookie; an empty text, which is no secret, where two differ: one of them was planted
     */
    public @Nullable String read(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        if (cookies == null) {
            return null;
        }
        List<String> values = Arrays.stream(cookies)
            .filter(cookie -> cookie.getName().equals(name()))
            .map(Cookie::getValue)
            .distinct()
            .toList();
        return switch (values.size()) {
            case 0 -> null;
            case 1 -> values.getFirst();
            default -> "";
        };
    }

    private String cookie(String value, Duration lifetime) {
        return ResponseCookie.from(name(), value)
            .httpOnly(true)
            .secure(settings.secure())
            .sameSite("Lax")
            .path("/")
            .maxAge(lifetime)
            .build()
            .toString();
    }
}
