package io.quelyos.bff.tenant;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A host name in the one form that requests are compared with: lower case, without a dot at the end, letters beyond ASCII
 * in their encoded form (RFC 5891).
 */
record DomainName(String value) {
    private static final int LONGEST = 253;
    /** Two labels or more; the last one is not a number, which an address would have. */
    private static final Pattern FORM = Pattern.compile(
        "([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?"
    );

    /** Reads what a person typed; empty when it is no host name. */
    static Optional<DomainName> parse(String text) {
        String stripped = text.strip();
        String plain = stripped.endsWith(".") ? stripped.substring(0, stripped.length() - 1) : stripped;
        if (plain.isEmpty() || plain.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            String ascii = IDN.toASCII(plain, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
            boolean isDomain = ascii.length() <= LONGEST && FORM.matcher(ascii).matches();
            return isDomain ? Optional.of(new DomainName(ascii)) : Optional.empty();
        } catch (IllegalArgumentException unencodable) {
            return Optional.empty();
        }
    }
}
