package io.quelyos.persistence.privacy;

import java.util.List;
import java.util.UUID;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/**
 * Forgets a customer. What belongs to the account goes with its row; these statements see to what others rely on and what
 * stays for the accounts: docs/adr/2026-11-20-accounts-go-invoices-stay.md.
 */
@Mapper
public interface ForgettingMapper {
    /** Parts of an event's detail in which people write what they like, or that lead to an address. */
    String WORDS = "array['note', 'answer', 'reason', 'trackingNumber']";

    /** Reviews that others read stay without their author. */
    @Update(
        """
        update product_review
        set author_name = '—', customer_id = null, version = version + 1
        where customer_id = #{customerId} and status = 'PUBLISHED'
        """
    )
    int updateReviewsAuthorless(@Param("customerId") UUID customerId);

    @Delete("delete from product_review where customer_id = #{customerId} and status <> 'PUBLISHED'")
    int deleteReviews(@Param("customerId") UUID customerId);

    /** Letters to a mailbox, sent or not; those about an order go with what else is known of its buyer. */
    @Delete("delete from mail_message where recipient = #{email} and order_id is null")
    int deleteLetters(@Param("email") String email);

    /** Companies' invitations that wait for the reader of a mailbox. */
    @Delete("delete from company_invitation where email = #{email}")
    int deleteInvitations(@Param("email") String email);

    /** Answers that are kept for repeated requests. */
    @Delete("delete from idempotency_key where actor = #{actor}")
    int deleteAnswers(@Param("actor") String actor);

    /** What checkouts of the customer took down; orders have copies of their own. */
    @Update(
        """
        update checkout
        set email = null, phone = null, shipping_address = null, billing_address = null, version = version + 1
        where customer_id = #{customerId}
        """
    )
    int updateCheckoutsBlank(@Param("customerId") UUID customerId);

    /** Locks a customer against everything that would name them meanwhile, new orders too; null where there is none. */
    @Select("select c.id from customer c where c.id = #{customerId} for update")
    @Nullable
    UUID lockCustomer(@Param("customerId") UUID customerId);

    /** All orders of the customer, who cannot be asked for them any more afterwards. */
    @Select(
        """
        select o.id
        from shop_order o
        where\s""" +
            OwnOrders.CONDITION +
            """

            order by o.id
            limit #{limit}
            """
    )
    List<UUID> listOrders(@Param("customerId") UUID customerId, @Param("limit") int limit);

    /**
     * Locks those of some orders of which nobody has to be told anything any more: they are completed or cancelled, none of
     * their articles is on its way back, no money is asked for or given back at this moment, and all letters have left.
     */
    @Select(
        """
        select o.id
        from shop_order o
        where o.id = any(#{ids})
            and o.status in ('COMPLETED', 'CANCELLED')
            and not exists (
                select
                from order_return r
                where r.tenant_id = o.tenant_id
                    and r.order_id = o.id
                    and r.state in ('REQUESTED', 'APPROVED'))
            and not exists (
                select
                from payment p
                join payment_transaction t on t.tenant_id = p.tenant_id and t.payment_id = p.id
                where p.tenant_id = o.tenant_id
                    and p.order_id = o.id
                    and t.state = 'REQUESTED')
            and not exists (
                select
                from mail_message m
                where m.tenant_id = o.tenant_id
                    and m.order_id = o.id
                    and m.state = 'QUEUED')
        order by o.id
        for no key update of o
        """
    )
    List<UUID> findFinishedForUpdate(@Param("ids") List<UUID> ids);

    /**
     * Some finished orders keep what the invoice says, and of where the goods went the place. One that was never placed has
     * no number, no invoice and no goods, and keeps the countries alone.
     */
    @Update(
        """
        update shop_order
        set email = 'deleted-' || id || '@deleted.invalid', phone = null, note = null, guest_session = null, attributes = '[]',
            billing_address = case
                when number is null then '{"name": "", "line1": "", "postalCode": "", "city": ""}'
                    || jsonb_build_object('countryCode', billing_address -> 'countryCode')
                else billing_address - 'phone'
            end,
            shipping_address = case
                when shipping_address is not null and number is null
                    then '{"name": "", "line1": "", "postalCode": "", "city": ""}'
                    || jsonb_build_object('countryCode', shipping_address -> 'countryCode')
                when shipping_address is not null then shipping_address - 'company' - 'line2' - 'phone'
                    || '{"name": "", "line1": ""}'
            end,
            version = version + 1
        where id = any(#{ids})
        """
    )
    int updateOrdersBlank(@Param("ids") List<UUID> ids);

    /** What was to be written on the articles. */
    @Update("update order_line set note = null, attributes = '[]' where order_id = any(#{ids})")
    int updateLinesBlank(@Param("ids") List<UUID> ids);

    /** By what carriers tell where a parcel went. */
    @Update("update fulfilment set tracking_number = null, tracking_url = null where order_id = any(#{ids})")
    int updateParcelsBlank(@Param("ids") List<UUID> ids);

    /** What buyer and staff wrote to each other about goods that went back. */
    @Update("update order_return set note = null, answer = null where order_id = any(#{ids})")
    int updateReturnsBlank(@Param("ids") List<UUID> ids);

    /** Why money went back, in the words of staff. */
    @Update(
        """
        update payment_transaction
        set reason = null
        where payment_id in (select p.id from payment p where p.order_id = any(#{ids}))
            and reason is not null
        """
    )
    int updateTransactionsBlank(@Param("ids") List<UUID> ids);

    /** What was written down in the orders' histories; what happened stays. */
    @Update(
        "update order_event set detail = detail - " +
            WORDS +
            " where order_id = any(#{ids}) and detail ??| (" +
            WORDS +
            ")"
    )
    int updateEventsBlank(@Param("ids") List<UUID> ids);

    /** The same in the audit trail; who did what and when stays. */
    @Update(
        """
        update audit_entry
        set detail = detail -\s""" +
            WORDS +
            """

            where entity_type = 'order'
                and entity_id in (select o.id::text from shop_order o where o.id = any(#{ids}))
            """
    )
    int updateAuditBlank(@Param("ids") List<UUID> ids);

    /** Letters about some orders. */
    @Delete("delete from mail_message where order_id = any(#{ids})")
    int deleteLettersAbout(@Param("ids") List<UUID> ids);

    /** The account itself, with all that belongs to it alone. */
    @Delete("delete from customer where id = #{customerId}")
    int deleteCustomer(@Param("customerId") UUID customerId);
}
