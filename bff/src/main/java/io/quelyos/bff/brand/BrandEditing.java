package io.quelyos.bff.brand;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.audit.AuditTrail;
import io.quelyos.bff.catalog.CatalogTurns;
import io.quelyos.bff.catalog.Texts;
import io.quelyos.bff.catalog.edit.Mentions;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.graphql.type.InputPatch;
import io.quelyos.bff.graphql.type.UserError;
import io.quelyos.bff.graphql.type.UserError.Code;
import io.quelyos.persistence.brand.BrandMapper;
import io.quelyos.persistence.brand.BrandRow;
import io.quelyos.persistence.brand.BrandWriteMapper;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Keeps makers in order. A product has its maker's name as its own text; whatever happens to a maker happens to that text
 * in the same transaction, in the catalogue's turn, so that no import names the old maker in between.
 */
@Component
final class BrandEditing {

    private static final String ENTITY = "brand";
    private static final BrandRow NEW = new BrandRow(new UUID(0, 0), "", "", "", null, 1);

    private final CatalogTurns turns;
    private final BrandMapper brands;
    private final BrandWriteMapper writes;
    private final AuditTrail audit;

    BrandEditing(CatalogTurns turns, BrandMapper brands, BrandWriteMapper writes, AuditTrail audit) {
        this.turns = turns;
        this.brands = brands;
        this.writes = writes;
        this.audit = audit;
    }

    BrandPayload create(TenantContext context, Map<String, Object> input) {
        return turns.write(context, () -> {
            Map<String, @Nullable Object> whole = new HashMap<>(input);
            whole.computeIfAbsent("slug", field -> Texts.slug(String.valueOf(input.get("name"))));
            var patch = new InputPatch(whole);
            BrandRow wanted = wanted(patch, NEW, UuidCreator.getTimeOrderedEpoch());
            check(patch, wanted);
            if (!patch.isSound()) {
                return BrandPayload.refused(patch.errors());
            }
            writes.insert(context.tenantId().value(), wanted);
            audit.record(context, "brand.create", ENTITY, wanted.id(), Map.of("name", wanted.name()));
            return BrandPayload.done(read(wanted.id()));
        });
    }

    BrandPayload update(TenantContext context, String id, int version, Map<String, Object> input) {
        return edit(context, id, version, row -> {
            var patch = new InputPatch(input);
            BrandRow wanted = wanted(patch, row, row.id());
            check(patch, wanted);
            if (!patch.isSound()) {
                return BrandPayload.refused(patch.errors());
            }
            if (patch.changes().isEmpty()) {
                return BrandPayload.done(row);
            }
            writes.update(wanted);
            if (!wanted.name().equals(row.name())) {
                writes.updateProducts(row.id(), wanted.name());
            }
            audit.record(context, "brand.update", ENTITY, row.id(), patch.changes());
            return BrandPayload.done(read(row.id()));
        });
    }

    /** Gives all that one maker has to another. */
    BrandPayload merge(TenantContext context, String id, int version, String intoId) {
        return edit(context, id, version, row -> {
            UUID into = GlobalId.decode("brd", intoId).orElse(null);
            BrandRow stays = into == null ? null : brands.findById(into);
            if (stays == null) {
                return BrandPayload.refused(UserError.of(Code.NOT_FOUND, "There is no such maker.", "intoId"));
            }
            if (stays.id().equals(row.id())) {
                return BrandPayload.refused(UserError.of(Code.INVALID, "It is the same maker.", "intoId"));
            }
            int moved = writes.updateProducts(row.id(), stays.name());
            writes.updateRules(row.id(), stays.id());
            writes.updatePromotions(row.id(), stays.id());
            writes.delete(row.id(), row.version());
            Map<String, Object> detail = Map.of("name", row.name(), "into", stays.name(), "products", moved);
            audit.record(context, "brand.merge", ENTITY, row.id(), detail);
            return BrandPayload.done(stays);
        });
    }

    BrandPayload delete(TenantContext context, String id, int version) {
        return edit(context, id, version, row -> {
            int used = writes.countProducts(row.id());
            if (used > 0) {
                String message = used + " products are of this maker; merge it into another one instead.";
                return BrandPayload.refused(UserError.of(Code.WRONG_STATE, message, "id"));
            }
            UserError named = Mentions.refusal(writes, row.id());
            if (named != null) {
                return BrandPayload.refused(named);
            }
            writes.delete(row.id(), row.version());
            audit.record(context, "brand.delete", ENTITY, row.id(), Map.of("name", row.name()));
            return BrandPayload.done(row);
        });
    }

    private BrandPayload edit(TenantContext context, String id, int version, Function<BrandRow, BrandPayload> change) {
        UUID brandId = GlobalId.decode("brd", id).orElse(null);
        return turns.write(context, () -> {
            BrandRow row = brandId == null ? null : brands.findById(brandId);
            if (row == null) {
                return BrandPayload.refused(UserError.of(Code.NOT_FOUND, "There is no such maker.", "id"));
            }
            return row.version() == version
                ? change.apply(row)
                : BrandPayload.refused(new UserError.VersionConflict(row.version()));
        });
    }

    private static BrandRow wanted(InputPatch patch, BrandRow row, UUID id) {
        return new BrandRow(
            id,
            patch.slug("slug", row.slug()),
            patch.requiredText("name", row.name(), InputPatch.MAX_NAME_LENGTH),
            row.nameKey(),
            patch.text("description", row.description(), InputPatch.MAX_DESCRIPTION_LENGTH),
            row.version()
        );
    }

    private void check(InputPatch patch, BrandRow wanted) {
        if (!patch.isSound()) {
            return;
        }
        if (isAnother(brands.findBySlug(wanted.slug()), wanted)) {
            patch.refuse(Code.TAKEN, "Another maker has this slug.", "slug");
        }
        if (isAnother(brands.findByName(wanted.name()), wanted)) {
            patch.refuse(Code.TAKEN, "Another maker has this name; merge the two instead.", "name");
        }
    }

    private static boolean isAnother(@Nullable BrandRow found, BrandRow wanted) {
        return found != null && !found.id().equals(wanted.id());
    }

    private BrandRow read(UUID id) {
        return Objects.requireNonNull(brands.findById(id), "it was just written");
    }
}
