package io.quelyos.bff.search.synonym;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.audit.AuditTrail;
import io.quelyos.bff.graphql.type.Connection;
import io.quelyos.bff.graphql.type.CursorCodec;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.graphql.type.PageRequest;
import io.quelyos.bff.graphql.type.UserError;
import io.quelyos.bff.graphql.type.UserError.Code;
import io.quelyos.bff.search.Synonyms;
import io.quelyos.persistence.search.SynonymMapper;
import io.quelyos.persistence.search.SynonymRow;
import io.quelyos.persistence.tenant.TenantDb;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Keeps the words that mean the same; each change with its entry in the audit trail. */
@Component
final class BackofficeSynonyms {

    static final String PREFIX = "syn";
    private static final String LIST = "backoffice.searchSynonyms";
    private static final String ENTITY = "search_synonym";
    private static final UUID START = new UUID(0, 0);

    private final TenantDb tenantDb;
    private final SynonymMapper mapper;
    private final SynonymRules rules;
    private final Synonyms known;
    private final AuditTrail audit;
    private final CursorCodec cursors;

    BackofficeSynonyms(
        TenantDb tenantDb,
        SynonymMapper mapper,
        SynonymRules rules,
        Synonyms known,
        AuditTrail audit,
        CursorCodec cursors
    ) {
        this.tenantDb = tenantDb;
        this.mapper = mapper;
        this.rules = rules;
        this.known = known;
        this.audit = audit;
        this.cursors = cursors;
    }

    Connection<BackofficeSearchSynonym> list(TenantContext context, PageRequest page) {
        UUID after = page.after() == null ? START : UUID.fromString(cursors.decode(LIST, page.after()).getFirst());
        List<SynonymRow> rows = tenantDb.read(context, () -> mapper.listAfter(after, page.limit()));
        return Connection.of(
            rows,
            page,
            row -> cursors.encode(LIST, List.of(row.id().toString())),
            () -> tenantDb.read(context, mapper::countAll)
        ).map(BackofficeSearchSynonym::of);
    }

    @Nullable
    BackofficeSearchSynonym find(TenantContext context, UUID id) {
        SynonymRow row = tenantDb.<@Nullable SynonymRow>read(context, () -> mapper.findById(id));
        return row == null ? null : BackofficeSearchSynonym.of(row);
    }

    SynonymPayload create(TenantContext context, SynonymInput given) {
        SynonymInput input = given.tidied();
        List<UserError> errors = rules.check(input);
        if (!errors.isEmpty()) {
            return new SynonymPayload(null, errors);
        }
        SynonymPayload payload = tenantDb.write(context, () -> {
            mapper.lockAll();
            if (rules.isFull(mapper.countAll())) {
                return SynonymPayload.refused(rules.full());
            }
            UUID id = UuidCreator.getTimeOrderedEpoch();
            mapper.insert(context.tenantId().value(), id, input.kind().name(), input.term(), input.terms());
            audit.record(context, "search_synonym.create", ENTITY, id, detail(input));
            return SynonymPayload.done(read(id));
        });
        known.forget(context);
        return payload;
    }

    /** Replaces the words; the same words again are no change. */
    SynonymPayload update(TenantContext context, String id, int version, SynonymInput given) {
        SynonymInput input = given.tidied();
        List<UserError> errors = rules.check(input);
        if (!errors.isEmpty()) {
            return new SynonymPayload(null, errors);
        }
        return change(
            context,
            id,
            version,
            row -> {
                var before = new SynonymInput(SynonymKind.valueOf(row.kind()), row.term(), row.terms());
                if (input.isSameAs(before)) {
                    return SynonymPayload.done(BackofficeSearchSynonym.of(row));
                }
                if (mapper.update(row.id(), version, input.kind().name(), input.term(), input.terms()) == 0) {
                    return SynonymPayload.refused(new UserError.VersionConflict(version + 1));
                }
                audit.record(
                    context,
                    "search_synonym.update",
                    ENTITY,
                    row.id(),
                    Map.of("before", detail(before), "after", detail(input))
                );
                return SynonymPayload.done(read(row.id()));
            },
            SynonymPayload::refused
        );
    }

    SynonymDeletePayload delete(TenantContext context, String id, int version) {
        return change(
            context,
            id,
            version,
            row -> {
                if (mapper.delete(row.id(), version) == 0) {
                    return SynonymDeletePayload.refused(new UserError.VersionConflict(version + 1));
                }
                var gone = new SynonymInput(SynonymKind.valueOf(row.kind()), row.term(), row.terms());
                audit.record(context, "search_synonym.delete", ENTITY, row.id(), detail(gone));
                return new SynonymDeletePayload(row.id(), List.of());
            },
            SynonymDeletePayload::refused
        );
    }

    private <T> T change(
        TenantContext context,
        String id,
        int version,
        Function<SynonymRow, T> change,
        Function<UserError, T> refuse
    ) {
        UUID key = GlobalId.decode(PREFIX, id).orElse(null);
        T outcome = tenantDb.write(context, () -> {
            SynonymRow row = key == null ? null : mapper.findById(key);
            if (row == null) {
                return refuse.apply(UserError.of(Code.NOT_FOUND, "There are no such synonyms.", "id"));
            }
            return row.version() == version
                ? change.apply(row)
                : refuse.apply(new UserError.VersionConflict(row.version()));
        });
        known.forget(context);
        return outcome;
    }

    private BackofficeSearchSynonym read(UUID id) {
        return BackofficeSearchSynonym.of(Objects.requireNonNull(mapper.findById(id), "it was just written"));
    }

    private static Map<String, Object> detail(SynonymInput input) {
        Map<String, Object> detail = new HashMap<>(Map.of("kind", input.kind().name(), "terms", input.terms()));
        if (input.term() != null) {
            detail.put("term", input.term());
        }
        return detail;
    }
}
