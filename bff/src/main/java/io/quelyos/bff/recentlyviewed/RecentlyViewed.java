package io.quelyos.bff.recentlyviewed;

import io.quelyos.auth.context.Actor;
import io.quelyos.auth.context.ApiErrorCode;
import io.quelyos.auth.context.ApiException;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.catalog.shop.ShopProduct;
import io.quelyos.bff.graphql.type.UserError;
import io.quelyos.bff.graphql.type.UserError.Code;
import io.quelyos.persistence.catalog.ProductRow;
import io.quelyos.persistence.catalog.page.ProductPageMapper;
import io.quelyos.persistence.redis.RecentlyViewedStore;
import io.quelyos.persistence.redis.RedisKeys;
import io.quelyos.persistence.redis.RedisPatience;
import io.quelyos.persistence.tenant.TenantDb;
import io.quelyos.persistence.tenant.TenantScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Remembers which products a buyer looked at, for as long as there is a session to remember it by. It is a comfort: when
 * Redis does not answer, nothing is remembered and the list is empty. What is shown is read anew each time, so that a
 * product that was withdrawn meanwhile does not come back.
 */
@Component
public final class RecentlyViewed {

    private final TenantDb tenantDb;
    private final ProductPageMapper products;
    private final RecentlyViewedStore store;
    private final RecentlyViewedSettings settings;
    private final RedisPatience redis;
    private final Clock clock;

    RecentlyViewed(
        TenantDb tenantDb,
        ProductPageMapper products,
        RecentlyViewedStore store,
        RecentlyViewedSettings settings,
        Clock clock
    ) {
        this.tenantDb = tenantDb;
        this.products = products;
        this.store = store;
        this.settings = settings;
        this.redis = new RedisPatience("recently viewed products", settings.redisPause());
        this.clock = clock;
    }

    /** The published ones of the products that the buyer looked at, the last one first. */
    List<ShopProduct> list(TenantContext context, int first) {
        if (first < 1 || first > settings.kept()) {
            throw new ApiException(ApiErrorCode.BAD_USER_INPUT, "first must be 1 to " + settings.kept() + ".");
        }
        String key = key(context);
        List<UUID> ids = key == null ? List.of() : redis.ask(() -> store.list(key, settings.kept()), List::of);
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<UUID, ProductRow> published = tenantDb
            .read(context, () -> products.listPublished(ids))
            .stream()
            .collect(Collectors.toMap(ProductRow::id, Function.identity()));
        return ids
            .stream()
            .map(published::get)
            .filter(Objects::nonNull)
            .limit(first)
            .map(row -> ShopProduct.of(context, row))
            .toList();
    }

    /** Notes that the buyer looks at a product. */
    ViewedPayload record(TenantContext context, @Nullable UUID product) {
        boolean isThere =
            product != null && !tenantDb.read(context, () -> products.listPublished(List.of(product))).isEmpty();
        if (product == null || !isThere) {
            return ViewedPayload.refused(UserError.of(Code.NOT_FOUND, "There is no such product.", "id"));
        }
        String key = key(context);
        return new ViewedPayload(key != null && isRecorded(key, product), List.of());
    }

    /** Brings along what a guest looked at, once the guest turns out to be a customer. Never fails. */
    public void afterSignIn(TenantContext guest, UUID customerId) {
        if (guest.actor() instanceof Actor.Visitor visitor && visitor.guestSessionId() != null) {
            String from = RedisKeys.viewedByGuest(guest.tenantId(), visitor.guestSessionId());
            String into = RedisKeys.viewedByCustomer(guest.tenantId(), customerId);
            redis.ask(
                () -> {
                    store.merge(into, from, settings.kept(), settings.timeToLive());
                    return true;
                },
                () -> false
            );
        }
    }

    /** What a customer looked at, published or not, the last one first; nothing where Redis does not answer. */
    public List<UUID> listOf(TenantScoped scope, UUID customerId) {
        String key = RedisKeys.viewedByCustomer(scope.tenantId(), customerId);
        return redis.ask(() -> store.list(key, settings.kept()), List::of);
    }

    /** Forgets what a customer looked at; where Redis does not answer, time forgets it. */
    public void forget(TenantScoped scope, UUID customerId) {
        redis.ask(
            () -> {
                store.delete(RedisKeys.viewedByCustomer(scope.tenantId(), customerId));
                return true;
            },
            () -> false
        );
    }

    private boolean isRecorded(String key, UUID product) {
        return redis.ask(
            () -> {
                store.record(key, product, clock.instant(), settings.kept(), settings.timeToLive());
                return true;
            },
            () -> false
        );
    }

    /** Where the buyer's list is; null for somebody who cannot be known again. */
    private static @Nullable String key(TenantContext context) {
        return switch (context.actor()) {
            case Actor.Customer customer -> RedisKeys.viewedByCustomer(context.tenantId(), customer.customerId());
            case Actor.Visitor visitor when visitor.guestSessionId() != null -> RedisKeys.viewedByGuest(
                context.tenantId(),
                visitor.guestSessionId()
            );
            default -> null;
        };
    }

    /**
     * Answers the noting of a look.
     *
     * @param recorded false where there is no session to remember it by, or nowhere to remember it at the moment
     */
    record ViewedPayload(boolean recorded, List<UserError> userErrors) {
        static ViewedPayload refused(UserError reason) {
            return new ViewedPayload(false, List.of(reason));
        }
    }
}
