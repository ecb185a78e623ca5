package io.quelyos.persistence.payment;

import java.util.List;
import java.util.UUID;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** Reads and writes payments. Whoever writes one has locked its order before ({@link OrderMoneyMapper#lockById}). */
@Mapper
public interface PaymentMapper {
    @Insert(
        """
        insert into payment (tenant_id, id, order_id, method, state, currency, amount_minor, gift_card_id)
        values (current_tenant(), #{id}, #{orderId}, #{method}, #{state}, #{currency}, #{amountMinor}, #{giftCardId})
        """
    )
    int insert(
        @Param("id") UUID id,
        @Param("orderId") UUID orderId,
        @Param("method") PaymentMethodCode method,
        @Param("state") PaymentState state,
        @Param("currency") String currency,
        @Param("amountMinor") long amountMinor,
        @Param("giftCardId") @Nullable UUID giftCardId
    );

    @Select("select " + PaymentRow.COLUMNS + "\nfrom payment p\nwhere p.id = #{id}")
    @Nullable
    PaymentRow findById(@Param("id") UUID id);

    /** The payment that a provider calls by this name. */
    @Select(
        "select " +
            PaymentRow.COLUMNS +
            """

            from payment p
            where p.method = #{method}
                and p.provider_reference = #{reference}
            """
    )
    @Nullable
    PaymentRow findByReference(@Param("method") PaymentMethodCode method, @Param("reference") String reference);

    /** The payments of an order, the first one first. */
    @Select(
        "select " +
            PaymentRow.COLUMNS +
            """

            from payment p
            where p.order_id = #{orderId}
            order by p.id
            limit #{limit}
            """
    )
    List<PaymentRow> listByOrder(@Param("orderId") UUID orderId, @Param("limit") int limit);

    /** Notes where a payment stands. */
    @Update(
        """
        update payment
        set state = #{state}, failure_code = #{failureCode}, version = version + 1, updated_at = now()
        where id = #{id}
        """
    )
    int updateState(
        @Param("id") UUID id,
        @Param("state") PaymentState state,
        @Param("failureCode") @Nullable String failureCode
    );

    /** Notes by which name the provider calls it, once. */
    @Update(
        """
        update payment
        set provider_reference = #{reference}, updated_at = now()
        where id = #{id}
            and provider_reference is null
        """
    )
    int updateReference(@Param("id") UUID id, @Param("reference") String reference);

    /** Notes that so much is held in all. */
    @Update(
        """
        update payment
        set authorised_minor = #{authorisedMinor}, state = 'AUTHORISED', failure_code = null, version = version + 1,
            updated_at = now()
        where id = #{id}
        """
    )
    int updateAuthorised(@Param("id") UUID id, @Param("authorisedMinor") long authorisedMinor);

    /** Adds to what was taken. */
    @Update(
        """
        update payment
        set captured_minor = captured_minor + #{amountMinor}, state = #{state}, failure_code = null,
            version = version + 1, updated_at = now()
        where id = #{id}
        """
    )
    int updateCaptured(
        @Param("id") UUID id,
        @Param("amountMinor") long amountMinor,
        @Param("state") PaymentState state
    );

    /** Adds to what was given back. */
    @Update(
        """
        update payment
        set refunded_minor = refunded_minor + #{amountMinor}, version = version + 1, updated_at = now()
        where id = #{id}
        """
    )
    int updateRefunded(@Param("id") UUID id, @Param("amountMinor") long amountMinor);
}
