package io.quelyos.bff.company;

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
import io.quelyos.persistence.company.CompanyMapper;
import io.quelyos.persistence.company.CompanyRow;
import io.quelyos.persistence.tenant.TenantDb;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What staff do with companies. */
@Component
final class Companies {

    static final UserError UNKNOWN = UserError.of(Code.NOT_FOUND, "There is no such company.", "id");
    private static final String LIST = "backoffice.companies";
    private static final UserError BAD_NAME = UserError.of(Code.INVALID, "A name has 1 to 200 characters.", "name");
    private static final UserError TAKEN = UserError.of(Code.TAKEN, "Another company has this name.", "name");
    private static final int LONGEST_NAME = 200;

    private final TenantDb tenantDb;
    private final CompanyMapper companies;
    private final CursorCodec cursors;
    private final AuditTrail audit;

    Companies(TenantDb tenantDb, CompanyMapper companies, CursorCodec cursors, AuditTrail audit) {
        this.tenantDb = tenantDb;
        this.companies = companies;
        this.cursors = cursors;
        this.audit = audit;
    }

    Connection<CompanyRow> list(TenantContext context, PageRequest page) {
        UUID after = page.after() == null ? null : UUID.fromString(cursors.decode(LIST, page.after()).getFirst());
        List<CompanyRow> rows = tenantDb.read(context, () -> companies.list(after, page.limit()));
        return Connection.of(rows, page, row -> cursors.encode(LIST, List.of(row.id().toString())));
    }

    @Nullable
    CompanyRow findById(TenantContext context, UUID id) {
        return tenantDb.<@Nullable CompanyRow>read(context, () -> companies.findById(id));
    }

    CompanyPayload create(TenantContext context, String name) {
        if (isBad(name)) {
            return CompanyPayload.refused(BAD_NAME);
        }
        return tenantDb.write(context, () -> {
            UUID id = UuidCreator.getTimeOrderedEpoch();
            return companies.insert(id, name.strip()) == 0
                ? CompanyPayload.refused(TAKEN)
                : recorded(context, "company.create", id, Map.of("name", name.strip()));
        });
    }

    CompanyPayload rename(TenantContext context, String id, int version, String name) {
        if (isBad(name)) {
            return CompanyPayload.refused(BAD_NAME);
        }
        return tenantDb.write(context, () -> {
            CompanyRow row = find(id);
            if (row == null) {
                return CompanyPayload.refused(UNKNOWN);
            }
            if (companies.update(row.id(), version, name.strip()) == 0) {
                return CompanyPayload.refused(
                    row.version() == version ? TAKEN : new UserError.VersionConflict(row.version())
                );
            }
            return recorded(context, "company.rename", row.id(), Map.of("name", name.strip()));
        });
    }

    DeletedPayload delete(TenantContext context, String id, int version) {
        return tenantDb.write(context, () -> {
            CompanyRow row = find(id);
            if (row == null) {
                return DeletedPayload.refused(UNKNOWN);
            }
            if (companies.delete(row.id(), version) == 0) {
                return DeletedPayload.refused(new UserError.VersionConflict(row.version()));
            }
            audit.record(context, "company.delete", "company", row.id(), Map.of("name", row.name()));
            return DeletedPayload.done(row.id());
        });
    }

    /** Writes a deed down, and answers the company as it is after it; inside the deed's transaction. */
    CompanyPayload recorded(TenantContext context, String action, UUID id, Map<String, ?> detail) {
        audit.record(context, action, "company", id, detail);
        return new CompanyPayload(Objects.requireNonNull(companies.findById(id), "it was just there"), List.of());
    }

    /** Inside the caller's unit of work. */
    @Nullable
    CompanyRow find(String id) {
        return GlobalId.decode("com", id).map(companies::findById).orElse(null);
    }

    /** As {@link #find}, and nobody else changes it until the transaction ends. */
    @Nullable
    CompanyRow lock(String id) {
        return GlobalId.decode("com", id).map(companies::lockById).map(companies::findById).orElse(null);
    }

    private static boolean isBad(String name) {
        return name.isBlank() || name.strip().length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl);
    }
}
