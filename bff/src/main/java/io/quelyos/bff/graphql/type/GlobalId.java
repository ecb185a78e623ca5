package io.quelyos.bff.graphql.type;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The ids that clients see: a prefix that names the kind of thing, an underscore, and the 32 hexadecimal digits of a UUID.
 * No tenant is in them; another tenant's id is an id that does not exist.
 */
public final class GlobalId {

    private static final Pattern HEX = Pattern.compile("[0-9a-f]{32}");

    private GlobalId() {}

    /** Writes an id, as `prd_0195…`. */
    public static String encode(String prefix, UUID id) {
        return prefix + "_" + id.toString().replace("-", "");
    }

    /** Reads an id of one kind; empty when it is of another kind or none at all. */
    public static Optional<UUID> decode(String prefix, String text) {
        if (!text.startsWith(prefix + "_")) {
            return Optional.empty();
        }
        String digits = text.substring(prefix.length() + 1);
        if (!HEX.matcher(digits).matches()) {
            return Optional.empty();
        }
        return Optional.of(
            new UUID(Long.parseUnsignedLong(digits, 0, 16, 16), Long.parseUnsignedLong(digits, 16, 32, 16))
        );
    }
}
