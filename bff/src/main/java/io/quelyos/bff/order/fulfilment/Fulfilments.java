package io.quelyos.bff.order.fulfilment;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.audit.AuditTrail;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.graphql.type.UserError;
import io.quelyos.bff.graphql.type.UserError.Code;
import io.quelyos.bff.order.OpenOrder;
import io.quelyos.bff.order.OrderChange;
import io.quelyos.bff.order.OrderDesk;
import io.quelyos.bff.order.OrderEventKind;
import io.quelyos.bff.order.OrderTimeline;
import io.quelyos.bff.order.StaffStep;
import io.quelyos.bff.order.invoice.Invoices;
import io.quelyos.bff.order.letter.OrderLetters;
import io.quelyos.bff.order.line.LinePieces;
import io.quelyos.persistence.order.OrderLineMapper;
import io.quelyos.persistence.order.OrderLineRow;
import io.quelyos.persistence.order.fulfilment.FulfilmentLineRow;
import io.quelyos.persistence.order.fulfilment.FulfilmentMapper;
import io.quelyos.persistence.order.fulfilment.FulfilmentRow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What staff do with parcels. Every deed has its row in the audit trail, its event in the history and its letter. */
@Component
final class Fulfilments {

    private static final int MOST_PARCELS = 100;

    private final OrderDesk desk;
    private final FulfilmentMapper parcels;
    private final OrderLineMapper lines;
    private final OrderTimeline timeline;
    private final OrderLetters letters;
    private final Invoices invoices;
    private final AuditTrail audit;

    Fulfilments(
        OrderDesk desk,
        FulfilmentMapper parcels,
        OrderLineMapper lines,
        OrderTimeline timeline,
        OrderLetters letters,
        Invoices invoices,
        AuditTrail audit
    ) {
        this.desk = desk;
        this.parcels = parcels;
        this.lines = lines;
        this.timeline = timeline;
        this.letters = letters;
        this.invoices = invoices;
        this.audit = audit;
    }

    /** Sends pieces that are left, all or some; the first parcel has the invoice issued. */
    OrderChange fulfil(TenantContext context, String id, int version, FulfilInput input) {
        return desk.change(context, id, version, StaffStep.FULFIL, order -> {
            LinePieces pieces = LinePieces.of(order, input.lines(), OrderLineRow::openQuantity, "input", "lines");
            List<UserError> errors = pieces.errors().isEmpty() ? input.tracking().check() : pieces.errors();
            if (errors.isEmpty() && parcels.findByOrders(List.of(order.id())).size() >= MOST_PARCELS) {
                errors = List.of(
                    new UserError.LimitReached(MOST_PARCELS, "An order has 100 parcels at the most.", List.of("id"))
                );
            }
            if (errors.isEmpty()) {
                send(context, order, pieces, input.tracking());
            }
            return errors;
        });
    }

    private void send(TenantContext context, OpenOrder order, LinePieces pieces, Tracking tracking) {
        UUID parcel = UuidCreator.getTimeOrderedEpoch();
        parcels.insert(parcel, order.id(), tracking.carrier(), tracking.trackingNumber(), tracking.page());
        pieces.pieces().forEach((line, quantity) -> {
            parcels.insertLine(new FulfilmentLineRow(parcel, line.id(), quantity));
            lines.addFulfilled(line.id(), quantity);
        });
        Map<String, Object> detail = detail(tracking);
        detail.put("pieces", pieces.count());
        note(context, order, OrderEventKind.FULFILLED, "order.fulfil", parcel, detail);
        letters.shipped(context, order, Objects.requireNonNull(parcels.findById(parcel), "just written"), pieces);
        invoices.issue(context, order);
    }

    /** Changes how a parcel on its way can be followed. */
    OrderChange track(TenantContext context, String id, int version, String fulfilmentId, Tracking tracking) {
        return desk.change(context, id, version, StaffStep.CHANGE_TRACKING, order -> {
            List<UserError> errors = tracking.check();
            return errors.isEmpty()
                ? withParcel(order, fulfilmentId, parcel -> {
                      parcels.updateTracking(
                          parcel.id(),
                          tracking.carrier(),
                          tracking.trackingNumber(),
                          tracking.page()
                      );
                      note(
                          context,
                          order,
                          OrderEventKind.TRACKING_CHANGED,
                          "order.track",
                          parcel.id(),
                          detail(tracking)
                      );
                      letters.shipped(context, order, reload(parcel), contents(order, parcel));
                      return null;
                  })
                : errors;
        });
    }

