package io.quelyos.auth.token;

import static io.quelyos.auth.token.IssuerStandIn.CURVE;
import static io.quelyos.auth.token.IssuerStandIn.ISSUER;
import static io.quelyos.auth.token.IssuerStandIn.KEY;
import static io.quelyos.auth.token.IssuerStandIn.STRANGER;
import static io.quelyos.auth.token.IssuerStandIn.at;
import static io.quelyos.auth.token.IssuerStandIn.claims;
import static io.quelyos.auth.token.IssuerStandIn.sign;
import static io.quelyos.auth.token.IssuerStandIn.tokensOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.quelyos.auth.context.ApiErrorCode;
import io.quelyos.auth.context.ApiException;
import io.quelyos.auth.context.Permission;
import io.quelyos.persistence.tenant.TenantId;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class BearerTokensTest {

    private static final UUID TENANT = UUID.randomUUID();

    private IssuerStandIn issuer;
    private BearerTokens tokens;

    @BeforeEach
    void publishKeys() throws IOException {
        assertThat(KEY.getKeyID()).isEqualTo(STRANGER.getKeyID());
        issuer = new IssuerStandIn();
        tokens = tokens(ISSUER);
    }

    @AfterEach
    void stop() {
        issuer.close();
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
        jwt.sign(new ECDSASigner(CURVE));
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
        assertRefused(sign(JWSAlgorithm.RS256, "logout+jwt", "known", new RSASSASigner(KEY)));
        assertRefused(sign(JWSAlgorithm.RS256, null, "known", new RSASSASigner(KEY)));
        // As ID tokens have it.
        assertRefused(sign(JWSAlgorithm.RS256, "JWT", "known", new RSASSASigner(KEY)));
    }

    @Test
    void acceptsTheTypeThatTheSettingsName() throws JOSEException {
        BearerTokens plain = tokensOf(issuer.settings(ISSUER, List.of("RS256"), List.of("JWT")));
        assertThat(plain.read(sign(JWSAlgorithm.RS256, "JWT", "known", new RSASSASigner(KEY)))).isInstanceOf(
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
        assertRefused(sign(JWSAlgorithm.HS256, "at+jwt", "known", new MACSigner(KEY.toRSAPublicKey().getEncoded())));
        assertRefused(sign(JWSAlgorithm.RS512, "at+jwt", "known", new RSASSASigner(KEY)));
        assertRefused(sign(JWSAlgorithm.RS256, "at+jwt", "known", new RSASSASigner(STRANGER)));
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
        assertThat(issuer.fetches()).isEqualTo(1);
        for (int i = 0; i < 50; i++) {
            assertRefused(sign(JWSAlgorithm.RS256, "at+jwt", "unknown-" + i, new RSASSASigner(STRANGER)));
        }
        assertThat(issuer.fetches()).isLessThanOrEqualTo(2);
        assertThat(tokens.read(sign(claims -> claims))).isInstanceOf(Bearer.Operator.class);
    }

    @Test
    void saysUnavailableWhenTheIssuerDoesNotAnswer() throws JOSEException {
        issuer.fail();
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
        assertThatThrownBy(() -> issuer.settings(ISSUER, List.of("HS256"))).isInstanceOf(
            IllegalArgumentException.class
        );
        assertThatThrownBy(() -> issuer.settings(ISSUER, List.of("none"))).isInstanceOf(IllegalArgumentException.class);
    }

    private BearerTokens tokens(@Nullable String name) {
        return tokensOf(issuer.settings(name, List.of("RS256", "ES256")));
    }

    private void assertRefused(String token) {
        assertThatThrownBy(() -> tokens.read(token)).isInstanceOfSatisfying(ApiException.class, refusal -> {
            assertThat(refusal.code()).isEqualTo(ApiErrorCode.UNAUTHENTICATED);
            assertThat(refusal.clientMessage()).isEqualTo("The bearer token is not accepted.");
        });
    }
}
