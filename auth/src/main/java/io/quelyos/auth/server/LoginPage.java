package io.quelyos.auth.server;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.util.HtmlUtils;

/** The page on which operators sign in: one form, no script, nothing from elsewhere. */
final class LoginPage implements HttpRequestHandler {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final String formTargets;

    /**
     * @param redirectOrigins where a sign-in may lead to: browsers hold the page's own policy against those redirects
     */
    LoginPage(Set<String> redirectOrigins) {
        this.formTargets = "'self' " + String.join(" ", redirectOrigins);
    }

    @Override
    public void handleRequest(HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] random = new byte[16];
        RANDOM.nextBytes(random);
        String nonce = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        var token = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
        response.setContentType("text/html");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader("Cache-Control", "no-store");
        response.setHeader(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'nonce-" +
                nonce +
                "'; base-uri 'none'; frame-ancestors 'none'; form-action " +
                formTargets
        );
        response.getWriter().print(page(nonce, alert(request.getParameter("error")), token));
    }

    private static String page(String nonce, String alert, CsrfToken token) {
        return """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="robots" content="noindex">
        <title>Sign in · Quelyos</title>
        <style nonce="%1$s">
        body { font: 1rem/1.5 system-ui, sans-serif; display: grid; place-items: center; min-height: 100vh; margin: 0 }
        form { display: grid; gap: .75rem; width: min(20rem, 90vw) }
        label { display: grid; gap: .25rem }
        input, button { font: inherit; padding: .5rem; border: 1px solid #767676; border-radius: .25rem }
        button { background: #1d4ed8; border-color: #1d4ed8; color: #fff; cursor: pointer }
        [role=alert] { color: #b91c1c; margin: 0 }
        </style>
        </head>
        <body>
        <main>
        <h1>Quelyos operators</h1>
        <form method="post" action="/login">
        %2$s
        <label>E-mail<input name="username" type="email" autocomplete="username" required autofocus></label>
        <label>Password<input name="password" type="password" autocomplete="current-password" required></label>
        <input type="hidden" name="%3$s" value="%4$s">
        <button>Sign in</button>
        </form>
        </main>
        </body>
        </html>
        """.formatted(
            nonce,
            alert,
            HtmlUtils.htmlEscape(token.getParameterName()),
            HtmlUtils.htmlEscape(token.getToken())
        );
    }

    private static String alert(@Nullable String error) {
        return switch (error) {
            case null -> "";
            case "throttled" -> "<p role=\"alert\">Too many attempts. Try again in a quarter of an hour.</p>";
            case "unavailable" -> "<p role=\"alert\">Signing in does not work at the moment.</p>";
            default -> "<p role=\"alert\">E-mail or password are not right.</p>";
        };
    }
}
