package io.quelyos.bff.collection;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.audit.AuditTrail;
import io.quelyos.bff.catalog.CatalogTurns;
import io.quelyos.bff.catalog.Texts;
import io.quelyos.bff.catalog.edit.Mentions;
import io.quelyos.bff.catalog.listing.CatalogLimits;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.graphql.type.InputPatch;
import io.quelyos.bff.graphql.type.UserError;
import io.quelyos.bff.graphql.type.UserError.Code;
import io.quelyos.persistence.collection.CollectionMapper;
import io.quelyos.persistence.collection.CollectionRow;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Creates, changes and deletes collections, in the catalogue's turn, and lets this server forget what it knew of them. */
@Component
final class CollectionEditing {

    private static final int MAX_PINNED = 250;
    private static final int MAX_POSITION = 1_000_000;
    private static final String ENTITY = "collection";
    private static final String RULE = "rule";
    private static final String PINNED = "pinnedProductIds";
    private static final CollectionRow NEW = new CollectionRow(new UUID(0, 0), "", "", null, null, null, null, 0, 1);

    private final CatalogTurns turns;
    private final Collections collections;
    private final CollectionMapper mapper;
    private final CatalogLimits limits;
    private final AuditTrail audit;

    CollectionEditing(
        CatalogTurns turns,
        Collections collections,
        CollectionMapper mapper,
        CatalogLimits limits,
        AuditTrail audit
    ) {
        this.turns = turns;
        this.collections = collections;
        this.mapper = mapper;
        this.limits = limits;
        this.audit = audit;
    }

    CollectionPayload create(TenantContext context, Map<String, Object> input) {
        return write(context, () -> {
            if (mapper.countAll() >= Collections.MAX_COLLECTIONS) {
                String message = "A tenant has at most " + Collections.MAX_COLLECTIONS + " collections.";
                return CollectionPayload.refused(UserError.of(Code.WRONG_STATE, message, "input"));
            }
            Map<String, @Nullable Object> whole = new HashMap<>(input);
            whole.computeIfAbsent("slug", field -> Texts.slug(String.valueOf(input.get("name"))));
            var patch = new InputPatch(whole);
            CollectionRow wanted = wanted(context, patch, NEW, UuidCreator.getTimeOrderedEpoch());
            List<UUID> pinned = pinned(patch, List.of());
            if (!patch.isSound()) {
                return CollectionPayload.refused(patch.errors());
            }
            mapper.insert(context.tenantId().value(), wanted);
            mapper.insertPinned(context.tenantId().value(), wanted.id(), pinned);
            audit.record(context, "collection.create", ENTITY, wanted.id(), Map.of("slug", wanted.slug()));
            return CollectionPayload.done(read(wanted.id()));
        });
    }

    CollectionPayload update(TenantContext context, String id, int version, Map<String, Object> input) {
        return edit(context, id, version, row -> {
            var patch = new InputPatch(input);
            CollectionRow wanted = wanted(context, patch, row, row.id());
            List<UUID> stored = mapper.listPinned(row.id());
            List<UUID> pinned = pinned(patch, stored);
            if (!patch.isSound()) {
                return CollectionPayload.refused(patch.errors());
            }
            if (patch.changes().isEmpty()) {
                return CollectionPayload.done(row);
            }
            mapper.update(wanted);
            if (!pinned.equals(stored)) {
                mapper.deletePinned(row.id());
                mapper.insertPinned(context.tenantId().value(), row.id(), pinned);
            }
            audit.record(context, "collection.update", ENTITY, row.id(), patch.changes());
            return CollectionPayload.done(read(row.id()));
        });
    }

    CollectionPayload delete(TenantContext context, String id, int version) {
        return edit(context, id, version, row -> {
            UserError named = Mentions.refusal(mapper, row.id());
            if (named != null) {
                return CollectionPayload.refused(named);
            }
            mapper.delete(row.id(), row.version());
            audit.record(context, "collection.delete", ENTITY, row.id(), Map.of("slug", row.slug()));
            return CollectionPayload.done(row);
        });
    }

