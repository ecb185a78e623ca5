package io.quelyos.auth.password;

import io.quelyos.persistence.redis.RedisKeys;
import io.quelyos.persistence.tenant.TenantId;

/**
 * Where somebody signs in, which decides whose counters count. Customers belong to one shop; accounts of staff, operators
 * and partners belong to the installation, so that naming another tenant with each attempt does not begin a new count.
 */
public sealed interface SignInRealm {
    /** A shop's customers. */
    record Shop(TenantId tenant) implements SignInRealm {}

    /** The staff of all tenants. */
    record Staff() implements SignInRealm {}

    /** Those who run the installation. */
    record Operators() implements SignInRealm {}

    /** Partners' programs. */
    record Partners() implements SignInRealm {}

    /** The key of one of the realm's counters. */
    default String counterKey(String counter) {
        return switch (this) {
            case Shop shop -> RedisKeys.counter(shop.tenant(), "sign-in:" + counter);
            case Staff staff -> RedisKeys.installationCounter("sign-in:staff:" + counter);
            case Operators operators -> RedisKeys.installationCounter("sign-in:operator:" + counter);
            case Partners partners -> RedisKeys.installationCounter("sign-in:partner:" + counter);
        };
    }
}
