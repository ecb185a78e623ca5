package io.quelyos.persistence.shoppolicy;

/**
 * How a tenant sells.
 *
 * @param version counts the changes; 0 where the tenant never chose
 * @param pricesIncludeTax whether prices are entered and shown with their tax
 * @param countryCode where a buyer is who has not said it, by ISO 3166
 * @param stockDisplay EXACT, LOW or HIDDEN
 * @param lowStockThreshold up to how many pieces stock counts as low
 * @param cartMerge COMBINE, KEEP_GUEST or KEEP_CUSTOMER
 * @param cartExpiryDays after how many days without a change a cart ends
 * @param reviewPublishing which reviews are shown unread: NONE, VERIFIED or ALL
 * @param guestCheckout whether buyers can order without an account
 * @param reservationMinutes how long pieces are kept for a buyer at the checkout
 * @param paymentMinutes how long pieces are kept for a buyer whose card payment is awaited
 * @param requiresTerms whether buyers must accept the terms of sale
 * @param mostUnpaidOrders so many orders of one buyer wait for money at the same time
 */
public record ShopPolicyRow(
    int version,
    boolean pricesIncludeTax,
    String countryCode,
    String stockDisplay,
    int lowStockThreshold,
    String cartMerge,
    int cartExpiryDays,
    String reviewPublishing,
    boolean guestCheckout,
    int reservationMinutes,
    int paymentMinutes,
    boolean requiresTerms,
    int mostUnpaidOrders
) {
    /** What holds where the tenant never chose; the table's defaults are the same. */
    public static final ShopPolicyRow DEFAULT = new ShopPolicyRow(
        0,
        true,
        "FR",
        "LOW",
        5,
        "COMBINE",
        30,
        "NONE",
        true,
        15,
        60,
        true,
        25
    );
}
