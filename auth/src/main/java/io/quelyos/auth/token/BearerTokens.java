package io.quelyos.auth.token;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import io.quelyos.auth.account.RolePermissions;
import io.quelyos.auth.context.ApiErrorCode;
import io.quelyos.auth.context.ApiException;
import io.quelyos.auth.context.Permission;
import io.quelyos.persistence.tenant.TenantId;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.stereotype.Component;

/** Reads bearer tokens. What is wrong with one is logged and not told: the caller learns only that it is not accepted. */
@Component
public final class BearerTokens {

    private static final Logger LOG = LoggerFactory.getLogger(BearerTokens.class);

    private final JwtDecoder decoder;
    private final TokenSettings settings;

    BearerTokens(JwtDecoder decoder, TokenSettings settings) {
        this.decoder = decoder;
        this.settings = settings;
    }

    /**
     * Who presents a token.
     *
     * @throws ApiException UNAUTHENTICATED where it is not accepted, UNAVAILABLE where its issuer's keys cannot be had
     */
    public Bearer read(String token) {
        if (token.length() > settings.longestToken()) {
            throw refused();
        }
        Jwt jwt = decode(token);
        TokenSettings.Claims claims = settings.claims();
        String subject = jwt.getSubject();
        String kind = text(jwt, claims.kind());
        if (subject == null || subject.isBlank()) {
            throw refused();
        }
        if (claims.operatorKind().equals(kind)) {
            return new Bearer.Operator(subject, operatorPermissions(jwt));
        }
        if (claims.partnerKind().equals(kind)) {
            return new Bearer.Partner(
                subject,
                tenant(jwt),
                RolePermissions.ofPartnerScopes(texts(jwt, claims.scope()))
            );
        }
        LOG.debug("A token of the unknown kind {} is refused", kind);
        throw refused();
    }

    private Jwt decode(String token) {
        try {
            return decoder.decode(token);
        } catch (BadJwtException exception) {
            LOG.debug("A token is refused: {}", exception.getMessage());
            throw refused();
        } catch (JwtException exception) {
            if (isIssuerSilent(exception)) {
                LOG.warn("The issuer's keys cannot be had: {}", exception.getMessage());
                throw new ApiException(ApiErrorCode.UNAVAILABLE, "Tokens cannot be checked at the moment.");
            }
            LOG.debug("A token is refused: {}", exception.getMessage());
            throw refused();
        }
    }

    /** A key that stays unknown because fetching is rate-limited is the token's fault and not an outage. */
    private static boolean isIssuerSilent(JwtException exception) {
        return (
            exception.getCause() instanceof KeySourceException source && !(source instanceof RateLimitReachedException)
        );
    }

    /** The scopes that the client asked for narrow what the person may do; where neither is there, nothing is allowed. */
    private Set<Permission> operatorPermissions(Jwt jwt) {
        Set<Permission> named = RolePermissions.ofOperator(texts(jwt, settings.claims().permissions()));
        Set<Permission> scoped = RolePermissions.ofOperator(texts(jwt, settings.claims().scope()));
        if (!jwt.hasClaim(settings.claims().permissions())) {
            return scoped;
        }
        if (!jwt.hasClaim(settings.claims().scope())) {
            return named;
        }
        Set<Permission> both = new HashSet<>(named);
        both.retainAll(scoped);
        return both;
    }

    private TenantId tenant(Jwt jwt) {
        String text = text(jwt, settings.claims().tenant());
        try {
            if (text != null) {
                return TenantId.of(text);
            }
        } catch (IllegalArgumentException exception) {
            LOG.debug("A partner's token names a tenant by {}", text, exception);
        }
        throw refused();
    }

    private static @Nullable String text(Jwt jwt, String claim) {
        return jwt.getClaims().get(claim) instanceof String text ? text : null;
    }

    private static List<String> texts(Jwt jwt, String claim) {
        return switch (jwt.getClaims().get(claim)) {
            case String text -> List.of(text.strip().split(" +"));
            case Collection<?> values -> values.stream().map(String::valueOf).toList();
            case null, default -> List.of();
        };
    }

    private static ApiException refused() {
        return new ApiException(ApiErrorCode.UNAUTHENTICATED, "The bearer token is not accepted.");
    }
}
