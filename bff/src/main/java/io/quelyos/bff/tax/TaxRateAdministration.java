package io.quelyos.bff.tax;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.audit.AuditTrail;
import io.quelyos.bff.graphql.type.Connection;
import io.quelyos.bff.graphql.type.CursorCodec;
import io.quelyos.bff.graphql.type.DeletedPayload;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.graphql.type.PageRequest;
import io.quelyos.bff.graphql.type.UserError;
import io.quelyos.bff.graphql.type.UserError.Code;
import io.quelyos.persistence.tax.TaxMapper;
import io.quelyos.persistence.tax.TaxRateRow;
import io.quelyos.persistence.tax.TaxWriteMapper;
import io.quelyos.persistence.tenant.TenantDb;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What staff do with rates of tax. */
@Component
final class TaxRateAdministration {

    private static final String LIST = "backoffice.taxRates";
    private static final UserError UNKNOWN = UserError.of(Code.NOT_FOUND, "There is no such rate.", "id");

    private final TenantDb tenantDb;
    private final TaxMapper taxes;
    private final TaxWriteMapper writes;
    private final TaxTables tables;
    private final AuditTrail audit;
    private final CursorCodec cursors;

    TaxRateAdministration(
        TenantDb tenantDb,
        TaxMapper taxes,
        TaxWriteMapper writes,
        TaxTables tables,
        AuditTrail audit,
        CursorCodec cursors
    ) {
        this.tenantDb = tenantDb;
        this.taxes = taxes;
        this.writes = writes;
        this.tables = tables;
        this.audit = audit;
        this.cursors = cursors;
    }

    /** A page of rates, the newest first; a category that is none has no rates. */
    Connection<BackofficeTaxRate> list(TenantContext context, TaxRateFilter where, PageRequest page) {
        UUID category =
            where.categoryId() == null
                ? null
                : GlobalId.decode("txc", where.categoryId()).orElseGet(() -> new UUID(0, 0));
        UUID after = page.after() == null ? null : UUID.fromString(cursors.decode(LIST, page.after()).getFirst());
        List<TaxRateRow> rows = tenantDb.read(context, () ->
            taxes.listRates(where.countryCode(), category, after, page.limit())
        );
        return Connection.of(
            rows,
            page,
            row -> cursors.encode(LIST, List.of(row.id().toString())),
            () -> tenantDb.read(context, () -> taxes.countRates(where.countryCode(), category))
        ).map(BackofficeTaxRate::of);
    }

    TaxRatePayload create(TenantContext context, TaxRateInput input) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        return save(context, () -> {
            if (taxes.countRates(null, null) >= TaxTables.MAXIMUM_RATES) {
                return TaxRatePayload.refused(
                    UserError.of(Code.WRONG_STATE, "There are 5,000 rates already.", "input")
                );
            }
            var draft = new TaxRateDraft(id, 1, input);
            List<UserError> errors = problems(draft);
            if (!errors.isEmpty()) {
                return new TaxRatePayload(null, errors);
            }
            writes.insertRate(context.tenantId().value(), draft.row());
            audit.record(context, "taxRate.create", "taxRate", id, detail(draft.row()));
            return new TaxRatePayload(stored(id), List.of());
        });
    }

    TaxRatePayload update(TenantContext context, String id, int version, TaxRateInput input) {
        return save(context, () -> {
            TaxRateRow row = find(id);
            if (row == null) {
                return TaxRatePayload.refused(UNKNOWN);
            }
            if (row.version() != version) {
                return TaxRatePayload.refused(new UserError.VersionConflict(row.version()));
            }
            var draft = new TaxRateDraft(row.id(), version, input);
            List<UserError> errors = problems(draft);
            if (!errors.isEmpty()) {
                return new TaxRatePayload(null, errors);
            }
            if (writes.updateRate(draft.row()) == 0) {
                return TaxRatePayload.refused(new UserError.VersionConflict(row.version() + 1));
            }
            audit.record(context, "taxRate.update", "taxRate", row.id(), detail(draft.row()));
            return new TaxRatePayload(stored(row.id()), List.of());
        });
    }

    DeletedPayload delete(TenantContext context, String id, int version) {
        DeletedPayload payload = tenantDb.write(context, () -> {
            TaxRateRow row = find(id);
            if (row == null) {
                return DeletedPayload.refused(UNKNOWN);
            }
            if (writes.deleteRate(row.id(), version) == 0) {
                return DeletedPayload.refused(new UserError.VersionConflict(row.version()));
            }
            audit.record(context, "taxRate.delete", "taxRate", row.id(), detail(row));
            return DeletedPayload.done(row.id());
        });
        tables.forget(context);
        return payload;
    }

    private List<UserError> problems(TaxRateDraft draft) {
        List<UserError> errors = draft.errors();
        if (errors.isEmpty() && taxes.findCategory(draft.row().categoryId()) == null) {
            errors.add(UserError.of(Code.NOT_FOUND, "There is no such category.", "input", "categoryId"));
        }
        if (errors.isEmpty() && writes.isRateTaken(draft.row())) {
            String message = "Another rate of this category and place has this name.";
            errors.add(UserError.of(Code.TAKEN, message, "input", "name"));
        }
        return errors;
    }

    private TaxRatePayload save(TenantContext context, Supplier<TaxRatePayload> work) {
        TaxRatePayload payload = tenantDb.write(context, work);
        tables.forget(context);
        return payload;
    }

    private @Nullable TaxRateRow find(String id) {
        return GlobalId.decode("txr", id).map(taxes::findRate).orElse(null);
    }

    private BackofficeTaxRate stored(UUID id) {
        return BackofficeTaxRate.of(Objects.requireNonNull(taxes.findRate(id), "it was just written"));
    }

    private static Map<String, ?> detail(TaxRateRow row) {
        String place = Objects.requireNonNullElse(row.regionCode(), row.countryCode());
        return Map.of("place", place, "name", row.name(), "rateMillionths", row.rateMillionths());
    }
}
