package io.quelyos.auth.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.quelyos.auth.AuthTestApplication;
import io.quelyos.auth.TestData;
import io.quelyos.auth.TestData.TestTenant;
import io.quelyos.auth.context.Permission;
import io.quelyos.auth.password.Passwords;
import io.quelyos.auth.token.Bearer;
import io.quelyos.auth.token.BearerTokens;
import java.io.IOException;
import java.net.CookieManager;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(
    classes = AuthTestApplication.class,
    webEnvironment = WebEnvironment.DEFINED_PORT,
    properties = {
        "quelyos.embedded.folder=target/embedded/issuer",
        "quelyos.embedded.reset=true",
        "quelyos.embedded.postgres-port=0",
        "quelyos.embedded.redis-port=0",
        "quelyos.auth.embedded-issuer.enabled=true",
        "quelyos.auth.embedded-issuer.redirect-uris=http://localhost:5176/signed-in",
    }
)
@Import(TestData.class)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("a server of its own")
class EmbeddedIssuerTest {

    private static final String PASSWORD = "correct horse battery";
    private static final String VERIFIER = "v".repeat(64);

    @Autowired
    private TestData data;

    @Autowired
    private Passwords passwords;

    @Autowired
    private BearerTokens tokens;

    @Autowired
    private Environment environment;

    private HttpClient browser;
    private String base;
    private String email;

    @DynamicPropertySource
    static void freePort(DynamicPropertyRegistry registry) throws IOException {
        try (var socket = new ServerSocket(0)) {
            int port = socket.getLocalPort();
            registry.add("server.port", () -> port);
        }
    }

    @BeforeEach
    void newBrowserAndOperator() {
        browser = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        base = "http://localhost:" + environment.getProperty("server.port");
        email = "op" + UUID.randomUUID() + "@quelyos.example";
        data.operator(email, passwords.hash(PASSWORD), List.of("TENANT_READ", "DOCUMENT_WRITE"));
    }

    @Test
    void signsAnOperatorInWithCodeAndPkce() throws Exception {
        String code = signIn(PASSWORD, authorizeUri(challenge(), "tenant.read tenant.write"));

        HttpResponse<String> answer = exchange(code, VERIFIER);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        String token = JsonPath.read(answer.body(), "$.access_token");
        assertThat((Integer) JsonPath.read(answer.body(), "$.expires_in")).isBetween(595, 600);
        Map<String, Object> members = JsonPath.read(answer.body(), "$");
        assertThat(members).doesNotContainKey("refresh_token");

        SignedJWT jwt = SignedJWT.parse(token);
        JWTClaimsSet claims = jwt.getJWTClaimsSet();
        assertThat(jwt.getHeader().getType().getType()).isEqualTo("at+jwt");
        assertThat(claims.getIssuer()).isEqualTo(base);
        assertThat(claims.getAudience()).containsExactly("quelyos-bff");
        assertThat(claims.getClaim("quelyos_kind")).isEqualTo("operator");
        // The account has no TENANT_WRITE, and DOCUMENT_WRITE was not asked for.
        assertThat(tokens.read(token)).isEqualTo(
            new Bearer.Operator(claims.getSubject(), Set.of(Permission.TENANT_READ))
        );

        assertThat(exchange(code, VERIFIER).statusCode()).as("a code works once").isEqualTo(400);
    }

    @Test
    void refusesACodeWithoutItsVerifier() throws Exception {
        String code = signIn(PASSWORD, authorizeUri(challenge(), "tenant.read"));
        assertThat(exchange(code, "w".repeat(64)).statusCode()).isEqualTo(400);
    }

