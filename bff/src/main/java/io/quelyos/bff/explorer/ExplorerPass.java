package io.quelyos.bff.explorer;

import io.quelyos.auth.secret.SigningKey;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import org.springframework.http.ResponseCookie;

/**
 * The cookie that opens the workbench's files after a sign-in. It opens nothing else: requests to the API carry their own
 * credential, and its path keeps it away from them.
 */
final class ExplorerPass {

    private static final String NAME = "quelyos-explorer";
    private static final String PATH = "/explorer/";

    private final SecretKey key;
    private final Duration lifetime;
    private final boolean isSecure;
    private final Clock clock;

    ExplorerPass(SigningKey signingKey, Duration lifetime, boolean isSecure, Clock clock) {
        this.key = signingKey.forPurpose("explorer");
        this.lifetime = lifetime;
        this.isSecure = isSecure;
        this.clock = clock;
    }

    String issue() {
        String end = Long.toString(clock.instant().plus(lifetime).getEpochSecond());
        return cookie(end + "." + sign(end), lifetime);
    }

    String clear() {
        return cookie("", Duration.ZERO);
    }

    boolean isHeldBy(HttpServletRequest request) {
        if (request.getCookies() == null) {
            return false;
        }
        for (Cookie cookie : request.getCookies()) {
            if (cookie.getName().equals(NAME) && isValid(cookie.getValue())) {
                return true;
            }
        }
        return false;
    }

    private boolean isValid(String value) {
        int dot = value.indexOf('.');
        if (dot < 1 || !value.substring(0, dot).matches("\\d{1,12}")) {
            return false;
        }
        String end = value.substring(0, dot);
        byte[] expected = sign(end).getBytes(StandardCharsets.US_ASCII);
        byte[] given = value.substring(dot + 1).getBytes(StandardCharsets.US_ASCII);
        return MessageDigest.isEqual(expected, given) && Long.parseLong(end) > clock.instant().getEpochSecond();
    }

    private String cookie(String value, Duration age) {
        return ResponseCookie.from(NAME, value)
            .path(PATH)
            .httpOnly(true)
            .secure(isSecure)
            .sameSite("Strict")
            .maxAge(age)
            .build()
            .toString();
    }

    private String sign(String text) {
        try {
            Mac mac = Mac.getInstance(key.getAlgorithm());
            mac.init(key);
            return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(mac.doFinal(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException exception) {
            throw new IllegalStateException("this Java has no " + key.getAlgorithm(), exception);
        }
    }
}
