package io.quelyos.persistence.backup.restore;

import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;

/** Schedules the jobs that rows of the transaction's tenant wait for, unless they are there; each answers for how many rows. */
@Mapper
public interface RestoredJobMapper {
    @Select(
        """
        select count(*) filter (where schedule_restored('checkout-expiry', k.id, k.reserved_until))
        from checkout k
        where k.state = 'OPEN'
        """
    )
    long scheduleCheckoutEnds();

    @Select(
        """
        select count(*) filter (where schedule_restored('approval-expiry', a.id, a.expires_at))
        from approval_request a
        where a.status in ('REQUESTED', 'APPROVED')
        """
    )
    long scheduleApprovalEnds();

    @Select(
        """
        select count(*) filter (where schedule_restored('company-invitation-expiry', i.id, i.expires_at))
        from company_invitation i
        """
    )
    long scheduleInvitationEnds();

    /** Whoever wished to be forgotten is, also where the wish comes back from a backup. */
    @Select(
        """
        select count(*) filter (where schedule_restored('account-deletion', c.id, c.deletion_due_at))
        from customer c
        where c.deletion_due_at is not null
        """
    )
    long scheduleAccountDeletions();

    @Select(
        """
        select count(*) filter (where schedule_restored('sales-counting', o.id, now()))
        from shop_order o
        where o.placed_at is not null
            and not o.is_sales_counted
        """
    )
    long scheduleSalesCounting();

    @Select(
        """
        select count(*) filter (where schedule_restored('payment-deadline', o.id, o.payment_due_at))
        from shop_order o
        where o.status = 'AWAITING_PAYMENT'
            and o.payment_due_at is not null
        """
    )
    long scheduleDeadlines();

    @Select(
        """
        select count(*) filter (where schedule_restored('payment-start', p.id, now()))
        from payment p
        where p.method = 'CARD'
            and p.state = 'UNKNOWN'
        """
    )
    long schedulePaymentStarts();

    @Select(
        """
        select count(*) filter (where schedule_restored('payment-request', t.id, now()))
        from payment_transaction t
        where t.state = 'REQUESTED'
        """
    )
    long schedulePaymentRequests();
}
