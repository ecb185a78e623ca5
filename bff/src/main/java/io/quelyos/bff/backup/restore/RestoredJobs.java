package io.quelyos.bff.backup.restore;

import io.quelyos.persistence.backup.restore.RestoredJobMapper;
import java.util.List;
import java.util.function.ToLongFunction;
import org.springframework.stereotype.Component;

/**
 * What follows a restore: rows that wait for a job get it again, for jobs are not part of backups. What a job does with its
 * row it decides when it runs, so one more does no harm. Whoever adds a task decides here about it, or a test fails.
 */
@Component
class RestoredJobs {

    /** All jobs that rows of backups may need. */
    static final List<Step> STEPS = List.of(
        new Step("checkout-expiry", Reach.WITHIN, RestoredJobMapper::scheduleCheckoutEnds),
        new Step("approval-expiry", Reach.WITHIN, RestoredJobMapper::scheduleApprovalEnds),
        new Step("company-invitation-expiry", Reach.WITHIN, RestoredJobMapper::scheduleInvitationEnds),
        new Step("account-deletion", Reach.WITHIN, RestoredJobMapper::scheduleAccountDeletions),
        new Step("sales-counting", Reach.WITHIN, RestoredJobMapper::scheduleSalesCounting),
        new Step("payment-deadline", Reach.WITHIN, RestoredJobMapper::scheduleDeadlines),
        new Step("payment-deadline", Reach.OUTGOING, RestoredJobMapper::scheduleCardDeadlines),
        new Step("payment-start", Reach.OUTGOING, RestoredJobMapper::schedulePaymentStarts),
        new Step("payment-request", Reach.OUTGOING, RestoredJobMapper::schedulePaymentRequests)
    );

    private final RestoredJobMapper mapper;

    RestoredJobs(RestoredJobMapper mapper) {
        this.mapper = mapper;
    }

    /** Whom a job speaks to. */
    enum Reach {
        /** Nobody outside of the installation. */
        WITHIN,
        /** A payment provider, who knows the original and must not hear of a copy. */
        OUTGOING,
    }

    /**
     * The rows of one kind that need a job.
     *
     * @param task its name
     */
    record Step(String task, Reach reach, ToLongFunction<RestoredJobMapper> schedule) {}

    /**
     * Schedules them in the caller's transaction; of a tenant that writes to nobody outside, such as a copy, nothing that
     * reaches out.
     *
     * @return for how many rows
     */
    long schedule() {
        boolean isOutgoingOff = mapper.isOutgoingOff();
        return STEPS.stream()
            .filter(step -> step.reach() == Reach.WITHIN || !isOutgoingOff)
            .mapToLong(step -> step.schedule().applyAsLong(mapper))
            .sum();
    }
}
