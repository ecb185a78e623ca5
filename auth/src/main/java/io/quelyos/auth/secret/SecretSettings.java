package io.quelyos.auth.secret;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The secrets of this installation.
 *
 * @param signingKey at least 32 bytes in base64; null to keep a generated one in the data folder
 * @param encryptionKey 32 bytes in base64, under which tenants' secrets are sealed; null to derive it from the signing key
 */
@ConfigurationProperties("quelyos.secrets")
public record SecretSettings(@Nullable String signingKey, @Nullable String encryptionKey) {
    /** Where generated secrets are kept, the folder of the embedded servers. */
    static Path folder(org.springframework.core.env.Environment environment) {
        return Path.of(environment.getProperty("quelyos.embedded.folder", ".quelyos"));
    }

    /** Never shows a key. */
    @Override
    public String toString() {
        return "SecretSettings[signingKey=" + told(signingKey) + ", encryptionKey=" + told(encryptionKey) + "]";
    }

    private static String told(@Nullable String key) {
        return key == null ? "none" : "given";
    }
}
