package io.quelyos.persistence.payment;

import java.util.UUID;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** Keeps the money of orders: entries of the ledger, and their sums on the order. */
@Mapper
public interface OrderMoneyMapper {
    /** An order, which nobody else changes until the transaction ends. */
    @Select(
        """
        select o.id, o.number, o.status, o.currency, o.locale, o.email, o.customer_id, o.guest_session, o.gross_minor,
            o.paid_minor, o.refunded_minor, o.payment_due_at, o.created_at
        from shop_order o
        where o.id = #{id}
        for update
        """
    )
    @Nullable
    OrderMoneyRow lockById(@Param("id") UUID id);

    /** As {@link #lockById}, without holding anybody up. */
    @Select(
        """
        select o.id, o.number, o.status, o.currency, o.locale, o.email, o.customer_id, o.guest_session, o.gross_minor,
            o.paid_minor, o.refunded_minor, o.payment_due_at, o.created_at
        from shop_order o
        where o.id = #{id}
        """
    )
    @Nullable
    OrderMoneyRow findById(@Param("id") UUID id);

    @Insert(
        """
        insert into order_ledger_entry (tenant_id, id, order_id, kind, amount_minor, transaction_id)
        values (current_tenant(), #{id}, #{orderId}, #{kind}, #{amountMinor}, #{transactionId})
        """
    )
    int insertEntry(
        @Param("id") UUID id,
        @Param("orderId") UUID orderId,
        @Param("kind") String kind,
        @Param("amountMinor") long amountMinor,
        @Param("transactionId") @Nullable UUID transactionId
    );

    /** Adds to what came in. */
    @Update(
        """
        update shop_order
        set paid_minor = paid_minor + #{amountMinor},
            payment_status = case when paid_minor + #{amountMinor} >= gross_minor then 'PAID' else 'PARTLY_PAID' end,
            version = version + 1, updated_at = now()
        where id = #{id}
        """
    )
    int updatePaid(@Param("id") UUID id, @Param("amountMinor") long amountMinor);

    /** Adds to what went back; less than nothing where it came back to the shop. */
    @Update(
        """
        update shop_order
        set refunded_minor = refunded_minor + #{amountMinor},
            payment_status = case
                when refunded_minor + #{amountMinor} >= paid_minor then 'REFUNDED'
                when refunded_minor + #{amountMinor} = 0 then case when paid_minor >= gross_minor then 'PAID'
                    else 'PARTLY_PAID' end
                else 'PARTLY_REFUNDED'
            end,
            version = version + 1, updated_at = now()
        where id = #{id}
        """
    )
    int updateRefunded(@Param("id") UUID id, @Param("amountMinor") long amountMinor);

    /** Notes that the money is held; one that was paid in part stays so. */
    @Update(
        """
        update shop_order
        set payment_status = 'AUTHORISED', version = version + 1, updated_at = now()
        where id = #{id}
            and payment_status = 'UNPAID'
        """
    )
    int updateAuthorised(@Param("id") UUID id);
}
