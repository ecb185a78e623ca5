package io.quelyos.bff.graphql.ratelimit;

import java.util.Arrays;

/** Where callers are, as far as they are counted by it. */
public final class Networks {

    private static final int GROUPS_OF_A_HOUSEHOLD = 4;

    private Networks() {}

    /** One household has a whole IPv6 network of 64 bits, so its four first groups are the address. */
    public static String of(String address) {
        if (!address.contains(":") || address.startsWith("::")) {
            return address;
        }
        String[] groups = address.split(":", -1);
        int compressed = address.indexOf("::");
        int known = compressed < 0 ? groups.length : address.substring(0, compressed).split(":", -1).length;
        return String.join(":", Arrays.copyOf(groups, Math.min(GROUPS_OF_A_HOUSEHOLD, known))) + "::";
    }
}
