package io.quelyos.bff.testing;

import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import io.quelyos.auth.token.OwnIssuer;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;

/** Writes tokens as the server's own issuer does, for tests that are not about getting one. */
public record Tokens(OwnIssuer issuer) {
    /** A token of an operator with some permissions. */
    public String operator(String... permissions) {
        return write(claims("operator-1").claim("quelyos_kind", "operator").claim("permissions", List.of(permissions)));
    }

    /** A token of a partner's program with some scopes. */
    public String partner(UUID tenant, String clientId, String scopes) {
        return write(
            claims(clientId)
                .claim("quelyos_kind", "partner")
                .claim("client_id", clientId)
                .claim("tenant", tenant.toString())
                .claim("scope", scopes)
        );
    }

    private JwtClaimsSet.Builder claims(String subject) {
        Instant now = Instant.now();
        return JwtClaimsSet.builder()
            .issuer(issuer.issuer())
            .subject(subject)
            .audience(List.of("quelyos-bff"))
            .issuedAt(now)
            .expiresAt(now.plusSeconds(600));
    }

    private String write(JwtClaimsSet.Builder claims) {
        var encoder = new NimbusJwtEncoder(new ImmutableJWKSet<>(issuer.keySet()));
        JwsHeader header = JwsHeader.with(SignatureAlgorithm.RS256).type("at+jwt").build();
        return encoder.encode(JwtEncoderParameters.from(header, claims.build())).getTokenValue();
    }
}
