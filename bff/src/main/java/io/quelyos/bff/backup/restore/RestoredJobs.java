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
        new Step("checkout-expiry", RestoredJobMapper::scheduleCheckoutEnds),
        new Step("approval-expiry", RestoredJobMapper::scheduleApprovalEnds),
        new Step("company-invitation-expiry", RestoredJobMapper::scheduleInvitationEnds),
        new Step("account-deletion", RestoredJobMapper::scheduleAccountDeletions),
        new Step("sales-counting", RestoredJobMapper::scheduleSalesCounting),
        new Step("payment-deadline", RestoredJobMapper::scheduleDeadlines),
        new Step("payment-start", RestoredJobMapper::schedulePaymentStarts),
        new Step("payment-request", RestoredJobMapper::schedulePaymentRequests)
    );

    private final RestoredJobMapper mapper;

    RestoredJobs(RestoredJobMapper mapper) {
        this.mapper = mapper;
    }

    /**
     * The rows of one kind that need a job.
     *
     * @param task its name
     */
    record Step(String task, ToLongFunction<RestoredJobMapper> schedule) {}

    /**
     * Schedules them in the caller's transaction. Those that speak to a payment provider ask themselves whether they may: a
     * copy's never do about what is its original's, and others wait until their tenant speaks to the outside.
     *
     * @return for how many rows
     */
    long schedule() {
        return STEPS.stream()
            .mapToLong(step -> step.schedule().applyAsLong(mapper))
            .sum();
    }
}
