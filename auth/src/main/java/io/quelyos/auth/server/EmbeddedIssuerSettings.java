package io.quelyos.auth.server;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The embedded authorisation server.
 *
 * @param enabled whether it runs at all
 * @param issuer its address, as clients reach it
 * @param redirectUris where else than to the explorer the operators' client may be sent back to
 * @param tokenLifetime how long an access token is good for
 * @param maximumAuthorizations sign-ins under way and tokens remembered at the most
 */
@ConfigurationProperties("quelyos.auth.embedded-issuer")
public record EmbeddedIssuerSettings(
    @DefaultValue("false") boolean enabled,
    @DefaultValue("http://localhost:${server.port:8080}") String issuer,
    @DefaultValue List<String> redirectUris,
    @DefaultValue("10m") Duration tokenLifetime,
    @DefaultValue("10000") int maximumAuthorizations
) {
    /** Every address that the operators' client may be sent back to. */
    List<String> allRedirectUris() {
        List<String> all = new ArrayList<>();
        all.add(issuer + "/explorer/");
        all.addAll(redirectUris);
        return all;
    }

    /** The web origins of those addresses, where browsers exchange a code for a token. */
    Set<String> redirectOrigins() {
        Set<String> origins = new LinkedHashSet<>();
        for (String address : allRedirectUris()) {
            URI uri = URI.create(address);
            origins.add(uri.getScheme() + "://" + uri.getRawAuthority());
        }
        return origins;
    }
}
