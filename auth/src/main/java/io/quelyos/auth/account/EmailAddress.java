package io.quelyos.auth.account;

import java.net.IDN;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Brings e-mail addresses to the one form that accounts are kept under. */
public final class EmailAddress {

    private static final int LONGEST = 254;
    private static final Pattern LOCAL_PART = Pattern.compile(
        "[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
    );
    private static final int LONGEST_LOCAL_PART = 64;
    private static final Pattern DOMAIN = Pattern.compile(
        "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)+"
    );

    private EmailAddress() {}

    /**
     * The address without blanks around it, in lower case, its domain in ASCII.
     *
     * @return null where the text is no address that can be an account's
     */
    public static @Nullable String normalize(String text) {
        if (text.length() > LONGEST * 2) {
            return null;
        }
        String address = text.strip();
        int at = address.lastIndexOf('@');
        if (at < 1 || at > LONGEST_LOCAL_PART) {
            return null;
        }
        String localPart = address.substring(0, at).toLowerCase(Locale.ROOT);
        String domain = ascii(address.substring(at + 1));
        if (domain == null || !LOCAL_PART.matcher(localPart).matches() || !DOMAIN.matcher(domain).matches()) {
            return null;
        }
        String normal = localPart + "@" + domain;
        return normal.length() <= LONGEST ? normal : null;
    }

    private static @Nullable String ascii(String domain) {
        try {
            return IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException notADomain) {
            return null;
        }
    }
}
