package io.quelyos.auth.production;

import io.quelyos.auth.secret.SigningKey;
import java.net.URI;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Profiles;

/** Refuses the production profile with unsafe settings, before anything is started or connected to. */
public final class ProductionGuard implements ApplicationContextInitializer<ConfigurableApplicationContext>, Ordered {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        ConfigurableEnvironment environment = context.getEnvironment();
        if (environment.acceptsProfiles(Profiles.of("production"))) {
            List<String> findings = findings(Binder.get(environment));
            if (!findings.isEmpty()) {
                throw new UnsafeProductionException(findings);
            }
        }
    }

    /** Before the embedded servers, which are last. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE - 100;
    }

    private static List<String> findings(Binder settings) {
        List<String> findings = new ArrayList<>();
        if (isSet(settings, "quelyos.auth.embedded-issuer.enabled", false)) {
            findings.add(
                "quelyos.auth.embedded-issuer.enabled is true: set it to false, and quelyos.auth.token.issuer and" +
                    " .jwk-set-uri to your issuer's"
            );
        }
        if (!isSet(settings, "quelyos.auth.shop-cookie.secure", true)) {
            findings.add("quelyos.auth.shop-cookie.secure is false: the shop's cookie would travel without TLS");
        }
        if (isSet(settings, "quelyos.demo.enabled", false)) {
            findings.add("quelyos.demo.enabled is true: everybody knows the demo tenants' passwords");
        }
        if (isSet(settings, "quelyos.mail.mailbox-enabled", false)) {
            findings.add("quelyos.mail.mailbox-enabled is true: everybody on this machine could read all letters");
        }
        addLetters(settings, findings);
        String key = text(settings, "quelyos.secrets.signing-key");
        if (!isStrong(key)) {
            findings.add(
                (key == null ? "quelyos.secrets.signing-key is missing" : "quelyos.secrets.signing-key is too weak") +
                    ": set at least " +
                    SigningKey.SHORTEST +
                    " random bytes in base64 (openssl rand -base64 32)"
            );
        }
        for (String name : List.of("quelyos.auth.token.issuer", "quelyos.auth.token.jwk-set-uri")) {
            String address = text(settings, name);
            if (address != null && !isProtected(address)) {
                findings.add(name + " is not an https address: tokens could be forged on the way");
            }
        }
        return findings;
    }

    /** A shop whose letters go nowhere, or lead nowhere, loses customers without a word. */
    private static void addLetters(Binder settings, List<String> findings) {
        if (text(settings, "spring.mail.host") == null) {
            findings.add("spring.mail.host is missing: letters, such as those for a new password, would not be sent");
        }
        String from = text(settings, "quelyos.mail.from");
        if (from == null || from.endsWith("@localhost")) {
            findings.add("quelyos.mail.from is missing: set the address that letters come from");
        }
        String shop = text(settings, "quelyos.mail.shop-url");
        if (shop == null || !isProtected(shop.replace("{slug}", "slug"))) {
            findings.add(
                "quelyos.mail.shop-url is no https address: set where shops are found, such as https://{slug}.example.com"
            );
        }
    }

    private static boolean isSet(Binder settings, String name, boolean otherwise) {
        return settings.bind(name, Boolean.class).orElse(otherwise);
    }

    private static @Nullable String text(Binder settings, String name) {
        String text = settings.bind(name, String.class).orElse("");
        return text.isBlank() ? null : text.strip();
    }

    private static boolean isStrong(@Nullable String encoded) {
        if (encoded == null) {
            return false;
        }
        try {
            byte[] key = Base64.getDecoder().decode(encoded);
            // A key of one repeated character is a placeholder that somebody forgot.
            long different = new String(key, java.nio.charset.StandardCharsets.ISO_8859_1).chars().distinct().count();
            return key.length >= SigningKey.SHORTEST && different >= SigningKey.SHORTEST / 4;
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    private static boolean isProtected(String address) {
        try {
            URI uri = URI.create(address);
            return "https".equals(uri.getScheme()) || (uri.getHost() != null && LOOPBACK.contains(uri.getHost()));
        } catch (IllegalArgumentException notAnAddress) {
            return false;
        }
    }
}
