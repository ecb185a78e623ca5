package io.quelyos.auth.server;

import io.quelyos.auth.password.Passwords;
import io.quelyos.auth.password.SignInThrottle;
import io.quelyos.auth.tenant.TenantDirectory;
import io.quelyos.auth.token.OwnIssuer;
import io.quelyos.auth.token.TokenSettings;
import io.quelyos.persistence.account.IssuerAccountMapper;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.server.authorization.authentication.ClientSecretAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;

/**
 * Puts the embedded authorisation server together. Only its own addresses know an HTTP session, and only for as long as an
 * operator is on the way from the login page to the token.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("quelyos.auth.embedded-issuer.enabled")
class EmbeddedIssuerConfiguration {

    private static final String LOGIN = "/login";

    @Bean
    IssuerClients issuerClients(
        IssuerAccountMapper accounts,
        TenantDirectory tenants,
        EmbeddedIssuerSettings settings,
        OwnIssuer issuer
    ) {
        return new IssuerClients(accounts, tenants, settings, issuer);
    }

    @Bean
    BoundedAuthorizations issuerAuthorizations(EmbeddedIssuerSettings settings) {
        return new BoundedAuthorizations(settings);
    }

    @Bean
    AuthorizationServerSettings authorizationServerSettings(OwnIssuer issuer) {
        return AuthorizationServerSettings.builder().issuer(issuer.issuer()).build();
    }

    @Bean
    TokenClaims tokenClaims(TokenSettings settings) {
        return new TokenClaims(settings);
    }

    @Bean
    HandlerMapping loginPageMapping(EmbeddedIssuerSettings settings, OwnIssuer issuer) {
        return new SimpleUrlHandlerMapping(Map.of(LOGIN, new LoginPage(settings.redirectOrigins(issuer.issuer()))), 0);
    }

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    SecurityFilterChain issuerChain(
        HttpSecurity http,
        IssuerClients clients,
        Passwords passwords,
        SignInThrottle throttle,
        EmbeddedIssuerSettings settings,
        OwnIssuer issuer
    ) {
        http.oauth2AuthorizationServer(server -> {
            http.securityMatcher(server.getEndpointsMatcher());
            server.clientAuthentication(authentication ->
                authentication.authenticationProviders(providers -> {
                    providers.removeIf(ClientSecretAuthenticationProvider.class::isInstance);
                    providers.addFirst(new PartnerSecretProvider(clients, passwords, throttle));
                })
            );
        });
        http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated());
        http.cors(cors -> cors.configurationSource(tokenCors(settings.redirectOrigins(issuer.issuer()))));
        http.exceptionHandling(handling ->
            handling.authenticationEntryPoint(new LoginUrlAuthenticationEntryPoint(LOGIN))
        );
        return http.build();
    }

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE + 1)
    SecurityFilterChain loginChain(
        HttpSecurity http,
        IssuerAccountMapper accounts,
        Passwords passwords,
        SignInThrottle throttle
    ) {
        http.securityMatcher(LOGIN);
        http.authenticationProvider(new OperatorSignInProvider(accounts, passwords, throttle));
        http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll());
        http.formLogin(form -> form.loginPage(LOGIN).defaultSuccessUrl("/explorer/").failureHandler(toLoginPage()));
        http.headers(headers -> headers.referrerPolicy(policy -> {}));
        return http.build();
    }

    private static AuthenticationFailureHandler toLoginPage() {
        return (request, response, failure) -> {
            String reason = switch (failure) {
                case LockedException locked -> "throttled";
                case AuthenticationServiceException service -> "unavailable";
                default -> "wrong";
            };
            response.sendRedirect(LOGIN + "?error=" + reason);
        };
    }

    /** A console on another port exchanges its code from the browser; it sends no cookie with that. */
    private static UrlBasedCorsConfigurationSource tokenCors(Set<String> origins) {
        var cors = new CorsConfiguration();
        cors.setAllowedOrigins(List.copyOf(origins));
        cors.setAllowedMethods(List.of(HttpMethod.POST.name(), HttpMethod.GET.name()));
        cors.setAllowedHeaders(List.of("Content-Type"));
        var source = new UrlBasedCorsConfigurationSource();
        source.registerCorsConfiguration("/oauth2/token", cors);
        source.registerCorsConfiguration("/oauth2/jwks", cors);
        source.registerCorsConfiguration("/.well-known/**", cors);
        return source;
    }
}
