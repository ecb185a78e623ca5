package io.quelyos.auth.server;

import io.quelyos.auth.token.TokenSettings;
import java.util.List;
import java.util.Objects;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;

/** Writes into the embedded issuer's tokens what the rest of the product reads from them. */
final class TokenClaims implements OAuth2TokenCustomizer<JwtEncodingContext> {

    private final TokenSettings settings;

    TokenClaims(TokenSettings settings) {
        this.settings = settings;
    }

    @Override
    public void customize(JwtEncodingContext context) {
        TokenSettings.Claims names = settings.claims();
        context.getJwsHeader().type("at+jwt");
        var claims = context.getClaims();
        claims.audience(List.of(settings.audience()));
        claims.claim("client_id", context.getRegisteredClient().getClientId());
        if (AuthorizationGrantType.CLIENT_CREDENTIALS.equals(context.getAuthorizationGrantType())) {
            String tenant = Objects.requireNonNull(
                context.getRegisteredClient().getClientSettings().<String>getSetting(IssuerClients.TENANT_SETTING),
                "a partner without a tenant"
            );
            claims.claim(names.kind(), names.partnerKind());
            claims.claim(names.tenant(), tenant);
        } else {
            Authentication operator = Objects.requireNonNull(
                context.<Authentication>getPrincipal(),
                "a token of nobody"
            );
            claims.claim(names.kind(), names.operatorKind());
            claims.claim(
                names.permissions(),
                operator
                    .getAuthorities()
                    .stream()
                    .map(GrantedAuthority::getAuthority)
                    .filter(Objects::nonNull)
                    .filter(authority -> !authority.startsWith("FACTOR_"))
                    .toList()
            );
        }
    }
}
