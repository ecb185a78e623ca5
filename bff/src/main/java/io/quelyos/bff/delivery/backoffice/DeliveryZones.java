package io.quelyos.bff.delivery.backoffice;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.delivery.DeliveryLimits;
import io.quelyos.bff.delivery.backoffice.DeliveryInputs.ZoneInput;
import io.quelyos.bff.delivery.backoffice.DeliveryPayloads.ZonePayload;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.graphql.type.UserError;
import io.quelyos.bff.graphql.type.UserError.Code;
import io.quelyos.persistence.delivery.DeliveryAreaRow;
import io.quelyos.persistence.delivery.DeliveryRateRow;
import io.quelyos.persistence.delivery.DeliveryZoneRow;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The zones that a tenant delivers to, as staff work on them. */
@Component
final class DeliveryZones {

    static final String PREFIX = "dzn";
    private static final String ENTITY = "delivery_zone";

    private final DeliveryStore store;
    private final DeliveryLimits limits;

    DeliveryZones(DeliveryStore store, DeliveryLimits limits) {
        this.store = store;
        this.limits = limits;
    }

    /** All zones with their areas and rates, straight from the database. */
    List<BackofficeDeliveryZone> list(TenantContext context) {
        return store.read(context, () -> {
            List<DeliveryZoneRow> zones = store.reads().listZones(limits.zones());
            List<DeliveryAreaRow> areas = store.reads().listAreas(limits.zones() * limits.areasPerZone());
            List<DeliveryRateRow> rates = store.reads().listRates(limits.zones() * limits.ratesPerZone());
            return zones
                .stream()
                .map(zone -> BackofficeDeliveryZone.of(zone, areas, rates, context.baseCurrency()))
                .toList();
        });
    }

    ZonePayload create(TenantContext context, ZoneInput input) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        return store.change(context, () -> {
            var check = new InputCheck();
            var reader = new DeliveryReader(check, limits, context.baseCurrency());
            String name = reader.name(input.name());
            int position = check.position(input.position(), "position");
            List<DeliveryAreaRow> areas = reader.areas(id, input);
            checkName(check, name, id);
            if (store.reads().countZones() >= limits.zones()) {
                check.refuse(Code.WRONG_STATE, "There are " + limits.zones() + " zones already, which is the most.");
            }
            if (!check.isRight()) {
                return ZonePayload.refused(check.errors());
            }
            store.writes().insertZone(context.tenantId().value(), id, name, position);
            store.writes().insertAreas(context.tenantId().value(), areas);
            store.record(context, "delivery_zone.create", ENTITY, id, Map.of("name", name, "areas", areas.size()));
            return done(context, id);
        });
    }

    ZonePayload update(TenantContext context, String globalId, int version, ZoneInput input) {
        UUID id = GlobalId.decode(PREFIX, globalId).orElse(null);
        return store.change(context, () -> {
            DeliveryZoneRow row = id == null ? null : store.reads().findZone(id);
            List<UserError> refusal = DeliveryStore.refuse(row == null ? null : row.version(), version, "zone");
            if (row == null || !refusal.isEmpty()) {
                return ZonePayload.refused(refusal);
            }
            var check = new InputCheck();
            var reader = new DeliveryReader(check, limits, context.baseCurrency());
            String name = reader.name(input.name());
            int position = check.position(input.position(), "position");
            List<DeliveryAreaRow> areas = reader.areas(row.id(), input);
            checkName(check, name, row.id());
            if (!check.isRight()) {
                return ZonePayload.refused(check.errors());
            }
            store.writes().updateZone(row.id(), version, name, position);
            store.writes().deleteAreas(row.id());
            store.writes().insertAreas(context.tenantId().value(), areas);
            store.record(
                context,
                "delivery_zone.update",
                ENTITY,
                row.id(),
                Map.of("name", name, "areas", areas.size())
            );
            return done(context, row.id());
        });
    }

    /** Takes a zone away with its rates; carts that had chosen one of these have chosen none then. */
    ZonePayload delete(TenantContext context, String globalId, int version) {
        UUID id = GlobalId.decode(PREFIX, globalId).orElse(null);
        return store.change(context, () -> {
            DeliveryZoneRow row = id == null ? null : store.reads().findZone(id);
            List<UserError> refusal = DeliveryStore.refuse(row == null ? null : row.version(), version, "zone");
            if (row == null || !refusal.isEmpty()) {
                return ZonePayload.refused(refusal);
            }
            ZonePayload last = done(context, row.id());
            store.writes().deleteZone(row.id(), version);
            store.record(context, "delivery_zone.delete", ENTITY, row.id(), Map.of("name", row.name()));
            return last;
        });
    }

    private void checkName(InputCheck check, String name, UUID id) {
        if (store.reads().isZoneNameTaken(name, id)) {
            check.refuse(Code.TAKEN, "Another zone has this name.", "name");
        }
    }

    private ZonePayload done(TenantContext context, UUID id) {
        DeliveryZoneRow row = Objects.requireNonNull(store.reads().findZone(id), "it is there in this transaction");
        List<DeliveryAreaRow> areas = store.reads().listAreasOfZone(id, limits.areasPerZone());
        List<DeliveryRateRow> rates = store.reads().listRates(limits.zones() * limits.ratesPerZone());
        return new ZonePayload(BackofficeDeliveryZone.of(row, areas, rates, context.baseCurrency()), List.of());
    }
}