    /** A parcel has arrived. */
    OrderChange deliver(TenantContext context, String id, int version, String fulfilmentId) {
        return desk.change(context, id, version, StaffStep.MARK_DELIVERED, order ->
            withParcel(order, fulfilmentId, parcel -> {
                parcels.updateDelivered(parcel.id());
                note(context, order, OrderEventKind.DELIVERED, "order.deliver", parcel.id(), Map.of());
                letters.delivered(context, order, contents(order, parcel));
                return null;
            })
        );
    }

    /** A parcel was not sent after all: its pieces are to be sent again. */
    OrderChange cancel(TenantContext context, String id, int version, String fulfilmentId) {
        return desk.change(context, id, version, StaffStep.CANCEL_FULFILMENT, order ->
            withParcel(order, fulfilmentId, parcel -> {
                LinePieces contents = contents(order, parcel);
                boolean isReturned = contents
                    .pieces()
                    .entrySet()
                    .stream()
                    .anyMatch(each -> each.getKey().keptQuantity() < each.getValue());
                if (isReturned) {
                    return UserError.of(Code.WRONG_STATE, "Pieces of it were taken back already.", "fulfilmentId");
                }
                parcels.updateCancelled(parcel.id());
                contents.pieces().forEach((line, quantity) -> lines.addFulfilled(line.id(), -quantity));
                note(
                    context,
                    order,
                    OrderEventKind.FULFILMENT_CANCELLED,
                    "order.cancelFulfilment",
                    parcel.id(),
                    Map.of()
                );
                return null;
            })
        );
    }

    /** Works on a parcel that is on its way; the work tells why it was not done, or null. */
    private List<UserError> withParcel(
        OpenOrder order,
        String fulfilmentId,
        Function<FulfilmentRow, @Nullable UserError> work
    ) {
        FulfilmentRow parcel = GlobalId.decode("ful", fulfilmentId).map(parcels::findById).orElse(null);
        if (parcel == null || !parcel.orderId().equals(order.id())) {
            return List.of(UserError.of(Code.NOT_FOUND, "The order has no such parcel.", "fulfilmentId"));
        }
        if (!parcel.state().equals("SHIPPED")) {
            String message = "The parcel is not on its way: it is " + parcel.state() + ".";
            return List.of(UserError.of(Code.WRONG_STATE, message, "fulfilmentId"));
        }
        UserError refusal = work.apply(parcel);
        return refusal == null ? List.of() : List.of(refusal);
    }

    private LinePieces contents(OpenOrder order, FulfilmentRow parcel) {
        Map<OrderLineRow, Integer> pieces = new LinkedHashMap<>();
        for (FulfilmentLineRow packed : parcels.findLines(List.of(parcel.id()))) {
            pieces.put(
                Objects.requireNonNull(order.line(packed.orderLineId()), "the parcel's order"),
                packed.quantity()
            );
        }
        return new LinePieces(pieces, List.of());
    }

    private FulfilmentRow reload(FulfilmentRow parcel) {
        return Objects.requireNonNull(parcels.findById(parcel.id()), "it is there");
    }

    private void note(
        TenantContext context,
        OpenOrder order,
        OrderEventKind kind,
        String action,
        UUID parcel,
        Map<String, Object> detail
    ) {
        Map<String, Object> told = new LinkedHashMap<>(detail);
        told.put("fulfilmentId", GlobalId.encode("ful", parcel));
        timeline.record(context, order.id(), kind, told);
        audit.record(context, action, "order", order.id(), told);
    }

    private static Map<String, Object> detail(Tracking tracking) {
        Map<String, Object> detail = new LinkedHashMap<>();
        if (tracking.carrier() != null) {
            detail.put("carrier", tracking.carrier());
        }
        if (tracking.trackingNumber() != null) {
            detail.put("trackingNumber", tracking.trackingNumber());
        }
        return detail;
    }
}
