package io.quelyos.bff.location;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.audit.AuditTrail;
import io.quelyos.bff.catalog.CatalogTurns;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.graphql.type.InputPatch;
import io.quelyos.bff.graphql.type.UserError;
import io.quelyos.bff.graphql.type.UserError.Code;
import io.quelyos.persistence.location.LocationMapper;
import io.quelyos.persistence.location.LocationRow;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Creates, changes and deletes places, in the catalogue's turn, so that no stock comes to a place that is going. */
@Component
final class LocationEditing {

    private static final int MAX_LOCATIONS = 100;
    private static final int MAX_CODE_LENGTH = 50;
    private static final int MAX_POSITION = 1_000_000;
    private static final String ENTITY = "location";
    private static final LocationRow NEW = new LocationRow(new UUID(0, 0), "", "", 0, 1);

    private final CatalogTurns turns;
    private final LocationMapper locations;
    private final AuditTrail audit;

    LocationEditing(CatalogTurns turns, LocationMapper locations, AuditTrail audit) {
        this.turns = turns;
        this.locations = locations;
        this.audit = audit;
    }

    LocationPayload create(TenantContext context, Map<String, Object> input) {
        return turns.write(context, () -> {
            List<LocationRow> all = locations.listAll(MAX_LOCATIONS);
            if (all.size() >= MAX_LOCATIONS) {
                String message = "A tenant has at most " + MAX_LOCATIONS + " places.";
                return LocationPayload.refused(UserError.of(Code.WRONG_STATE, message, "input"));
            }
            var patch = new InputPatch(input);
            LocationRow wanted = wanted(patch, NEW, UuidCreator.getTimeOrderedEpoch(), all);
            if (!patch.isSound()) {
                return LocationPayload.refused(patch.errors());
            }
            locations.insert(context.tenantId().value(), wanted);
            audit.record(context, "location.create", ENTITY, wanted.id(), Map.of("code", wanted.code()));
            return LocationPayload.done(read(wanted.id()));
        });
    }

    LocationPayload update(TenantContext context, String id, int version, Map<String, Object> input) {
        return edit(context, id, version, row -> {
            var patch = new InputPatch(input);
            LocationRow wanted = wanted(patch, row, row.id(), locations.listAll(MAX_LOCATIONS));
            if (!patch.isSound()) {
                return LocationPayload.refused(patch.errors());
            }
            if (patch.changes().isEmpty()) {
                return LocationPayload.done(row);
            }
            locations.update(wanted);
            audit.record(context, "location.update", ENTITY, row.id(), patch.changes());
            return LocationPayload.done(read(row.id()));
        });
    }

    LocationPayload delete(TenantContext context, String id, int version) {
        return edit(context, id, version, row -> {
            int stocked = locations.countStocked(row.id());
            if (stocked > 0) {
                String message = "Stock of " + stocked + " articles is there; take it away first.";
                return LocationPayload.refused(UserError.of(Code.WRONG_STATE, message, "id"));
            }
            if (locations.isServing(row.id())) {
                String message = "Orders are served from there; it has to stay.";
                return LocationPayload.refused(UserError.of(Code.WRONG_STATE, message, "id"));
            }
            locations.deleteEmptyStock(row.id());
            locations.delete(row.id(), row.version());
            audit.record(context, "location.delete", ENTITY, row.id(), Map.of("code", row.code()));
            return LocationPayload.done(row);
        });
    }

    private LocationPayload edit(
        TenantContext context,
        String id,
        int version,
        Function<LocationRow, LocationPayload> change
    ) {
        UUID locationId = GlobalId.decode("loc", id).orElse(null);
        return turns.write(context, () -> {
            LocationRow row = locationId == null ? null : locations.findById(locationId);
            if (row == null) {
                return LocationPayload.refused(UserError.of(Code.NOT_FOUND, "There is no such place.", "id"));
            }
            return row.version() == version
                ? change.apply(row)
                : LocationPayload.refused(new UserError.VersionConflict(row.version()));
        });
    }

    private static LocationRow wanted(InputPatch patch, LocationRow row, UUID id, List<LocationRow> all) {
        String code = patch.slug("code", row.code());
        if (code.length() > MAX_CODE_LENGTH) {
            patch.refuse(Code.TOO_LONG, "A code has at most " + MAX_CODE_LENGTH + " characters.", "code");
        }
        if (all.stream().anyMatch(other -> other.code().equals(code) && !other.id().equals(id))) {
            patch.refuse(Code.TAKEN, "Another place has this code.", "code");
        }
        return new LocationRow(
            id,
            code,
            patch.requiredText("name", row.name(), InputPatch.MAX_NAME_LENGTH),
            patch.number("position", row.position(), 0, MAX_POSITION),
            row.version()
        );
    }

    private LocationRow read(UUID id) {
        return Objects.requireNonNull(locations.findById(id), "it was just written");
    }
}
