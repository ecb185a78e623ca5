package io.quelyos.bff.wishlist;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.auth.secret.LinkSecret;
import io.quelyos.bff.graphql.type.DeletedPayload;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.graphql.type.UserError;
import io.quelyos.bff.graphql.type.UserError.Code;
import io.quelyos.bff.wishlist.ShopWishlist.ShopSharedWishlist;
import io.quelyos.persistence.account.CustomerMapper;
import io.quelyos.persistence.tenant.TenantDb;
import io.quelyos.persistence.wishlist.WishlistMapper;
import io.quelyos.persistence.wishlist.WishlistRow;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Customers' lists of wishes; each customer reaches only their own, and whoever has a link reads one. */
@Component
@EnableConfigurationProperties(WishlistSettings.class)
final class Wishlists {

    static final UserError UNKNOWN = UserError.of(Code.NOT_FOUND, "There is no such list.", "id");
    private static final UserError TAKEN = UserError.of(Code.TAKEN, "Another list has this name.", "name");
    private static final UserError NO_ACCOUNT = UserError.of(Code.NOT_FOUND, "This account exists no longer.");
    private static final UserError BAD_NAME = UserError.of(
        Code.INVALID,
        "A name has 1 to 100 characters that can be printed.",
        "name"
    );
    private static final int LONGEST_NAME = 100;

    private final TenantDb tenantDb;
    private final CustomerMapper customers;
    private final WishlistMapper lists;
    private final WishlistSettings settings;

    Wishlists(TenantDb tenantDb, CustomerMapper customers, WishlistMapper lists, WishlistSettings settings) {
        this.tenantDb = tenantDb;
        this.customers = customers;
        this.lists = lists;
        this.settings = settings;
    }

    /** A customer's lists, the default one first. */
    List<ShopWishlist> listOf(TenantContext context, UUID customerId) {
        return tenantDb
            .read(context, () -> lists.listOfCustomer(customerId, WishlistSettings.MOST_LISTS))
            .stream()
            .map(ShopWishlist::of)
            .toList();
    }

    /** The list that a link leads to; null where the link is over or never was. */
    @Nullable
    ShopSharedWishlist findShared(TenantContext context, String token) {
        if (!LinkSecret.isPossible(token)) {
            return null;
        }
        WishlistRow row = tenantDb.<@Nullable WishlistRow>read(context, () ->
            lists.findByShare(LinkSecret.hash(token))
        );
        return row == null ? null : new ShopSharedWishlist(row.id(), row.name());
    }

    ShopWishlistPayload create(TenantContext context, UUID customerId, String name) {
        if (!isName(name)) {
            return ShopWishlistPayload.refused(BAD_NAME);
        }
        return tenantDb.write(context, () -> {
            UUID id = UuidCreator.getTimeOrderedEpoch();
            UserError error = insert(customerId, id, name.strip());
            return error == null ? read(customerId, id) : ShopWishlistPayload.refused(error);
        });
    }

    /**
     * The customer's default list, which is begun where there is none; inside a transaction, which locks it. Null where the
     * account is gone.
     */
    @Nullable
    UUID lockDefault(UUID customerId, String usualName) {
        UUID found = lists.lockDefault(customerId);
        if (found != null || customers.lockById(customerId) == null) {
            return found;
        }
        // Another request may have begun it before the customer was locked.
        UUID begun = lists.lockDefault(customerId);
        if (begun != null) {
            return begun;
        }
        UUID id = UuidCreator.getTimeOrderedEpoch();
        lists.insert(customerId, id, usualName, true);
        return id;
    }

    private @Nullable UserError insert(UUID customerId, UUID id, String name) {
        if (customers.lockById(customerId) == null) {
            return NO_ACCOUNT;
        }
        int count = lists.countOfCustomer(customerId);
        if (count >= settings.perCustomer()) {
            String message = "You can have " + settings.perCustomer() + " lists at the most.";
            return new UserError.LimitReached(settings.perCustomer(), message, List.of());
        }
        return lists.insert(customerId, id, name, count == 0) == 0 ? TAKEN : null;
    }

    ShopWishlistPayload rename(TenantContext context, UUID customerId, String id, String name) {
        if (!isName(name)) {
            return ShopWishlistPayload.refused(BAD_NAME);
        }
        return tenantDb.write(context, () -> {
            // Names are compared while nobody else changes the customer's lists.
            UUID key = customers.lockById(customerId) == null ? null : lock(customerId, id);
            if (key == null) {
                return ShopWishlistPayload.refused(UNKNOWN);
            }
            return lists.updateName(customerId, key, name.strip()) == 0
                ? ShopWishlistPayload.refused(TAKEN)
                : read(customerId, key);
        });
    }

    ShopWishlistPayload setDefault(TenantContext context, UUID customerId, String id) {
        return change(context, customerId, id, key -> {
            lists.clearDefault(customerId);
            return lists.setDefault(customerId, key);
        });
    }

    /** Deletes a list; the default one stays, so that wishes always have a place to go. */
    DeletedPayload delete(TenantContext context, UUID customerId, String id) {
        return tenantDb.write(context, () -> {
            UUID key = lock(customerId, id);
            if (key == null) {
                return DeletedPayload.refused(UNKNOWN);
            }
            return lists.delete(customerId, key) == 0
                ? DeletedPayload.refused(UserError.of(Code.WRONG_STATE, "Make another list the default first.", "id"))
                : DeletedPayload.done(key);
        });
    }

    /** Gives a list a new link; the secret is told now and never again, because only its hash is kept. */
    ShopWishlistPayload.Shared share(TenantContext context, UUID customerId, String id) {
        String token = LinkSecret.generate();
        ShopWishlistPayload payload = change(context, customerId, id, key ->
            lists.updateShare(customerId, key, LinkSecret.hash(token))
        );
        return new ShopWishlistPayload.Shared(
            payload.wishlist(),
            payload.wishlist() == null ? null : token,
            payload.userErrors()
        );
    }

    ShopWishlistPayload revokeShare(TenantContext context, UUID customerId, String id) {
        return change(context, customerId, id, key -> lists.clearShare(customerId, key));
    }

    /** What a list is now; inside a unit of work. */
    ShopWishlistPayload read(UUID customerId, UUID id) {
        WishlistRow row = Objects.requireNonNull(lists.findById(customerId, id), "it was just there");
        return ShopWishlistPayload.done(ShopWishlist.of(row));
    }

    private ShopWishlistPayload change(TenantContext context, UUID customerId, String id, ToIntFunction<UUID> work) {
        return tenantDb.write(context, () -> {
            UUID key = customers.lockById(customerId) == null ? null : lock(customerId, id);
            return key == null || work.applyAsInt(key) == 0
                ? ShopWishlistPayload.refused(UNKNOWN)
                : read(customerId, key);
        });
    }

    private @Nullable UUID lock(UUID customerId, String id) {
        return GlobalId.decode("wsl", id)
            .map(key -> lists.lockById(customerId, key))
            .orElse(null);
    }

    private static boolean isName(String name) {
        String text = name.strip();
        return !text.isEmpty() && text.length() <= LONGEST_NAME && text.chars().noneMatch(Character::isISOControl);
    }
}
