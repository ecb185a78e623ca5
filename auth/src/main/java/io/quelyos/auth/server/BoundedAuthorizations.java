package io.quelyos.auth.server;

import com.github.benmanes.caffeine.cache.Cache;
import io.quelyos.auth.cache.LocalCache;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;

/**
 * Sign-ins under way and the codes that they ended in, in memory. The library's own keeps every token for ever and looks
 * for a code by walking over all of them; this one has a bound and an index, and forgets.
 */
final class BoundedAuthorizations implements OAuth2AuthorizationService {

    private final Cache<String, OAuth2Authorization> byId;
    private final Cache<String, String> idsByToken;

    BoundedAuthorizations(EmbeddedIssuerSettings settings) {
        this.byId = LocalCache.newBuilder()
            .maximumSize(settings.maximumAuthorizations())
            .expireAfterWrite(settings.tokenLifetime())
            .build();
        // A sign-in is found by its state, its code and its token.
        this.idsByToken = LocalCache.newBuilder()
            .maximumSize(3L * settings.maximumAuthorizations())
            .expireAfterWrite(settings.tokenLifetime())
            .build();
    }

    @Override
    public void save(OAuth2Authorization authorization) {
        byId.put(authorization.getId(), authorization);
        index(authorization.getAttribute(OAuth2ParameterNames.STATE), authorization);
        index(value(authorization.getToken(OAuth2AuthorizationCode.class)), authorization);
        index(value(authorization.getAccessToken()), authorization);
    }

    @Override
    public void remove(OAuth2Authorization authorization) {
        byId.invalidate(authorization.getId());
    }

    @Override
    public @Nullable OAuth2Authorization findById(String id) {
        return byId.getIfPresent(id);
    }

    @Override
    public @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType type) {
        String id = idsByToken.getIfPresent(token);
        OAuth2Authorization found = id == null ? null : byId.getIfPresent(id);
        return found != null && isOfType(found, token, type) ? found : null;
    }

    private void index(@Nullable String token, OAuth2Authorization authorization) {
        if (token != null) {
            idsByToken.put(token, authorization.getId());
        }
    }

    private static boolean isOfType(OAuth2Authorization found, String token, @Nullable OAuth2TokenType type) {
        return switch (type == null ? "" : type.getValue()) {
            case OAuth2ParameterNames.STATE -> token.equals(found.getAttribute(OAuth2ParameterNames.STATE));
            case OAuth2ParameterNames.CODE -> token.equals(value(found.getToken(OAuth2AuthorizationCode.class)));
            case OAuth2ParameterNames.ACCESS_TOKEN -> token.equals(value(found.getAccessToken()));
            case "" -> true;
            default -> false;
        };
    }

    private static @Nullable String value(OAuth2Authorization.@Nullable Token<? extends OAuth2Token> token) {
        return token == null ? null : token.getToken().getTokenValue();
    }
}
