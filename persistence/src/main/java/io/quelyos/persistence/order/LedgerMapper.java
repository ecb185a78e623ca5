package io.quelyos.persistence.order;

import java.util.List;
import java.util.UUID;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** The ledgers of orders, to which rows are only ever added, and what is under way with orders' payments. */
@Mapper
public interface LedgerMapper {
    /** The ledgers of some orders, each from its beginning. */
    @Select(
        """
        select e.id, e.order_id, e.kind, e.amount_minor, e.transaction_id, e.created_at
        from order_ledger_entry e
        where e.order_id = any(#{orderIds})
        order by e.order_id, e.id
        """
    )
    List<LedgerEntryRow> findByOrders(@Param("orderIds") List<UUID> orderIds);

    /** Changes what the buyer owes for goods: below 0 after something was taken back. */
    @Insert(
        """
        insert into order_ledger_entry (tenant_id, id, order_id, kind, amount_minor)
        values (current_tenant(), #{id}, #{orderId}, 'ADJUSTMENT', #{amountMinor})
        """
    )
    int insertAdjustment(@Param("id") UUID id, @Param("orderId") UUID orderId, @Param("amountMinor") long amountMinor);

    /** The money of some orders that is held or on its way. */
    @Select(
        """
        select o.id as order_id,
            coalesce((
                select sum(p.authorised_minor - p.captured_minor)
                from payment p
                where p.tenant_id = o.tenant_id
                    and p.order_id = o.id
                    and p.state = 'AUTHORISED'
            ), 0) as authorised_minor,
            coalesce((
                select sum(t.amount_minor)
                from payment p
                join payment_transaction t on t.tenant_id = p.tenant_id and t.payment_id = p.id
                where p.tenant_id = o.tenant_id
                    and p.order_id = o.id
                    and t.kind = 'REFUND'
                    and t.state = 'REQUESTED'
            ), 0) as refunding_minor,
            coalesce((
                select sum(p.amount_minor - p.captured_minor)
                from payment p
                where p.tenant_id = o.tenant_id
                    and p.order_id = o.id
                    and p.method in ('BANK_TRANSFER', 'CASH_ON_DELIVERY')
                    and p.state = 'PENDING'
            ), 0) as awaited_minor,
            (
                select count(*)
                from payment p
                where p.tenant_id = o.tenant_id
                    and p.order_id = o.id
                    and p.method = 'CARD'
                    and (
                        p.state in ('CREATED', 'UNKNOWN', 'ACTION_REQUIRED', 'PENDING')
                        or exists (
                            select
                            from payment_transaction t
                            where t.tenant_id = p.tenant_id
                                and t.payment_id = p.id
                                and t.state = 'REQUESTED'
                                -- A refund that the provider took on is on its way, and nobody waits for an answer.
                                and not (t.kind = 'REFUND' and t.provider_reference is not null)
                        )
                    )
            ) as payments_unanswered,
            (
                select count(*)
                from fulfilment f
                where f.tenant_id = o.tenant_id
                    and f.order_id = o.id
                    and f.state = 'SHIPPED'
            ) as parcels_under_way,
            (
                select count(*)
                from order_return r
                where r.tenant_id = o.tenant_id
                    and r.order_id = o.id
                    and r.state = 'REQUESTED'
            ) as returns_requested,
            (
                select count(*)
                from order_return r
                where r.tenant_id = o.tenant_id
                    and r.order_id = o.id
                    and r.state = 'APPROVED'
            ) as returns_approved,
            (
                select coalesce(sum(l.quantity), 0)
                from order_return r
                join order_return_line l on l.tenant_id = r.tenant_id and l.return_id = r.id
                where r.tenant_id = o.tenant_id
                    and r.order_id = o.id
                    and r.state in ('REQUESTED', 'APPROVED')
            ) as announced_pieces,
            (
                select max(f.delivered_at)
                from fulfilment f
                where f.tenant_id = o.tenant_id
                    and f.order_id = o.id
            ) as delivered_at,
            exists (
                select from invoice i
                where i.tenant_id = o.tenant_id
                    and i.order_id = o.id
            ) as is_invoiced
        from shop_order o
        where o.id = any(#{orderIds})
        """
    )
    List<OrderStandingRow> findStandings(@Param("orderIds") List<UUID> orderIds);
}
