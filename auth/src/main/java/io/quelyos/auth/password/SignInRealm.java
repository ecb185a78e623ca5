package io.quelyos.auth.password;

import io.quelyos.persistence.redis.RedisKeys;
import io.quelyos.persistence.tenant.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * Where somebody signs in, which decides whose counters count. Customers belong to one shop; accounts of staff, operators
 * and partners belong to the installation, so that naming another tenant with each attempt does not begin a new count of
 * the account or the address.
 */
public sealed interface SignInRealm {
    /** A shop's customers. */
    record Shop(TenantId tenant) implements SignInRealm {}

    /** Those who open an account in a shop; apart, so that they close nobody's sign-in. */
    record ShopSignUp(TenantId tenant) implements SignInRealm {}

    /** Those who ask a shop for a letter; apart, so that they close nobody's sign-in. */
    record ShopLetters(TenantId tenant) implements SignInRealm {}

    /** Signed-in customers who prove that an account is theirs; apart, so that no stranger closes it to them. */
    record ShopOwner(TenantId tenant) implements SignInRealm {}

    /**
     * The staff of all tenants.
     *
     * @param tenant the tenant that the attempt names; null where it names none that exists
     */
    record Staff(@Nullable TenantId tenant) implements SignInRealm {}

    /** Those who run the installation. */
    record Operators() implements SignInRealm {}

    /** Partners' programs. */
    record Partners() implements SignInRealm {}

    /** Those who name gift cards by their codes in a shop, which are guessed as passwords are. */
    record GiftCards(TenantId tenant) implements SignInRealm {}

    /** Those who enter coupon codes in a shop; apart, so that a mistyped coupon uses up no attempt at a gift card. */
    record Coupons(TenantId tenant) implements SignInRealm {}

    /** Those who look orders up in a shop by number and e-mail address, of which numbers are easy to guess. */
    record OrderLookups(TenantId tenant) implements SignInRealm {}

    /** The key of one of the realm's counters; those of one realm may be used by one script. */
    default String counterKey(String counter) {
        return switch (this) {
            case Shop shop -> RedisKeys.counter(shop.tenant(), "sign-in:" + counter);
            case ShopSignUp shop -> RedisKeys.counter(shop.tenant(), "sign-up:" + counter);
            case ShopLetters shop -> RedisKeys.counter(shop.tenant(), "letter:" + counter);
            case ShopOwner shop -> RedisKeys.counter(shop.tenant(), "owner:" + counter);
            case GiftCards shop -> RedisKeys.counter(shop.tenant(), "gift-card:" + counter);
            case Coupons shop -> RedisKeys.counter(shop.tenant(), "coupon:" + counter);
            case OrderLookups shop -> RedisKeys.counter(shop.tenant(), "order-lookup:" + counter);
            case Staff staff -> RedisKeys.installationCounter("sign-in:staff:" + counter);
            case Operators operators -> RedisKeys.installationCounter("sign-in:operator:" + counter);
            case Partners partners -> RedisKeys.installationCounter("sign-in:partner:" + counter);
        };
    }

    /** The key of the counter that all who come through the same door share. */
    default String doorKey() {
        return counterKey(this instanceof Staff(TenantId tenant) ? "tenant:" + tenant : "all");
    }

    /** Whether the door is one tenant's, and not the installation's. */
    default boolean isOfTenant() {
        return switch (this) {
            case Shop shop -> true;
            case ShopSignUp shop -> true;
            case ShopLetters shop -> true;
            case ShopOwner shop -> true;
            case GiftCards shop -> true;
            case Coupons shop -> true;
            case OrderLookups shop -> true;
            case Staff staff -> staff.tenant() != null;
            case Operators operators -> false;
            case Partners partners -> false;
        };
    }
}