    @Test
    void refusesARequestWithoutPkce() throws Exception {
        HttpResponse<String> answer = get(
            base +
                "/oauth2/authorize?response_type=code&client_id=quelyos-explorer&scope=tenant.read&redirect_uri=" +
                encode(base + "/explorer/")
        );
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElseThrow()).contains("error=invalid_request");
    }

    @Test
    void refusesARedirectThatIsNotRegistered() throws Exception {
        String uri = authorizeUri(challenge(), "tenant.read").replace(encode("/explorer/"), encode("/elsewhere/"));
        assertThat(get(uri).statusCode()).isEqualTo(400);
    }

    @Test
    void refusesAWrongPasswordAndStopsGuessing() throws Exception {
        for (int i = 0; i < 5; i++) {
            assertThat(tryPassword("wrong")).endsWith("/login?error=wrong");
        }
        assertThat(tryPassword(PASSWORD)).endsWith("/login?error=throttled");
    }

    @Test
    void protectsTheLoginPage() throws Exception {
        HttpResponse<String> page = get(base + "/login");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
            .startsWith("default-src 'none'; style-src 'nonce-")
            .contains("frame-ancestors 'none'")
            .endsWith("form-action 'self' " + base + " http://localhost:5176");
        assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(page.body()).doesNotContain("http://", "https://", "<script");
        HttpResponse<String> forged = post(base + "/login", Map.of("username", email, "password", PASSWORD), Map.of());
        assertThat(forged.statusCode()).isEqualTo(403);
    }

    @Test
    void givesAPartnerATokenForItsTenantOnly() throws Exception {
        TestTenant tenant = data.tenant();
        String client = "client-" + UUID.randomUUID();
        data.partner(tenant, client, passwords.hash("a partner's secret"), List.of("catalog.read", "catalog.import"));

        HttpResponse<String> all = clientCredentials(client, "a partner's secret", Map.of("scope", "catalog.read"));
        assertThat(all.statusCode()).as(all.body()).isEqualTo(200);
        assertThat(tokens.read(JsonPath.read(all.body(), "$.access_token"))).isEqualTo(
            new Bearer.Partner(client, tenant.id(), Set.of(Permission.CATALOG_READ))
        );

        assertThat(
            clientCredentials(client, "a partner's secret", Map.of("scope", "catalog.write")).statusCode()
        ).isEqualTo(400);
        assertThat(clientCredentials(client, "wrong", Map.of()).statusCode()).isEqualTo(401);
        assertThat(clientCredentials("nobody-" + client, "wrong", Map.of()).statusCode()).isEqualTo(401);

        data.suspend(tenant);
        await().until(() -> clientCredentials(client, "a partner's secret", Map.of()).statusCode() == 401);
    }

    @Test
    void publishesOnlyThePublicHalfOfItsKey() throws Exception {
        HttpResponse<String> keys = get(base + "/oauth2/jwks");
        Map<String, Object> key = JsonPath.read(keys.body(), "$.keys[0]");
        assertThat(key).containsKeys("kty", "n", "e", "kid").doesNotContainKeys("d", "p", "q", "dp", "dq", "qi");
        Path file = Path.of(String.valueOf(environment.getProperty("quelyos.embedded.folder"))).resolve(
            "issuer-key.json"
        );
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
    }

    @Test
    void keepsItsSessionsToItself() throws Exception {
        HttpResponse<String> graphql = get(base + "/graphql");
        assertThat(graphql.headers().allValues("Set-Cookie")).isEmpty();
        assertThat(get(base + "/nothing").statusCode()).isEqualTo(404);
    }

    private String signIn(String password, String authorizeUri) throws Exception {
        HttpResponse<String> first = get(authorizeUri);
        assertThat(first.statusCode()).isEqualTo(302);
        assertThat(first.headers().firstValue("Location").orElseThrow()).endsWith("/login");
        String next = tryPassword(password);
        assertThat(next).startsWith(base + "/oauth2/authorize");
        HttpResponse<String> back = get(next);
        String location = back.headers().firstValue("Location").orElseThrow();
        assertThat(location).startsWith(base + "/explorer/?code=");
        Matcher code = Pattern.compile("code=([^&]+)").matcher(location);
        assertThat(code.find()).isTrue();
        return URLDecoder.decode(code.group(1), StandardCharsets.UTF_8);
    }

    private String tryPassword(String password) throws Exception {
        Matcher csrf = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(get(base + "/login").body());
        assertThat(csrf.find()).isTrue();
        HttpResponse<String> answer = post(
            base + "/login",
            Map.of("username", email.toUpperCase(Locale.ROOT), "password", password, "_csrf", csrf.group(1)),
            Map.of()
        );
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private HttpResponse<String> exchange(String code, String verifier) throws Exception {
        return post(
            base + "/oauth2/token",
            Map.of(
                "grant_type",
                "authorization_code",
                "client_id",
                "quelyos-explorer",
                "code",
                code,
                "redirect_uri",
                base + "/explorer/",
                "code_verifier",
                verifier
            ),
            Map.of()
        );
    }

    private HttpResponse<String> clientCredentials(String client, String secret, Map<String, String> more)
        throws Exception {
        Map<String, String> form = new LinkedHashMap<>(more);
        form.put("grant_type", "client_credentials");
        String basic = Base64.getEncoder().encodeToString(
            (encode(client) + ":" + encode(secret)).getBytes(StandardCharsets.UTF_8)
        );
        return post(base + "/oauth2/token", form, Map.of("Authorization", "Basic " + basic));
    }

    private String authorizeUri(String challenge, String scope) {
        return (
            base +
            "/oauth2/authorize?response_type=code&client_id=quelyos-explorer&state=s&code_challenge_method=S256" +
            "&code_challenge=" +
            challenge +
            "&scope=" +
            encode(scope) +
            "&redirect_uri=" +
            encode(base + "/explorer/")
        );
    }

    private static String challenge() throws Exception {
        return Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII)));
    }

    private HttpResponse<String> get(String uri) throws Exception {
        return browser.send(
            HttpRequest.newBuilder(URI.create(uri)).header("Accept", "text/html").build(),
            HttpResponse.BodyHandlers.ofString()
        );
    }

    private HttpResponse<String> post(String uri, Map<String, String> form, Map<String, String> headers)
        throws Exception {
        var request = HttpRequest.newBuilder(URI.create(uri))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    form
                        .entrySet()
                        .stream()
                        .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
                        .collect(Collectors.joining("&"))
                )
            );
        headers.forEach(request::header);
        return browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
