package io.quelyos.auth.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import io.quelyos.auth.context.ApiErrorCode;
import io.quelyos.auth.context.ApiException;
import io.quelyos.auth.context.Permission;
import io.quelyos.persistence.tenant.TenantId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class BearerTokensTest {

    private static final String ISSUER = "https://issuer.example";
    private static final UUID TENANT = UUID.randomUUID();
    private static RSAKey key = rsa("known");
    private static RSAKey stranger = rsa("known");
    private static ECKey curve = ec();

    private final AtomicInteger fetches = new AtomicInteger();
    private HttpServer server;
    private volatile int status = 200;
    private BearerTokens tokens;

    @BeforeAll
    static void makeKeys() {
        assertThat(key.getKeyID()).isEqualTo(stranger.getKeyID());
    }

    @BeforeEach
    void publishKeys() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        byte[] body = new JWKSet(List.of(key.toPublicJWK(), curve.toPublicJWK()))
            .toString()
            .getBytes(StandardCharsets.UTF_8);
        server.createContext("/keys", exchange -> {
            fetches.incrementAndGet();
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        tokens = tokens(ISSUER);
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void readsOperators() throws JOSEException {
        assertThat(tokens.read(sign(claims -> claims.claim("scope", "tenant.read catalog.read")))).isEqualTo(
            new Bearer.Operator("someone", Set.of(Permission.TENANT_READ))
        );
        assertThat(
            tokens.read(sign(claims -> claims.claim("permissions", List.of("TENANT_WRITE", "CATALOG_WRITE"))))
        ).isEqualTo(new Bearer.Operator("someone", Set.of(Permission.TENANT_WRITE)));
        assertThat(tokens.read(sign(claims -> claims))).isEqualTo(new Bearer.Operator("someone", Set.of()));
    }

    @Test
    void narrowsPermissionsByScopes() throws JOSEException {
        assertThat(
            tokens.read(
                sign(claims ->
                    claims
                        .claim("permissions", List.of("TENANT_READ", "TENANT_WRITE"))
                        .claim("scope", List.of("tenant.read", "document.write"))
                )
            )
        ).isEqualTo(new Bearer.Operator("someone", Set.of(Permission.TENANT_READ)));
    }

    @Test
    void readsPartners() throws JOSEException {
        assertThat(
            tokens.read(
                sign(claims ->
                    claims
                        .claim("quelyos_kind", "partner")
                        .claim("tenant", TENANT.toString())
                        .claim("scope", "catalog.read catalog.cost.read tenant.read")
                )
            )
        ).isEqualTo(
            new Bearer.Partner(
                "someone",
                new TenantId(TENANT),
                Set.of(Permission.CATALOG_READ, Permission.CATALOG_COST_READ)
            )
        );
    }

    @Test
    void acceptsEllipticCurves() throws JOSEException {
        var jwt = new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("curve").type(new JOSEObjectType("at+jwt")).build(),
            claims().build()
        );
        jwt.sign(new ECDSASigner(curve));
        assertThat(tokens.read(jwt.serialize())).isInstanceOf(Bearer.Operator.class);
    }

    @Test
    void refusesWrongClaims() throws JOSEException {
        assertRefused(sign(claims -> claims.issuer("https://other.example")));
        assertRefused(sign(claims -> claims.issuer(null)));
        assertRefused(sign(claims -> claims.audience("another")));
        assertRefused(sign(claims -> claims.audience((String) null)));
        assertRefused(sign(claims -> claims.expirationTime(null)));
        assertRefused(sign(claims -> claims.expirationTime(at(-31))));
        assertRefused(sign(claims -> claims.notBeforeTime(at(90))));
        assertRefused(sign(claims -> claims.subject(null)));
        assertRefused(sign(claims -> claims.claim("quelyos_kind", null)));
        assertRefused(sign(claims -> claims.claim("quelyos_kind", "staff")));
        assertRefused(sign(claims -> claims.claim("quelyos_kind", List.of("operator"))));
        assertRefused(sign(claims -> claims.claim("quelyos_kind", "partner")));
        assertRefused(sign(claims -> claims.claim("quelyos_kind", "partner").claim("tenant", "no uuid")));
    }

    @Test
    void toleratesClocksThatAreALittleOff() throws JOSEException {
        assertThat(tokens.read(sign(claims -> claims.expirationTime(at(-20))))).isInstanceOf(Bearer.Operator.class);
        assertThat(tokens.read(sign(claims -> claims.notBeforeTime(at(20))))).isInstanceOf(Bearer.Operator.class);
    }

    @Test
    void refusesWrongTypes() throws JOSEException {
        assertRefused(sign(JWSAlgorithm.RS256, "logout+jwt", "known", new RSASSASigner(key)));
        assertRefused(sign(JWSAlgorithm.RS256, null, "known", new RSASSASigner(key)));
        // As ID tokens have it.
        assertRefused(sign(JWSAlgorithm.RS256, "JWT", "known", new RSASSASigner(key)));
    }

    @Test
    void acceptsTheTypeThatTheSettingsName() throws JOSEException {
        BearerTokens plain = tokensOf(settings(ISSUER, List.of("RS256"), List.of("JWT")));
        assertThat(plain.read(sign(JWSAlgorithm.RS256, "JWT", "known", new RSASSASigner(key)))).isInstanceOf(
            Bearer.Operator.class
        );
    }

    @Test
    void acceptsAccessTokensOnlyByDefault() {
        TokenSettings settings = new Binder(new MapConfigurationPropertySource()).bindOrCreate(
            "quelyos.auth.token",
            TokenSettings.class
        );
        assertThat(settings.types()).containsExactly("at+jwt");
    }

    @Test
    void refusesWrongAlgorithmsAndSignatures() throws JOSEException {
        assertRefused(new PlainJWT(claims().build()).serialize());
        // The classic confusion: the public key, which everybody has, as the secret of a symmetric signature.
        assertRefused(sign(JWSAlgorithm.HS256, "at+jwt", "known", new MACSigner(key.toRSAPublicKey().getEncoded())));
        assertRefused(sign(JWSAlgorithm.RS512, "at+jwt", "known", new RSASSASigner(key)));
        assertRefused(sign(JWSAlgorithm.RS256, "at+jwt", "known", new RSASSASigner(stranger)));
        String good = sign(claims -> claims);
        assertRefused(good.substring(0, good.lastIndexOf('.') + 1));
        assertRefused("");
        assertRefused("a.b.c");
        assertRefused("x".repeat(9000));
    }

    @Test
    void fetchesKeysOnceAndNotForEachUnknownKey() throws JOSEException {
        for (int i = 0; i < 20; i++) {
            tokens.read(sign(claims -> claims));
        }
        assertThat(fetches.get()).isEqualTo(1);
        for (int i = 0; i < 50; i++) {
            assertRefused(sign(JWSAlgorithm.RS256, "at+jwt", "unknown-" + i, new RSASSASigner(stranger)));
        }
        assertThat(fetches.get()).isLessThanOrEqualTo(2);
        assertThat(tokens.read(sign(claims -> claims))).isInstanceOf(Bearer.Operator.class);
    }

    @Test
    void saysUnavailableWhenTheIssuerDoesNotAnswer() throws JOSEException {
        status = 500;
        String token = sign(claims -> claims);
        assertThatThrownBy(() -> tokens.read(token)).isInstanceOfSatisfying(ApiException.class, refusal ->
            assertThat(refusal.code()).isEqualTo(ApiErrorCode.UNAVAILABLE)
        );
    }

    @Test
    void acceptsNothingWithoutAnIssuer() throws JOSEException {
        BearerTokens none = tokens(null);
        String token = sign(claims -> claims);
        assertThatThrownBy(() -> none.read(token)).isInstanceOf(ApiException.class);
        assertRefused(sign(claims -> claims.issuer(null)));
    }

    @Test
    void refusesSymmetricAlgorithmsInItsSettings() {
        assertThatThrownBy(() -> settings(ISSUER, List.of("HS256"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> settings(ISSUER, List.of("none"))).isInstanceOf(IllegalArgumentException.class);
    }

    private BearerTokens tokens(@Nullable String issuer) {
        return tokensOf(settings(issuer, List.of("RS256", "ES256")));
    }

    private static BearerTokens tokensOf(TokenSettings settings) {
        var configuration = new TokenConfiguration();
        var nothing = new StaticListableBeanFactory().getBeanProvider(OwnIssuer.class);
        var keys = configuration.issuerKeys(settings, nothing);
        return new BearerTokens(configuration.tokenDecoder(settings, nothing, keys, Clock.systemUTC()), settings);
    }

    private TokenSettings settings(@Nullable String issuer, List<String> algorithms) {
        return settings(issuer, algorithms, List.of("at+jwt"));
    }

    private TokenSettings settings(@Nullable String issuer, List<String> algorithms, List<String> types) {
        return new TokenSettings(
            issuer,
            "quelyos-bff",
            URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/keys"),
            algorithms,
            types,
            Duration.ofSeconds(30),
            8192,
            new TokenSettings.Claims("quelyos_kind", "operator", "partner", "tenant", "scope", "permissions"),
            new TokenSettings.KeySet(
                Duration.ofMinutes(5),
                Duration.ofSeconds(30),
                Duration.ofHours(1),
                Duration.ofSeconds(2),
                Duration.ofSeconds(2),
                100_000
            )
        );
    }

    private void assertRefused(String token) {
        assertThatThrownBy(() -> tokens.read(token)).isInstanceOfSatisfying(ApiException.class, refusal -> {
            assertThat(refusal.code()).isEqualTo(ApiErrorCode.UNAUTHENTICATED);
            assertThat(refusal.clientMessage()).isEqualTo("The bearer token is not accepted.");
        });
    }

    private static String sign(UnaryOperator<JWTClaimsSet.Builder> change) throws JOSEException {
        var jwt = new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("known").type(new JOSEObjectType("at+jwt")).build(),
            change.apply(claims()).build()
        );
        jwt.sign(new RSASSASigner(key));
        return jwt.serialize();
    }

    private static String sign(JWSAlgorithm algorithm, @Nullable String type, String keyId, JWSSigner signer)
        throws JOSEException {
        var header = new JWSHeader.Builder(algorithm).keyID(keyId);
        if (type != null) {
            header.type(new JOSEObjectType(type));
        }
        var jwt = new SignedJWT(header.build(), claims().build());
        jwt.sign(signer);
        return jwt.serialize();
    }

    private static JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
            .issuer(ISSUER)
            .audience("quelyos-bff")
            .subject("someone")
            .issueTime(at(-120))
            .expirationTime(at(600))
            .claim("quelyos_kind", "operator");
    }

    private static Date at(long secondsFromNow) {
        return Date.from(Instant.now().plusSeconds(secondsFromNow));
    }

    private static RSAKey rsa(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException exception) {
            throw new IllegalStateException(exception);
        }
    }

    private static ECKey ec() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID("curve").generate();
        } catch (JOSEException exception) {
            throw new IllegalStateException(exception);
        }
    }
}
