package io.quelyos.bff.giftcard;

import io.quelyos.auth.secret.SigningKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import org.springframework.stereotype.Component;

/**
 * The codes of gift cards: 16 random signs of 5 bits each, in Crockford's base 32, which has no I, L, O and U. What is
 * stored is a hash under the installation's key, so that neither the database nor a copy of it can be spent or tried out.
 */
@Component
final class GiftCardCodes {

    private static final String SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 16;
    private static final int GROUP = 4;
    private static final int LONGEST_TYPED = 60;
    private static final Pattern SEPARATORS = Pattern.compile("[\\s-]");
    private static final Pattern FORM = Pattern.compile("[" + SIGNS + "]{" + LENGTH + "}");

    private final SecureRandom random = new SecureRandom();
    private final SecretKey key;

    GiftCardCodes(SigningKey signingKey) {
        this.key = signingKey.forPurpose("gift-card");
    }

    /** A new code, in groups of four as it is printed. */
    String make() {
        var code = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            if (i > 0 && i % GROUP == 0) {
                code.append('-');
            }
            code.append(SIGNS.charAt(random.nextInt(SIGNS.length())));
        }
        return code.toString();
    }

    /** A code as it was typed in its one form; nothing where it cannot be one. */
    Optional<String> normalize(String typed) {
        if (typed.length() > LONGEST_TYPED) {
            return Optional.empty();
        }
        String code = SEPARATORS.matcher(typed)
            .replaceAll("")
            .toUpperCase(Locale.ROOT)
            .replace('O', '0')
            .replace('I', '1')
            .replace('L', '1');
        return FORM.matcher(code).matches() ? Optional.of(code) : Optional.empty();
    }

    /** What is stored of a code in its one form. */
    byte[] hash(String code) {
        try {
            Mac mac = Mac.getInstance(key.getAlgorithm());
            mac.init(key);
            return mac.doFinal(code.getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException exception) {
            throw new IllegalStateException("this Java has no " + key.getAlgorithm(), exception);
        }
    }

    /** The end of a code, which its bearer may recognise it by. */
    String lastFour(String code) {
        return code.substring(code.length() - GROUP);
    }
}
