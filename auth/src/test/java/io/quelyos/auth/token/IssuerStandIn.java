package io.quelyos.auth.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** Somebody else's issuer of tokens: it signs, and publishes its keys by HTTP. */
final class IssuerStandIn implements AutoCloseable {

    static final String ISSUER = "https://issuer.example";
    /** The keys of the issuer, and one of a stranger who claims the same name for it. */
    static final RSAKey KEY = rsa("known");
    static final RSAKey STRANGER = rsa("known");
    static final ECKey CURVE = ec();

    private final AtomicInteger fetches = new AtomicInteger();
    private final HttpServer server;
    private volatile int status = 200;

    IssuerStandIn() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        byte[] body = new JWKSet(List.of(KEY.toPublicJWK(), CURVE.toPublicJWK()))
            .toString()
            .getBytes(StandardCharsets.UTF_8);
        server.createContext("/keys", exchange -> {
            fetches.incrementAndGet();
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    /** How often its keys were fetched. */
    int fetches() {
        return fetches.get();
    }

    /** From now on it fails. */
    void fail() {
        status = 500;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    static BearerTokens tokensOf(TokenSettings settings) {
        var configuration = new TokenConfiguration();
        var nothing = new StaticListableBeanFactory().getBeanProvider(OwnIssuer.class);
        var keys = configuration.issuerKeys(settings, nothing);
        return new BearerTokens(configuration.tokenDecoder(settings, nothing, keys, Clock.systemUTC()), settings);
    }

    TokenSettings settings(@Nullable String issuer, List<String> algorithms) {
        return settings(issuer, algorithms, List.of("at+jwt"));
    }

    TokenSettings settings(@Nullable String issuer, List<String> algorithms, List<String> types) {
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

    static String sign(UnaryOperator<JWTClaimsSet.Builder> change) throws JOSEException {
        var jwt = new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("known").type(new JOSEObjectType("at+jwt")).build(),
            change.apply(claims()).build()
        );
        jwt.sign(new RSASSASigner(KEY));
        return jwt.serialize();
    }

    static String sign(JWSAlgorithm algorithm, @Nullable String type, String keyId, JWSSigner signer)
        throws JOSEException {
        var header = new JWSHeader.Builder(algorithm).keyID(keyId);
        if (type != null) {
            header.type(new JOSEObjectType(type));
        }
        var jwt = new SignedJWT(header.build(), claims().build());
        jwt.sign(signer);
        return jwt.serialize();
    }

    static JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
            .issuer(ISSUER)
            .audience("quelyos-bff")
            .subject("someone")
            .issueTime(at(-120))
            .expirationTime(at(600))
            .claim("quelyos_kind", "operator");
    }

    static Date at(long secondsFromNow) {
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