    private CollectionPayload edit(
        TenantContext context,
        String id,
        int version,
        Function<CollectionRow, CollectionPayload> change
    ) {
        UUID collectionId = GlobalId.decode("col", id).orElse(null);
        return write(context, () -> {
            CollectionRow row = collectionId == null ? null : mapper.findById(collectionId);
            if (row == null) {
                return CollectionPayload.refused(UserError.of(Code.NOT_FOUND, "There is no such collection.", "id"));
            }
            return row.version() == version
                ? change.apply(row)
                : CollectionPayload.refused(new UserError.VersionConflict(row.version()));
        });
    }

    private CollectionPayload write(TenantContext context, Supplier<CollectionPayload> work) {
        CollectionPayload payload = turns.write(context, work);
        collections.forget(context);
        return payload;
    }

    private CollectionRow wanted(TenantContext context, InputPatch patch, CollectionRow row, UUID id) {
        String slug = patch.slug("slug", row.slug());
        CollectionRow owner = mapper.findBySlug(slug);
        if (owner != null && !owner.id().equals(id)) {
            patch.refuse(Code.TAKEN, "Another collection has this slug.", "slug");
        }
        return new CollectionRow(
            id,
            slug,
            patch.requiredText("name", row.name(), InputPatch.MAX_NAME_LENGTH),
            patch.text("description", row.description(), InputPatch.MAX_DESCRIPTION_LENGTH),
            patch.text("seoTitle", row.seoTitle(), InputPatch.MAX_SEO_LENGTH),
            patch.text("seoDescription", row.seoDescription(), InputPatch.MAX_SEO_LENGTH),
            rule(context, patch, row.rule()),
            patch.number("position", row.position(), 0, MAX_POSITION),
            row.version()
        );
    }

    private @Nullable String rule(TenantContext context, InputPatch patch, @Nullable String stored) {
        if (!patch.has(RULE)) {
            return stored;
        }
        CollectionRule before = stored == null ? null : CollectionRule.parse(stored);
        if (!(patch.raw(RULE) instanceof Map<?, ?> input)) {
            patch.change(RULE, before, null);
            return null;
        }
        var reader = new RuleReader(limits, context.baseCurrency(), patch);
        CollectionRule wanted = reader.read(input);
        Set<UUID> known = new HashSet<>(mapper.listKnown(List.copyOf(reader.references().keySet())));
        reader.references().forEach((id, path) -> {
            if (!known.contains(id)) {
                patch.refuse(Code.NOT_FOUND, "There is no such thing.", path);
            }
        });
        patch.change(RULE, before, wanted);
        return wanted.json();
    }

    private List<UUID> pinned(InputPatch patch, List<UUID> stored) {
        if (!patch.has(PINNED)) {
            return stored;
        }
        List<?> sent = patch.raw(PINNED) instanceof List<?> list ? list : List.of();
        List<UUID> ids = sent
            .stream()
            .flatMap(text -> GlobalId.decode("prd", String.valueOf(text)).stream())
            .toList();
        if (sent.size() > MAX_PINNED) {
            patch.refuse(Code.TOO_LONG, "At most " + MAX_PINNED + " products are pinned.", PINNED);
        }
        Set<UUID> known = new HashSet<>(mapper.listKnown(ids));
        if (ids.size() < sent.size() || !known.containsAll(ids)) {
            patch.refuse(Code.NOT_FOUND, "There is no such product.", PINNED);
        } else if (known.size() < ids.size()) {
            patch.refuse(Code.TAKEN, "A product is named twice.", PINNED);
        }
        return patch.changed(PINNED, stored, ids);
    }

    private CollectionRow read(UUID id) {
        return Objects.requireNonNull(mapper.findById(id), "it was just written");
    }
}
