package io.quelyos.auth.server;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.env.Environment;

/**
 * The embedded authorisation server.
 *
 * @param enabled whether it runs at all
 * @param issuer its address, as clients reach it; null for this machine and {@code server.port}
 * @param redirectUris where else than to the explorer the operators' client may be sent back to
 * @param tokenLifetime how long an access token is good for
 * @param maximumAuthorizations sign-ins under way and tokens remembered at the most
 */
@ConfigurationProperties("quelyos.auth.embedded-issuer")
public record EmbeddedIssuerSettings(
    @DefaultValue("false") boolean enabled,
    @Nullable String issuer,
    @DefaultValue List<String> redirectUris,
    @DefaultValue("10m") Duration tokenLifetime,
    @DefaultValue("10000") int maximumAuthorizations
) {
    /** The issuer's address, where nothing else is set: on this machine, at the server's own port. */
    String issuer(Environment environment) {
        return issuer != null ? issuer : "http://localhost:" + environment.getProperty("server.port", "8080");
    }

    /** Every address that the operators' client may be sent back to. */
    List<String> allRedirectUris(String issuer) {
        List<String> all = new ArrayList<>();
        all.add(issuer + "/explorer/");
        all.addAll(redirectUris);
        return all;
    }

    /** The web origins of those addresses, where browsers exchange a code for a token. */
    Set<String> redirectOrigins(String issuer) {
        Set<String> origins = new LinkedHashSet<>();
        for (String address : allRedirectUris(issuer)) {
            URI uri = URI.create(address);
            origins.add(uri.getScheme() + "://" + uri.getRawAuthority());
        }
        return origins;
    }
}
