package io.quelyos.bff.delivery.backoffice;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.delivery.DeliveryLimits;
import io.quelyos.bff.delivery.backoffice.DeliveryInputs.RateInput;
import io.quelyos.bff.delivery.backoffice.DeliveryPayloads.RatePayload;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.graphql.type.UserError;
import io.quelyos.bff.graphql.type.UserError.Code;
import io.quelyos.persistence.delivery.DeliveryRateRow;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The ways to deliver to a zone, as staff work on them. */
@Component
final class DeliveryRates {

    static final String PREFIX = "drt";
    private static final String ENTITY = "delivery_rate";

    private final DeliveryStore store;
    private final DeliveryLimits limits;

    DeliveryRates(DeliveryStore store, DeliveryLimits limits) {
        this.store = store;
        this.limits = limits;
    }

    RatePayload create(TenantContext context, String globalZoneId, RateInput input) {
        UUID zone = GlobalId.decode(DeliveryZones.PREFIX, globalZoneId).orElse(null);
        UUID id = UuidCreator.getTimeOrderedEpoch();
        return store.change(context, () -> {
            if (zone == null || store.reads().findZone(zone) == null) {
                return RatePayload.refused(List.of(UserError.of(Code.NOT_FOUND, "There is no such zone.", "zoneId")));
            }
            var check = new InputCheck();
            DeliveryRateRow row = new DeliveryReader(check, limits, context.baseCurrency()).rate(id, zone, 1, input);
            if (store.reads().countRates(zone) >= limits.ratesPerZone()) {
                check.refuse(Code.WRONG_STATE, "The zone has " + limits.ratesPerZone() + " rates already.");
            }
            if (!check.isRight()) {
                return RatePayload.refused(check.errors());
            }
            store.writes().insertRate(context.tenantId().value(), row);
            store.record(context, "delivery_rate.create", ENTITY, id, Map.of("name", row.name(), "zone", zone));
            return done(context, id);
        });
    }

    RatePayload update(TenantContext context, String globalId, int version, RateInput input) {
        UUID id = GlobalId.decode(PREFIX, globalId).orElse(null);
        return store.change(context, () -> {
            DeliveryRateRow row = id == null ? null : store.reads().findRate(id);
            List<UserError> refusal = DeliveryStore.refuse(row == null ? null : row.version(), version, "rate");
            if (row == null || !refusal.isEmpty()) {
                return RatePayload.refused(refusal);
            }
            var check = new InputCheck();
            var reader = new DeliveryReader(check, limits, context.baseCurrency());
            DeliveryRateRow wanted = reader.rate(row.id(), row.zoneId(), version, input);
            if (!check.isRight()) {
                return RatePayload.refused(check.errors());
            }
            store.writes().updateRate(wanted);
            store.record(context, "delivery_rate.update", ENTITY, row.id(), Map.of("before", row, "after", wanted));
            return done(context, row.id());
        });
    }

    RatePayload delete(TenantContext context, String globalId, int version) {
        UUID id = GlobalId.decode(PREFIX, globalId).orElse(null);
        return store.change(context, () -> {
            DeliveryRateRow row = id == null ? null : store.reads().findRate(id);
            List<UserError> refusal = DeliveryStore.refuse(row == null ? null : row.version(), version, "rate");
            if (row == null || !refusal.isEmpty()) {
                return RatePayload.refused(refusal);
            }
            RatePayload last = done(context, row.id());
            store.writes().deleteRate(row.id(), version);
            store.record(context, "delivery_rate.delete", ENTITY, row.id(), Map.of("name", row.name()));
            return last;
        });
    }

    private RatePayload done(TenantContext context, UUID id) {
        DeliveryRateRow row = Objects.requireNonNull(store.reads().findRate(id), "it is there in this transaction");
        return new RatePayload(BackofficeDeliveryZone.Rate.of(row, context.baseCurrency()), List.of());
    }
}
