package io.quelyos.persistence.payment;

import java.util.List;
import java.util.UUID;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** Reads and writes what was asked of providers. */
@Mapper
public interface PaymentTransactionMapper {
    /** Notes that something is asked for. */
    @Insert(
        """
        insert into payment_transaction (tenant_id, id, payment_id, kind, state, amount_minor, reason)
        values (current_tenant(), #{id}, #{paymentId}, #{kind}, 'REQUESTED', #{amountMinor}, #{reason})
        """
    )
    int insertRequested(
        @Param("id") UUID id,
        @Param("paymentId") UUID paymentId,
        @Param("kind") PaymentTransactionKind kind,
        @Param("amountMinor") long amountMinor,
        @Param("reason") @Nullable String reason
    );

    /** Notes that something is done; none where the provider's name says that it was noted before. */
    @Insert(
        """
        insert into payment_transaction (tenant_id, id, payment_id, kind, state, amount_minor, provider_reference, reason,
            settled_at)
        values (current_tenant(), #{id}, #{paymentId}, #{kind}, 'SUCCEEDED', #{amountMinor}, #{reference}, #{reason},
            now())
        on conflict (tenant_id, payment_id, kind, provider_reference) do nothing
        """
    )
    int insertDone(
        @Param("id") UUID id,
        @Param("paymentId") UUID paymentId,
        @Param("kind") PaymentTransactionKind kind,
        @Param("amountMinor") long amountMinor,
        @Param("reference") @Nullable String reference,
        @Param("reason") @Nullable String reason
    );

    @Select("select " + PaymentTransactionRow.COLUMNS + "\nfrom payment_transaction t\nwhere t.id = #{id}")
    @Nullable
    PaymentTransactionRow findById(@Param("id") UUID id);

    /** What was asked for some payments, of each the oldest first. */
    @Select(
        "select " +
            PaymentTransactionRow.COLUMNS +
            """

            from payment_transaction t
            where t.payment_id = any(#{paymentIds})
            order by t.payment_id, t.id
            """
    )
    List<PaymentTransactionRow> findByPayments(@Param("paymentIds") List<UUID> paymentIds);

    /** What was asked for and not answered yet, of all payments of an order. */
    @Select(
        "select " +
            PaymentTransactionRow.COLUMNS +
            """

            from payment p
            join payment_transaction t on t.tenant_id = p.tenant_id and t.payment_id = p.id
            where p.order_id = #{orderId}
                and t.state = 'REQUESTED'
            order by t.id
            limit #{limit}
            """
    )
    List<PaymentTransactionRow> listRequested(@Param("orderId") UUID orderId, @Param("limit") int limit);

    /** Notes what came of it, once. */
    @Update(
        """
        update payment_transaction
        set state = #{state}, amount_minor = #{amountMinor}, provider_reference = #{reference},
            failure_code = #{failureCode}, settled_at = now()
        where id = #{id}
            and state = 'REQUESTED'
        """
    )
    int updateSettled(
        @Param("id") UUID id,
        @Param("state") String state,
        @Param("amountMinor") long amountMinor,
        @Param("reference") @Nullable String reference,
        @Param("failureCode") @Nullable String failureCode
    );

    /** The refunds of a payment, whatever became of them, the first one first. */
    @Select(
        "select " +
            PaymentTransactionRow.COLUMNS +
            """

            from payment_transaction t
            where t.payment_id = #{paymentId}
                and t.kind = 'REFUND'
            order by t.id
            limit #{limit}
            """
    )
    List<PaymentTransactionRow> listRefunds(@Param("paymentId") UUID paymentId, @Param("limit") int limit);

    /** Notes by which name the provider calls what it took on and has not done yet. */
    @Update(
        """
        update payment_transaction
        set provider_reference = #{reference}
        where id = #{id}
            and state = 'REQUESTED'
        """
    )
    int updateTakenOn(@Param("id") UUID id, @Param("reference") String reference);

    /** Notes that the provider keeps a failure under the key of an attempt. */
    @Update("update payment_transaction set attempt = attempt + 1 where id = #{id} and attempt = #{attempt}")
    int updateAttempt(@Param("id") UUID id, @Param("attempt") int attempt);

    /** Notes that what was done was undone by the provider, once. */
    @Update(
        """
        update payment_transaction
        set state = 'FAILED', failure_code = #{failureCode}, settled_at = now()
        where id = #{id}
            and state = 'SUCCEEDED'
        """
    )
    int updateUndone(@Param("id") UUID id, @Param("failureCode") String failureCode);
}
