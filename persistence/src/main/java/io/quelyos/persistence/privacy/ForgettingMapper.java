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

    /** Letters to a mailbox, sent or not. */
    @Delete("delete from mail_message where recipient = #{email}")
    int deleteLetters(@Param("email") String email);

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
    @Select("select o.id from shop_order o where o.customer_id = #{customerId} order by o.id limit #{limit}")
    List<UUID> listOrders(@Param("customerId") UUID customerId, @Param("limit") int limit);

    /** Of some orders, those that are finished keep what the invoice says, and of where the goods went the place. */
    @Update(
        """
        update shop_order
        set email = 'deleted-' || id || '@deleted.invalid', phone = null, note = null, guest_session = null, attributes = '[]',
            billing_address = billing_address - 'phone',
            shipping_address = case
                when shipping_address is not null then shipping_address - 'company' - 'line2' - 'phone'
                    || '{"name": "", "line1": ""}'
            end,
            version = version + 1
        where id = any(#{ids})
            and status in ('COMPLETED', 'CANCELLED')
        """
    )
    int updateOrdersBlank(@Param("ids") List<UUID> ids);

    /** What is to be written on the articles of some orders that are finished. */
    @Update(
        """
        update order_line l
        set note = null, attributes = '[]'
        from shop_order o
        where o.tenant_id = l.tenant_id
            and o.id = l.order_id
            and o.id = any(#{ids})
            and o.status in ('COMPLETED', 'CANCELLED')
        """
    )
    int updateOrderLinesBlank(@Param("ids") List<UUID> ids);

    /** Those of some orders that are still under way. */
    @Select(
        """
        select o.id
        from shop_order o
        where o.id = any(#{ids})
            and o.status not in ('COMPLETED', 'CANCELLED')
        order by o.id
        """
    )
    List<UUID> findUnfinished(@Param("ids") List<UUID> ids);

    /** The account itself, with all that belongs to it alone. */
    @Delete("delete from customer where id = #{customerId}")
    int deleteCustomer(@Param("customerId") UUID customerId);
}
