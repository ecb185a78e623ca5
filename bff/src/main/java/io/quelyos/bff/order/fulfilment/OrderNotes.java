package io.quelyos.bff.order.fulfilment;

import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.audit.AuditTrail;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.graphql.type.UserError;
import io.quelyos.bff.graphql.type.UserError.Code;
import io.quelyos.bff.order.OrderEventKind;
import io.quelyos.bff.order.OrderTimeline;
import io.quelyos.bff.order.reading.OrderPayload;
import io.quelyos.bff.order.reading.OrderView;
import io.quelyos.persistence.order.OrderMapper;
import io.quelyos.persistence.order.OrderRow;
import io.quelyos.persistence.tenant.TenantDb;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What staff write into orders' histories. A note changes nothing of the order, so that it needs no version. */
@Component
final class OrderNotes {

    private static final int LONGEST = 2_000;

    private final TenantDb tenantDb;
    private final OrderMapper orders;
    private final OrderTimeline timeline;
    private final AuditTrail audit;

    OrderNotes(TenantDb tenantDb, OrderMapper orders, OrderTimeline timeline, AuditTrail audit) {
        this.tenantDb = tenantDb;
        this.orders = orders;
        this.timeline = timeline;
        this.audit = audit;
    }

    OrderPayload add(TenantContext context, String id, String note) {
        String text = note.strip();
        if (text.isEmpty() || text.length() > LONGEST || text.indexOf('\0') >= 0) {
            return OrderPayload.refused(UserError.of(Code.INVALID, "A note has 1 to 2,000 characters.", "note"));
        }
        return tenantDb.write(context, () -> {
            OrderRow order = GlobalId.decode("ord", id).map(orders::findById).orElse(null);
            if (order == null) {
                return OrderPayload.refused(UserError.of(Code.NOT_FOUND, "There is no such order.", "id"));
            }
            timeline.record(context, order.id(), OrderEventKind.NOTE_ADDED, Map.of("note", text));
            audit.record(context, "order.addNote", "order", order.id(), Map.of());
            return new OrderPayload(new OrderView(order), List.of());
        });
    }
}
