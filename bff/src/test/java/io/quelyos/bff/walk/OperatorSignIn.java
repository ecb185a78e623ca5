package io.quelyos.bff.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** Signs an operator in as a browser does: authorization code with PKCE, through the embedded issuer's own page. */
final class OperatorSignIn {

    private static final String VERIFIER = "walk".repeat(16);
    private final HttpClient browser = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final String base;

    OperatorSignIn(String base) {
        this.base = base;
    }

    String token(String email, String password) throws IOException, InterruptedException, GeneralSecurityException {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII));
        String challenge = Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        String redirect = base + "/explorer/";
        String authorize =
            base +
            "/oauth2/authorize?" +
            form(
                Map.of(
                    "response_type",
                    "code",
                    "client_id",
                    "quelyos-explorer",
                    "redirect_uri",
                    redirect,
                    "code_challenge",
                    challenge,
                    "code_challenge_method",
                    "S256",
                    "state",
                    "walk"
                )
            );
        assertThat(location(get(authorize, "text/html"))).endsWith("/login");
        Matcher csrf = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(
            get(base + "/login", "text/html").body()
        );
        assertThat(csrf.find()).isTrue();
        String back = location(
            post(base + "/login", Map.of("username", email, "password", password, "_csrf", csrf.group(1)))
        );
        Matcher code = Pattern.compile("[?&]code=([^&]+)").matcher(location(get(back, "text/html")));
        assertThat(code.find()).isTrue();
        HttpResponse<String> answer = post(
            base + "/oauth2/token",
            Map.of(
                "grant_type",
                "authorization_code",
                "client_id",
                "quelyos-explorer",
                "redirect_uri",
                redirect,
                "code",
                code.group(1),
                "code_verifier",
                VERIFIER
            )
        );
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new JsonMapper().readTree(answer.body()).path("access_token").asString();
    }

    private HttpResponse<String> get(String address, String accept) throws IOException, InterruptedException {
        URI uri = URI.create(base).resolve(address);
        return browser.send(HttpRequest.newBuilder(uri).header("Accept", accept).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String address, Map<String, String> fields)
        throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form(fields)))
            .build();
        return browser.send(request, BodyHandlers.ofString());
    }

    private static String location(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private static String form(Map<String, String> fields) {
        return fields
            .entrySet()
            .stream()
            .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    }
}
