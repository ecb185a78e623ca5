package io.quelyos.bff.account.privacy;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quelyos.auth.context.ClientInfo;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.account.OwnerProof;
import io.quelyos.bff.audit.AuditTrail;
import io.quelyos.bff.graphql.idempotency.Prepared;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.graphql.type.UserError;
import io.quelyos.bff.job.JobQueue;
import io.quelyos.persistence.account.CustomerMapper;
import io.quelyos.persistence.account.CustomerRow;
import io.quelyos.persistence.privacy.DataExportMapper;
import io.quelyos.persistence.privacy.DataExportRow;
import io.quelyos.persistence.tenant.TenantDb;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Has files made of what is known of customers, and hands each to its own customer. */
@Component
final class PersonalDataExports {

    static final String ID_PREFIX = "pde";
    private static final int MOST = 10;
    private static final UserError GONE = UserError.of(UserError.Code.NOT_FOUND, "This account exists no longer.");

    private final TenantDb tenantDb;
    private final DataExportMapper exports;
    private final CustomerMapper customers;
    private final OwnerProof owners;
    private final JobQueue jobs;
    private final AuditTrail audit;
    private final PrivacySettings settings;
    private final Clock clock;

    PersonalDataExports(
        TenantDb tenantDb,
        DataExportMapper exports,
        CustomerMapper customers,
        OwnerProof owners,
        JobQueue jobs,
        AuditTrail audit,
        PrivacySettings settings,
        Clock clock
    ) {
        this.tenantDb = tenantDb;
        this.exports = exports;
        this.customers = customers;
        this.owners = owners;
        this.jobs = jobs;
        this.audit = audit;
        this.settings = settings;
        this.clock = clock;
    }

    /** The schema's type of the same name. */
    record ShopPersonalDataExport(
        UUID id,
        OffsetDateTime createdAt,
        @Nullable OffsetDateTime readyAt,
        OffsetDateTime expiresAt,
        @Nullable String path
    ) {
        static ShopPersonalDataExport of(DataExportRow row) {
            String path =
                row.readyAt() == null ? null : PersonalDataController.PATH + GlobalId.encode(ID_PREFIX, row.id());
            return new ShopPersonalDataExport(row.id(), row.createdAt(), row.readyAt(), row.expiresAt(), path);
        }
    }

    /** Answers the wish for a file. */
    record ExportPayload(@Nullable ShopPersonalDataExport export, List<UserError> userErrors) {
        static ExportPayload refused(UserError error) {
            return new ExportPayload(null, List.of(error));
        }
    }

    List<ShopPersonalDataExport> listOf(TenantContext context, UUID customerId) {
        return tenantDb
            .read(context, () -> exports.listOfCustomer(customerId, MOST))
            .stream()
            .map(ShopPersonalDataExport::of)
            .toList();
    }

    /** Has a file made for whoever knows the account's password, which a session left open does not; one that is there or on its way is told instead, so that nobody keeps the server busy with it. */
    Prepared<ExportPayload> request(TenantContext context, UUID customerId, String password, ClientInfo client) {
        CustomerRow customer = tenantDb.<@Nullable CustomerRow>read(context, () -> customers.findById(customerId));
        if (customer == null) {
            return () -> ExportPayload.refused(GONE);
        }
        UserError refusal = owners.check(context, customer, password, client);
        return refusal == null
            ? () -> tenantDb.write(context, () -> findOrBegin(context, customerId))
            : () -> ExportPayload.refused(refusal);
    }

    private ExportPayload findOrBegin(TenantContext context, UUID customerId) {
        if (customers.lockById(customerId) == null) {
            return ExportPayload.refused(GONE);
        }
        List<DataExportRow> there = exports.listOfCustomer(customerId, 1);
        DataExportRow row = there.isEmpty() ? begin(context, customerId) : there.getFirst();
        return new ExportPayload(ShopPersonalDataExport.of(row), List.of());
    }

    /** A file's content for its own customer; null for everybody else, and where there is none any more. */
    byte @Nullable [] find(TenantContext context, UUID customerId, UUID id) {
        String content = tenantDb.<@Nullable String>write(context, () -> {
            String found = exports.findContent(customerId, id);
            if (found != null) {
                audit.record(context, "customer.exportFetch", "customer", customerId, Map.of("export", id));
            }
            return found;
        });
        return content == null ? null : Base64.getMimeDecoder().decode(content);
    }

    private DataExportRow begin(TenantContext context, UUID customerId) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        var expiresAt = clock.instant().plus(settings.exportLifetime());
        exports.insert(id, customerId, expiresAt.atOffset(ZoneOffset.UTC));
        audit.record(context, "customer.export", "customer", customerId, Map.of("export", id));
        String tenant = context.tenantId().toString();
        jobs.schedule(PersonalDataJobs.EXPORT, id.toString(), tenant);
        jobs.scheduleAt(PersonalDataJobs.EXPORT_EXPIRY, id.toString(), tenant, expiresAt);
        return Objects.requireNonNull(exports.findById(id), "it was just written");
    }
}
