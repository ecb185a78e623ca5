package io.quelyos.auth.server;

import io.quelyos.auth.context.ApiException;
import io.quelyos.auth.password.Passwords;
import io.quelyos.auth.password.SignInRealm;
import io.quelyos.auth.password.SignInThrottle;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/**
 * Checks a partner's secret as a person's password is checked: throttled, at a bounded rate, and with the same work for a
 * client that does not exist.
 */
final class PartnerSecretProvider implements AuthenticationProvider {

    private static final SignInRealm REALM = new SignInRealm.Partners();
    private static final int LONGEST_CLIENT_ID = 100;

    private final RegisteredClientRepository clients;
    private final Passwords passwords;
    private final SignInThrottle throttle;

    PartnerSecretProvider(RegisteredClientRepository clients, Passwords passwords, SignInThrottle throttle) {
        this.clients = clients;
        this.passwords = passwords;
        this.throttle = throttle;
    }

    @Override
    public @Nullable Authentication authenticate(Authentication authentication) {
        var attempt = (OAuth2ClientAuthenticationToken) authentication;
        ClientAuthenticationMethod method = attempt.getClientAuthenticationMethod();
        if (
            !ClientAuthenticationMethod.CLIENT_SECRET_BASIC.equals(method) &&
            !ClientAuthenticationMethod.CLIENT_SECRET_POST.equals(method)
        ) {
            return null;
        }
        String clientId = String.valueOf(attempt.getPrincipal());
        String address = String.valueOf(
            attempt.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : ""
        );
        if (clientId.length() > LONGEST_CLIENT_ID || throttle.count(REALM, clientId, address).isPresent()) {
            throw refused("Too many attempts.");
        }
        RegisteredClient client = verified(clientId, String.valueOf(attempt.getCredentials()), address);
        if (client == null || !client.getClientAuthenticationMethods().contains(method)) {
            throw refused("Client authentication failed.");
        }
        throttle.succeeded(REALM, clientId, address);
        return new OAuth2ClientAuthenticationToken(client, method, attempt.getCredentials());
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return OAuth2ClientAuthenticationToken.class.isAssignableFrom(authentication);
    }

    private @Nullable RegisteredClient verified(String clientId, String secret, String address) {
        try {
            RegisteredClient client = clients.findByClientId(clientId);
            return passwords.verify(secret, client == null ? null : client.getClientSecret()) ? client : null;
        } catch (ApiException exception) {
            throttle.undecided(REALM, clientId, address);
            throw new OAuth2AuthenticationException(
                new OAuth2Error(OAuth2ErrorCodes.TEMPORARILY_UNAVAILABLE, exception.clientMessage(), null),
                exception
            );
        }
    }

    private static OAuth2AuthenticationException refused(String description) {
        return new OAuth2AuthenticationException(new OAuth2Error(OAuth2ErrorCodes.INVALID_CLIENT, description, null));
    }
}
