package io.quelyos.bff.account.privacy;

import io.quelyos.auth.context.TenantContext;
import io.quelyos.auth.session.Sessions;
import io.quelyos.bff.audit.AuditTrail;
import io.quelyos.bff.job.JobQueue;
import io.quelyos.bff.recentlyviewed.RecentlyViewed;
import io.quelyos.persistence.account.CustomerMapper;
import io.quelyos.persistence.account.CustomerRow;
import io.quelyos.persistence.account.CustomerSignUpMapper;
import io.quelyos.persistence.privacy.ForgettingMapper;
import io.quelyos.persistence.redis.SessionKind;
import io.quelyos.persistence.tenant.TenantDb;
import io.quelyos.persistence.tenant.TenantScoped;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Forgets customers whose time has come, and keeps what the law wants kept: amounts, and the names on invoices. */
@Component
final class Forgetting {

    /** More orders than one account can have placed. */
    private static final int MOST_ORDERS = 1_000_000;

    private final TenantDb tenantDb;
    private final CustomerMapper customers;
    private final CustomerSignUpMapper signUps;
    private final ForgettingMapper forgetting;
    private final Sessions sessions;
    private final RecentlyViewed viewed;
    private final JobQueue jobs;
    private final AuditTrail audit;

    Forgetting(
        TenantDb tenantDb,
        CustomerMapper customers,
        CustomerSignUpMapper signUps,
        ForgettingMapper forgetting,
        Sessions sessions,
        RecentlyViewed viewed,
        JobQueue jobs,
        AuditTrail audit
    ) {
        this.tenantDb = tenantDb;
        this.customers = customers;
        this.signUps = signUps;
        this.forgetting = forgetting;
        this.sessions = sessions;
        this.viewed = viewed;
        this.jobs = jobs;
        this.audit = audit;
    }

    /**
     * Forgets a customer whose account is due to go.
     *
     * @param context of the customer, whose own deed it is
     * @param now the account goes if it is due by then
     */
    void forget(TenantContext context, UUID customerId, OffsetDateTime now) {
        boolean isGone = tenantDb.write(context, () -> {
            CustomerRow customer = forgetting.lockCustomer(customerId) == null ? null : customers.findById(customerId);
            if (customer == null || customer.deletionDueAt() == null || customer.deletionDueAt().isAfter(now)) {
                return false;
            }
            forget(context, customer);
            return true;
        });
        if (isGone) {
            // Once more: a session may have been opened while the account was going.
            sessions.endAll(context.tenantId(), SessionKind.CUSTOMER, customerId, null);
            viewed.forget(context, customerId);
        }
    }

    /**
     * Blanks those of some orders that are finished meanwhile.
     *
     * @return those that are not
     */
    List<UUID> blank(TenantScoped scope, List<UUID> orders) {
        return tenantDb.write(scope, () -> {
            List<UUID> finished = forgetting.findFinishedForUpdate(orders);
            if (!finished.isEmpty()) {
                forgetting.updateLinesBlank(finished);
                forgetting.updateParcelsBlank(finished);
                forgetting.updateReturnsBlank(finished);
                forgetting.updateTransactionsBlank(finished);
                forgetting.updateEventsBlank(finished);
                forgetting.updateAuditBlank(finished);
                forgetting.deleteLettersAbout(finished);
                forgetting.updateOrdersBlank(finished);
            }
            return orders
                .stream()
                .filter(Predicate.not(Set.copyOf(finished)::contains))
                .toList();
        });
    }

    private void forget(TenantContext context, CustomerRow customer) {
        List<UUID> orders = forgetting.listOrders(customer.id(), MOST_ORDERS);
        forgetting.updateReviewsAuthorless(customer.id());
        forgetting.deleteReviews(customer.id());
        forgetting.updateCheckoutsBlank(customer.id());
        forgetting.deleteLetters(customer.email());
        forgetting.deleteAnswers(context.actorKey());
        forgetting.deleteInvitations(customer.email());
        signUps.deleteOfEmail(customer.email());
        if (!orders.isEmpty()) {
            String data =
                context.tenantId() + " " + orders.stream().map(UUID::toString).collect(Collectors.joining(","));
            jobs.schedule(PersonalDataJobs.ORDERS, customer.id() + ":" + context.tenantId(), data);
        }
        forgetting.deleteCustomer(customer.id());
        audit.record(context, "customer.delete", "customer", customer.id(), Map.of("orders", orders.size()));
        // Before the commit: where sessions cannot be ended the account stays, and the job tries again.
        sessions.endAll(context.tenantId(), SessionKind.CUSTOMER, customer.id(), null);
    }
}
