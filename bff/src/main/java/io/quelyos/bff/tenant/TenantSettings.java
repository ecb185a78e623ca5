package io.quelyos.bff.tenant;

import java.util.List;
import java.util.Locale;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which addresses can be tenants' own.
 *
 * @param reservedDomains hosts that no tenant gets, because operators and all tenants together reach the API under them
 */
@ConfigurationProperties("quelyos.tenants")
public record TenantSettings(@DefaultValue({ "localhost", "127.0.0.1", "[::1]" }) List<String> reservedDomains) {
    /** Whether a host is reserved, however it is written. */
    boolean isReserved(String host) {
        return reservedDomains.stream().anyMatch(reserved -> isSameHost(reserved, host));
    }

    static boolean isSameHost(String one, String other) {
        return normalize(one).equals(normalize(other));
    }

    private static String normalize(String host) {
        return DomainName.parse(host)
            .map(DomainName::value)
            .orElseGet(() -> host.strip().toLowerCase(Locale.ROOT));
    }
}
