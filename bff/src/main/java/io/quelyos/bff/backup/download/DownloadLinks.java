package io.quelyos.bff.backup.download;

import io.quelyos.auth.secret.SigningKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import org.springframework.stereotype.Component;

/** Signs which operator may download which backup until when. Nothing of it is stored. */
@Component
final class DownloadLinks {

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKey key;
    private final Clock clock;

    DownloadLinks(SigningKey signingKey, Clock clock) {
        this.key = signingKey.forPurpose("backup-download");
        this.clock = clock;
    }

    /** The signature, in base64url. */
    String sign(UUID backup, String operatorId, Instant expiresAt) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            String signed = backup + " " + expiresAt.getEpochSecond() + " " + operatorId;
            byte[] signature = mac.doFinal(signed.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
        } catch (GeneralSecurityException exception) {
            throw new IllegalStateException("every Java has " + ALGORITHM, exception);
        }
    }

    /** Whether a signature lets the operator download the backup now. */
    boolean isValid(UUID backup, String operatorId, long expiresAtSecond, String signature) {
        long now = clock.instant().getEpochSecond();
        if (expiresAtSecond <= now || expiresAtSecond > Instant.MAX.getEpochSecond()) {
            return false;
        }
        String expected = sign(backup, operatorId, Instant.ofEpochSecond(expiresAtSecond));
        return MessageDigest.isEqual(
            expected.getBytes(StandardCharsets.US_ASCII),
            signature.getBytes(StandardCharsets.UTF_8)
        );
    }
}
