package io.quelyos.bff.order.reading;

import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.catalog.listing.SortDirection;
import io.quelyos.bff.graphql.type.Connection;
import io.quelyos.bff.graphql.type.CursorCodec;
import io.quelyos.bff.graphql.type.PageRequest;
import io.quelyos.persistence.order.OrderRow;
import io.quelyos.persistence.order.listing.OrderCondition;
import io.quelyos.persistence.order.listing.OrderListMapper;
import io.quelyos.persistence.order.listing.OrderListQuery;
import io.quelyos.persistence.order.listing.OrderSort;
import io.quelyos.persistence.tenant.TenantDb;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes pages of orders. A cursor is bound to its surface, sort and direction; another list refuses it. */
@Component
public final class OrderLists {

    private final TenantDb tenantDb;
    private final OrderListMapper orders;
    private final CursorCodec cursors;

    OrderLists(TenantDb tenantDb, OrderListMapper orders, CursorCodec cursors) {
        this.tenantDb = tenantDb;
        this.orders = orders;
        this.cursors = cursors;
    }

    /**
     * Reads a page in one statement; a second one counts, only where the total is asked for.
     *
     * @param surface names the surface, for its cursors
     * @param where which orders; carries the surface's rule of what may be seen
     */
    public Connection<OrderView> list(
        TenantContext context,
        String surface,
        OrderCondition where,
        OrderSort sort,
        SortDirection direction,
        PageRequest page
    ) {
        String list = surface + ".orders." + sort + "." + direction;
        OrderCondition all = sort.isOfPlaced()
            ? new OrderCondition.All(List.of(new OrderCondition.Placed(), where))
            : where;
        var query = new OrderListQuery(
            all,
            sort,
            direction == SortDirection.DESC,
            place(list, sort, page.after()),
            page.limit()
        );
        List<OrderRow> rows = tenantDb.read(context, () -> orders.list(query));
        return Connection.of(
            rows,
            page,
            row -> cursors.encode(list, List.of(sort.key(row), row.id().toString())),
            () -> tenantDb.read(context, () -> orders.count(all))
        ).map(OrderView::new);
    }

    private OrderListQuery.@Nullable Place place(String list, OrderSort sort, @Nullable String after) {
        if (after == null) {
            return null;
        }
        List<String> key = cursors.decode(list, after);
        return new OrderListQuery.Place(sort.parse(key.getFirst()), UUID.fromString(key.getLast()));
    }
}
