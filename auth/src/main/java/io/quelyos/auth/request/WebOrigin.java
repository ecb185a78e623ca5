package io.quelyos.auth.request;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The text form of web origins, RFC 6454: scheme, host and, where it is not the scheme's own, port. */
public final class WebOrigin {

    private static final Pattern VALID = Pattern.compile("https?://[a-z0-9.-]+(:[0-9]{1,5})?");
    private static final int LONGEST = 300;

    private WebOrigin() {}

    /** The normal form; null for the opaque origin {@code null} and for everything else that can be nobody's. */
    public static @Nullable String normalize(String text) {
        if (text.length() > LONGEST) {
            return null;
        }
        String origin = text.strip().toLowerCase(Locale.ROOT);
        if (!VALID.matcher(origin).matches()) {
            return null;
        }
        if (origin.startsWith("http://") && origin.endsWith(":80")) {
            return origin.substring(0, origin.length() - ":80".length());
        }
        return origin.startsWith("https://") && origin.endsWith(":443")
            ? origin.substring(0, origin.length() - ":443".length())
            : origin;
    }

    /** The origin that a request is sent to. */
    static @Nullable String of(HttpServletRequest request) {
        return normalize(request.getScheme() + "://" + request.getServerName() + ":" + request.getServerPort());
    }
}
