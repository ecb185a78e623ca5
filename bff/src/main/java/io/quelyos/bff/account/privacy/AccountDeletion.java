package io.quelyos.bff.account.privacy;

import io.quelyos.auth.context.ClientInfo;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.account.OwnerProof;
import io.quelyos.bff.audit.AuditTrail;
import io.quelyos.bff.graphql.idempotency.Prepared;
import io.quelyos.bff.graphql.type.UserError;
import io.quelyos.bff.graphql.type.UserError.Code;
import io.quelyos.bff.job.JobQueue;
import io.quelyos.persistence.account.CustomerMapper;
import io.quelyos.persistence.account.CustomerRow;
import io.quelyos.persistence.tenant.TenantDb;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Takes down that customers wish to be forgotten, and that they thought better of it. The password is asked for, because a
 * session that somebody left open must not cost an account; and the deletion waits, because a password can be stolen.
 */
@Component
final class AccountDeletion {

    private final TenantDb tenantDb;
    private final CustomerMapper customers;
    private final OwnerProof owners;
    private final PrivacyLetters letters;
    private final JobQueue jobs;
    private final AuditTrail audit;
    private final PrivacySettings settings;
    private final Clock clock;

    AccountDeletion(
        TenantDb tenantDb,
        CustomerMapper customers,
        OwnerProof owners,
        PrivacyLetters letters,
        JobQueue jobs,
        AuditTrail audit,
        PrivacySettings settings,
        Clock clock
    ) {
        this.tenantDb = tenantDb;
        this.customers = customers;
        this.owners = owners;
        this.letters = letters;
        this.jobs = jobs;
        this.audit = audit;
        this.settings = settings;
        this.clock = clock;
    }

    /** Answers the wish for a deletion. */
    record RequestPayload(@Nullable OffsetDateTime deletionDueAt, List<UserError> userErrors) {
        static RequestPayload refused(UserError error) {
            return new RequestPayload(null, List.of(error));
        }
    }

    /** Answers the keeping of an account. */
    record CancelPayload(boolean done, List<UserError> userErrors) {}

    Prepared<RequestPayload> request(TenantContext context, UUID customerId, String password, ClientInfo client) {
        CustomerRow customer = find(context, customerId);
        if (customer == null) {
            return () -> RequestPayload.refused(UserError.of(Code.NOT_FOUND, "This account exists no longer."));
        }
        UserError refusal = owners.check(context, customer, password, client);
        return refusal == null
            ? () -> tenantDb.write(context, () -> note(context, customerId))
            : () -> RequestPayload.refused(refusal);
    }

    CancelPayload cancel(TenantContext context, UUID customerId) {
        return tenantDb.write(context, () -> {
            CustomerRow customer = customers.lockById(customerId) == null ? null : customers.findById(customerId);
            if (customer == null || customer.deletionDueAt() == null) {
                UserError error = UserError.of(Code.WRONG_STATE, "The account was not to be deleted.");
                return new CancelPayload(false, List.of(error));
            }
            customers.updateDeletionDue(customerId, null);
            audit.record(context, "customer.deletionCancel", "customer", customerId, Map.of());
            letters.kept(context, customer);
            return new CancelPayload(true, List.of());
        });
    }

    private RequestPayload note(TenantContext context, UUID customerId) {
        CustomerRow customer = customers.lockById(customerId) == null ? null : customers.findById(customerId);
        if (customer == null) {
            return RequestPayload.refused(UserError.of(Code.NOT_FOUND, "This account exists no longer."));
        }
        if (customer.deletionDueAt() != null) {
            return new RequestPayload(customer.deletionDueAt(), List.of());
        }
        OffsetDateTime dueAt = clock
            .instant()
            .plus(settings.deletionDelay())
            .truncatedTo(ChronoUnit.MILLIS)
            .atOffset(ZoneOffset.UTC);
        customers.updateDeletionDue(customerId, dueAt);
        audit.record(context, "customer.deletionRequest", "customer", customerId, Map.of("dueAt", dueAt.toString()));
        letters.due(context, customer, dueAt);
        // One job for each wish: that of a wish that was taken back finds another time, or none, and does nothing.
        String instance = customerId + "@" + dueAt.toInstant().toEpochMilli();
        jobs.scheduleAt(PersonalDataJobs.DELETION, instance, context.tenantId().toString(), dueAt.toInstant());
        return new RequestPayload(dueAt, List.of());
    }

    private @Nullable CustomerRow find(TenantContext context, UUID customerId) {
        return tenantDb.<@Nullable CustomerRow>read(context, () -> customers.findById(customerId));
    }
}
