package io.quelyos.bff.pricing.promotion;

import java.util.Locale;

/** How coupon codes are written: buyers' spelling with other case or outer space means the same code. */
public final class CouponCodes {

    /** The longest code. */
    public static final int MAXIMUM_LENGTH = 40;

    private CouponCodes() {}

    /** The one spelling under which a code is stored and looked up. */
    public static String normalize(String typed) {
        return typed.strip().toUpperCase(Locale.ROOT);
    }
}
