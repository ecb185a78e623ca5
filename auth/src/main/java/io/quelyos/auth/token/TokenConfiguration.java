package io.quelyos.auth.token;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/**
 * The decoder of bearer tokens, with every check named: replacing one of the library's default checks silently drops the
 * others, so none of them is relied on.
 */
@Configuration(proxyBeanMethods = false)
class TokenConfiguration {

    @Bean
    JWKSource<SecurityContext> issuerKeys(TokenSettings settings, ObjectProvider<OwnIssuer> embedded) {
        OwnIssuer own = embedded.getIfAvailable();
        if (own != null) {
            return new ImmutableJWKSet<>(own.keySet());
        }
        return settings.jwkSetUri() == null
            ? new ImmutableJWKSet<>(new JWKSet())
            : remoteKeys(settings.jwkSetUri(), settings.keySet());
    }

    @Bean
    JwtDecoder tokenDecoder(
        TokenSettings settings,
        ObjectProvider<OwnIssuer> embedded,
        JWKSource<SecurityContext> issuerKeys,
        Clock clock
    ) {
        Set<JWSAlgorithm> algorithms = settings
            .algorithms()
            .stream()
            .map(JWSAlgorithm::parse)
            .collect(Collectors.toUnmodifiableSet());
        var processor = new DefaultJWTProcessor<SecurityContext>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(algorithms, issuerKeys));
        processor.setJWSTypeVerifier(
            new DefaultJOSEObjectTypeVerifier<>(
                settings.types().stream().map(JOSEObjectType::new).collect(Collectors.toUnmodifiableSet())
            )
        );
        // Claims are judged below, all in one place.
        processor.setJWTClaimsSetVerifier((claims, context) -> {});
        var decoder = new NimbusJwtDecoder(processor);
        decoder.setJwtValidator(validator(settings, issuer(settings, embedded.getIfAvailable()), clock));
        return decoder;
    }

    private static OAuth2TokenValidator<Jwt> validator(TokenSettings settings, @Nullable String issuer, Clock clock) {
        var times = new JwtTimestampValidator(settings.clockSkew());
        times.setClock(clock);
        return new DelegatingOAuth2TokenValidator<>(
            List.of(
                check("it has no expiry", token -> token.getExpiresAt() != null),
                times,
                check("its issuer is another", token -> issuer != null && issuer.equals(token.getClaimAsString("iss"))),
                check(
                    "its audience is another",
                    token -> token.getAudience() != null && token.getAudience().contains(settings.audience())
                )
            )
        );
    }

    private static OAuth2TokenValidator<Jwt> check(String problem, Predicate<Jwt> isRight) {
        OAuth2TokenValidatorResult refusal = OAuth2TokenValidatorResult.failure(
            new OAuth2Error("invalid_token", problem, null)
        );
        return token -> isRight.test(token) ? OAuth2TokenValidatorResult.success() : refusal;
    }

    private static @Nullable String issuer(TokenSettings settings, @Nullable OwnIssuer own) {
        return own == null ? settings.issuer() : own.issuer();
    }

    private static JWKSource<SecurityContext> remoteKeys(URI uri, TokenSettings.KeySet fetch) {
        var retriever = new DefaultResourceRetriever(
            (int) fetch.connectTimeout().toMillis(),
            (int) fetch.readTimeout().toMillis(),
            fetch.longestAnswer()
        );
        try {
            return JWKSourceBuilder.<SecurityContext>create(uri.toURL(), retriever)
                .cache(fetch.timeToLive().toMillis(), fetch.connectTimeout().plus(fetch.readTimeout()).toMillis() * 2)
                .rateLimited(fetch.shortestInterval().toMillis())
                .refreshAheadCache(false)
                .outageTolerant(fetch.outageTolerance().toMillis())
                .build();
        } catch (MalformedURLException exception) {
            throw new IllegalArgumentException("quelyos.auth.token.jwk-set-uri is " + uri, exception);
        }
    }
}
