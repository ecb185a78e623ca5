package io.quelyos.auth.tenant;

import java.net.IDN;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Brings the many ways to write a host name down to the one that domains are registered in: lower case, the ASCII form of
 * international names, without a port and without the root's dot.
 */
final class HostName {

    private static final int LONGEST = 253;
    private static final int LONGEST_INPUT = 512;
    private static final Pattern VALID = Pattern.compile(
        "[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*"
    );
    private static final Pattern PORT = Pattern.compile(":[0-9]{0,5}$");

    private HostName() {}

    /** The normal form; null for what is no host name, numeric IPv6 addresses included, which no tenant registers. */
    static @Nullable String normalize(@Nullable String text) {
        if (text == null || text.length() > LONGEST_INPUT) {
            return null;
        }
        String host = PORT.matcher(text.strip()).replaceFirst("");
        if (host.endsWith(".")) {
            host = host.substring(0, host.length() - 1);
        }
        if (host.isEmpty()) {
            return null;
        }
        String ascii;
        try {
            ascii = IDN.toASCII(host, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException notAHost) {
            return null;
        }
        return ascii.length() <= LONGEST && VALID.matcher(ascii).matches() ? ascii : null;
    }
}
