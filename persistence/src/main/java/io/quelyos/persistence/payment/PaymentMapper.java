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

    /** The payments of some orders, of each the first one first. */
    @Select(
        "select " +
            PaymentRow.COLUMNS +
            """

            from payment p
            where p.order_id = any(#{orderIds})
            order by p.order_id, p.id
            """
    )
    List<PaymentRow> findByOrders(@Param("orderIds") List<UUID> orderIds);

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

    /** Adds to what was given back; less than nothing where it came back to the shop. */
    @Update(
        """
        update payment
        set refunded_minor = refunded_minor + #{amountMinor}, version = version + 1, updated_at = now()
        where id = #{id}
        """
    )
    int updateRefunded(@Param("id") UUID id, @Param("amountMinor") long amountMinor);

    /** Notes whether its money is taken when the buyer pays, as the tenant has it now. */
    @Update(
        """
        update payment p
        set is_captured_at_once = m.is_captured_at_once
        from payment_method m
        where p.id = #{id}
            and m.tenant_id = p.tenant_id
            and m.code = p.method
        """
    )
    int updateCaptureMode(@Param("id") UUID id);

    /** Notes that the provider keeps a failure under the key of an attempt. */
    @Update("update payment set attempt = attempt + 1, updated_at = now() where id = #{id} and attempt = #{attempt}")
    int updateAttempt(@Param("id") UUID id, @Param("attempt") int attempt);

    /** Notes how the buyer wants to pay instead; null to take it back. */
    @Update("update payment set replacement = #{replacement}, updated_at = now() where id = #{id}")
    int updateReplacement(@Param("id") UUID id, @Param("replacement") @Nullable PaymentMethodCode replacement);

    /** Why the provider is not to be asked about a payment; null where it may be. */
    @Select(
        """
        select case
                when exists (
                    select from payment p
                    where p.id = #{id}
                        and p.created_at < (select copied_at((select current_tenant())))) then 'INHERITED'
                when is_outgoing_off((select current_tenant())) then 'OUTGOING_OFF'
            end
        """
    )
    @Nullable
    WithheldReason findWithheld(@Param("id") UUID id);

    /** Whether the tenant speaks to nobody outside. */
    @Select("select is_outgoing_off((select current_tenant()))")
    boolean isOutgoingOff();

    /** Counts the card payments of which something is still to come, or still to be heard, and not by another tenant only. */
    @Select(
        """
        select count(*)
        from payment p
        where p.method = 'CARD'
            and (p.created_at < (select copied_at((select current_tenant())))) is not true
            and (p.state in ('CREATED', 'UNKNOWN', 'ACTION_REQUIRED', 'PENDING', 'AUTHORISED')
                or exists (
                    select from payment_transaction t
                    where t.tenant_id = p.tenant_id
                        and t.payment_id = p.id
                        and t.state = 'REQUESTED'))
        """
    )
    long countOpenCards();
}
