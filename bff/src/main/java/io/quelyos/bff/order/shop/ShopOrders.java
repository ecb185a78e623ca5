package io.quelyos.bff.order.shop;

import io.quelyos.auth.context.Actor;
import io.quelyos.auth.context.ApiErrorCode;
import io.quelyos.auth.context.ApiException;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.catalog.listing.SortDirection;
import io.quelyos.bff.graphql.type.Connection;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.graphql.type.PageRequest;
import io.quelyos.bff.live.LiveTopic;
import io.quelyos.bff.order.live.OrderNews;
import io.quelyos.bff.order.reading.OrderLists;
import io.quelyos.bff.order.reading.OrderView;
import io.quelyos.persistence.order.OrderMapper;
import io.quelyos.persistence.order.OrderRow;
import io.quelyos.persistence.order.listing.OrderCondition;
import io.quelyos.persistence.order.listing.OrderSort;
import io.quelyos.persistence.tenant.TenantDb;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The orders of the shop's callers: those of a customer, those of a guest's session, and those to which there is a key. */
@Component
public final class ShopOrders {

    private final TenantDb tenantDb;
    private final OrderMapper orders;
    private final OrderLists lists;
    private final OrderKeys keys;

    ShopOrders(TenantDb tenantDb, OrderMapper orders, OrderLists lists, OrderKeys keys) {
        this.tenantDb = tenantDb;
        this.orders = orders;
        this.lists = lists;
        this.keys = keys;
    }

    /** The signed-in customer's orders, the latest first. */
    Connection<OrderView> list(TenantContext context, PageRequest page) {
        OrderCondition where =
            context.actor() instanceof Actor.Customer customer
                ? new OrderCondition.OfCustomer(customer.customerId())
                : new OrderCondition.Never();
        return lists.list(context, "shop", where, OrderSort.PLACED_AT, SortDirection.DESC, page);
    }

    /** An order of the caller, or one that the key opens; null for all others. */
    @Nullable
    OrderRow find(TenantContext context, String id, @Nullable String key) {
        return GlobalId.decode("ord", id)
            .map(order -> tenantDb.<@Nullable OrderRow>read(context, () -> findVisible(context, order, key)))
            .orElse(null);
    }

    /** The id of such an order. */
    public @Nullable UUID findId(TenantContext context, String id, @Nullable String key) {
        return GlobalId.decode("ord", id)
            .filter(order -> tenantDb.<@Nullable OrderRow>read(context, () -> findVisible(context, order, key)) != null)
            .orElse(null);
    }

    /**
     * What tells of the one order that a key opens.
     *
     * @throws ApiException FORBIDDEN where the key opens no such order, or does so no longer
     */
    LiveTopic requireTopic(TenantContext context, @Nullable String id, String key) {
        UUID order = id == null ? null : GlobalId.decode("ord", id).orElse(null);
        OrderRow row =
            order == null || !keys.opens(context, order, key)
                ? null
                : tenantDb.<@Nullable OrderRow>read(context, () -> orders.findById(order));
        LiveTopic topic = row == null ? null : OrderNews.topic(row);
        if (topic == null) {
            throw new ApiException(ApiErrorCode.FORBIDDEN, "This key opens no such order; look it up again.");
        }
        return topic;
    }

    private @Nullable OrderRow findVisible(TenantContext context, UUID id, @Nullable String key) {
        if (key != null && keys.opens(context, id, key)) {
            return orders.findById(id);
        }
        return switch (context.actor()) {
            case Actor.Customer customer -> orders.findOwn(id, customer.customerId(), customer.guestSessionId());
            case Actor.Visitor visitor -> visitor.guestSessionId() == null
                ? null
                : orders.findOwn(id, null, visitor.guestSessionId());
            case Actor.Staff staff -> null;
            case Actor.Partner partner -> null;
        };
    }
}
