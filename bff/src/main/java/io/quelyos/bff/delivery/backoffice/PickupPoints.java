package io.quelyos.bff.delivery.backoffice;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.delivery.DeliveryLimits;
import io.quelyos.bff.delivery.backoffice.DeliveryInputs.PickupPointInput;
import io.quelyos.bff.delivery.backoffice.DeliveryPayloads.PickupPointPayload;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.graphql.type.UserError;
import io.quelyos.bff.graphql.type.UserError.Code;
import io.quelyos.persistence.delivery.PickupPointRow;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The points where buyers fetch their goods, as staff work on them. */
@Component
final class PickupPoints {

    static final String PREFIX = "pup";
    private static final String ENTITY = "pickup_point";

    private final DeliveryStore store;
    private final DeliveryLimits limits;

    PickupPoints(DeliveryStore store, DeliveryLimits limits) {
        this.store = store;
        this.limits = limits;
    }

    /** All points, straight from the database. */
    List<BackofficePickupPoint> list(TenantContext context) {
        return store
            .read(context, () -> store.reads().listPickupPoints(limits.pickupPoints()))
            .stream()
            .map(row -> BackofficePickupPoint.of(row, context.baseCurrency()))
            .toList();
    }

    PickupPointPayload create(TenantContext context, PickupPointInput input) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        return store.change(context, () -> {
            var check = new InputCheck();
            PickupPointRow row = new DeliveryReader(check, limits, context.baseCurrency()).pickupPoint(id, 1, input);
            if (store.reads().countPickupPoints() >= limits.pickupPoints()) {
                check.refuse(Code.WRONG_STATE, "There are " + limits.pickupPoints() + " points already.");
            }
            if (!check.isRight()) {
                return PickupPointPayload.refused(check.errors());
            }
            store.writes().insertPickupPoint(context.tenantId().value(), row);
            store.record(context, "pickup_point.create", ENTITY, id, Map.of("name", row.name()));
            return done(context, id);
        });
    }

    PickupPointPayload update(TenantContext context, String globalId, int version, PickupPointInput input) {
        UUID id = GlobalId.decode(PREFIX, globalId).orElse(null);
        return store.change(context, () -> {
            PickupPointRow row = id == null ? null : store.reads().findPickupPoint(id);
            List<UserError> refusal = DeliveryStore.refuse(row == null ? null : row.version(), version, "pickup point");
            if (row == null || !refusal.isEmpty()) {
                return PickupPointPayload.refused(refusal);
            }
            var check = new InputCheck();
            var reader = new DeliveryReader(check, limits, context.baseCurrency());
            PickupPointRow wanted = reader.pickupPoint(row.id(), version, input);
            if (!check.isRight()) {
                return PickupPointPayload.refused(check.errors());
            }
            store.writes().updatePickupPoint(wanted);
            store.record(context, "pickup_point.update", ENTITY, row.id(), Map.of("before", row, "after", wanted));
            return done(context, row.id());
        });
    }

    PickupPointPayload delete(TenantContext context, String globalId, int version) {
        UUID id = GlobalId.decode(PREFIX, globalId).orElse(null);
        return store.change(context, () -> {
            PickupPointRow row = id == null ? null : store.reads().findPickupPoint(id);
            List<UserError> refusal = DeliveryStore.refuse(row == null ? null : row.version(), version, "pickup point");
            if (row == null || !refusal.isEmpty()) {
                return PickupPointPayload.refused(refusal);
            }
            PickupPointPayload last = done(context, row.id());
            store.writes().deletePickupPoint(row.id(), version);
            store.record(context, "pickup_point.delete", ENTITY, row.id(), Map.of("name", row.name()));
            return last;
        });
    }

    private PickupPointPayload done(TenantContext context, UUID id) {
        PickupPointRow row = Objects.requireNonNull(
            store.reads().findPickupPoint(id),
            "it is there in this transaction"
        );
        return new PickupPointPayload(BackofficePickupPoint.of(row, context.baseCurrency()), List.of());
    }
}
