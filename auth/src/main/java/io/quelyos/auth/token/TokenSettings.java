package io.quelyos.auth.token;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which bearer tokens are accepted.
 *
 * @param issuer the exact text of the claim iss; null where the embedded issuer's is meant, or no token is accepted
 * @param audience what the claim aud must hold
 * @param jwkSetUri where the issuer publishes its keys; null with the embedded issuer
 * @param algorithms accepted signature algorithms, asymmetric ones only
 * @param types accepted values of the header typ. RFC 9068 gives access tokens {@code at+jwt}, which tells them from ID
 *     tokens of the same issuer. An issuer that writes {@code JWT} into its access tokens needs this set to {@code JWT}; it
 *     must then give its ID tokens another audience, since nothing else keeps them out
 * @param clockSkew how far the issuer's clock may be off
 * @param longestToken characters of a token at the most
 * @param claims the names of claims
 * @param keySet how the keys are fetched
 */
@ConfigurationProperties("quelyos.auth.token")
public record TokenSettings(
    @Nullable String issuer,
    @DefaultValue("quelyos-bff") String audience,
    @Nullable URI jwkSetUri,
    @DefaultValue({ "RS256", "ES256" }) List<String> algorithms,
    @DefaultValue("at+jwt") List<String> types,
    @DefaultValue("30s") Duration clockSkew,
    @DefaultValue("8192") int longestToken,
    @DefaultValue Claims claims,
    @DefaultValue KeySet keySet
) {
    public TokenSettings {
        for (String algorithm : algorithms) {
            if (!algorithm.matches("(RS|PS|ES)(256|384|512)")) {
                throw new IllegalArgumentException("quelyos.auth.token.algorithms has " + algorithm);
            }
        }
    }

    /**
     * The names of claims, which issuers choose differently.
     *
     * @param kind says whose token it is
     * @param operatorKind the kind's value in tokens of operators
     * @param partnerKind the kind's value in tokens of partners
     * @param tenant holds the UUID of the tenant that a partner is bound to
     * @param scope holds scopes, as one text with blanks or as a list
     * @param permissions holds names of permissions, as a list
     */
    public record Claims(
        @DefaultValue("quelyos_kind") String kind,
        @DefaultValue("operator") String operatorKind,
        @DefaultValue("partner") String partnerKind,
        @DefaultValue("tenant") String tenant,
        @DefaultValue("scope") String scope,
        @DefaultValue("permissions") String permissions
    ) {}

    /**
     * How the keys are fetched.
     *
     * @param timeToLive how long a fetched set is used
     * @param shortestInterval how long after a fetch the next one may be; an unknown key is unknown until then
     * @param outageTolerance how long an old set goes on being used while the issuer does not answer
     * @param connectTimeout how long connecting may take
     * @param readTimeout how long the answer may take
     * @param longestAnswer bytes of the set at the most
     */
    public record KeySet(
        @DefaultValue("5m") Duration timeToLive,
        @DefaultValue("30s") Duration shortestInterval,
        @DefaultValue("1h") Duration outageTolerance,
        @DefaultValue("2s") Duration connectTimeout,
        @DefaultValue("2s") Duration readTimeout,
        @DefaultValue("102400") int longestAnswer
    ) {}
}
