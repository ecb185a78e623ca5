package io.quelyos.persistence.order;

import java.util.List;
import java.util.UUID;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** Reads orders, and changes what may change of them. */
@Mapper
public interface OrderMapper {
    @Select(
        "select " +
            OrderRow.COLUMNS +
            """

            from shop_order o
            where o.id = #{id}
            """
    )
    @Nullable
    OrderRow findById(@Param("id") UUID id);

    /** The same, with its row locked until the transaction ends: all that is done with one order is done in turn. */
    @Select("select o.id from shop_order o where o.id = #{id} for update")
    @Nullable
    UUID lockById(@Param("id") UUID id);

    /** An order that was placed by a buyer; null for other people's. */
    @Select(
        "select " +
            OrderRow.COLUMNS +
            """

            from shop_order o
            where o.id = #{id}
                and (o.customer_id = cast(#{customerId} as uuid) or o.guest_session = cast(#{guestSession} as text))
            """
    )
    @Nullable
    OrderRow findOwn(
        @Param("id") UUID id,
        @Param("customerId") @Nullable UUID customerId,
        @Param("guestSession") @Nullable String guestSession
    );

    /** The order of a number, where it was bought with this e-mail address; never one whose buyer was forgotten. */
    @Select(
        "select " +
            OrderRow.COLUMNS +
            """

            from shop_order o
            where o.number = #{number}
                and o.email = #{email}
                and right(o.email, 16) <> '@deleted.invalid'
            """
    )
    @Nullable
    OrderRow findByNumber(@Param("number") long number, @Param("email") String email);

    /** Some orders in no order. */
    @Select(
        "select " +
            OrderRow.COLUMNS +
            """

            from shop_order o
            where o.id = any(#{ids})
            """
    )
    List<OrderRow> findByIds(@Param("ids") List<UUID> ids);

    /** Stores what follows from the rest of an order, and counts the change. */
    @Update(
        """
        update shop_order
        set status = #{status}, payment_status = #{paymentStatus}, fulfilment_status = #{fulfilmentStatus},
            version = version + 1, updated_at = now()
        where id = #{id}
        """
    )
    int updateStatuses(
        @Param("id") UUID id,
        @Param("status") String status,
        @Param("paymentStatus") String paymentStatus,
        @Param("fulfilmentStatus") String fulfilmentStatus
    );

    /** Ends an order that is not to be fulfilled. */
    @Update(
        """
        update shop_order
        set status = 'CANCELLED', cancelled_at = now(), cancel_reason = #{reason}
        where id = #{id}
            and cancelled_at is null
        """
    )
    int updateCancelled(@Param("id") UUID id, @Param("reason") String reason);

    /** Notes that the delivery was taken back. */
    @Update("update shop_order set delivery_credited = true where id = #{id} and not delivery_credited")
    int updateDeliveryCredited(@Param("id") UUID id);

    /** The next number of a kind without a gap: whoever asks at the same time waits until this transaction ends. */
    @Select(
        value = """
        insert into order_counter (tenant_id, kind, last_number)
        values (current_tenant(), #{kind}, 1)
        on conflict (tenant_id, kind) do update set last_number = order_counter.last_number + 1
        returning last_number
        """,
        affectData = true
    )
    long nextNumber(@Param("kind") String kind);
}
