package io.quelyos.persistence.checkout;

import io.quelyos.persistence.address.PostalAddress;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** Reads and writes checkouts. */
@Mapper
public interface CheckoutMapper {
    /** The checkout of a cart that its buyer can go on with, the open one first. */
    @Select(
        "select " +
            CheckoutRow.COLUMNS +
            """

            from checkout k
            where k.cart_id = #{cartId}
                and k.state in ('OPEN', 'EXPIRED')
            order by k.state desc, k.id desc
            limit 1
            """
    )
    @Nullable
    CheckoutRow findByCart(@Param("cartId") UUID cartId);

    /** A buyer's checkout; null for other people's. */
    @Select(
        "select " +
            CheckoutRow.COLUMNS +
            """

            from checkout k
            where k.id = #{id}
                and (k.customer_id = cast(#{customerId} as uuid) or k.guest_session = cast(#{guestSession} as text))
            """
    )
    @Nullable
    CheckoutRow findOwn(
        @Param("id") UUID id,
        @Param("customerId") @Nullable UUID customerId,
        @Param("guestSession") @Nullable String guestSession
    );

    /** A checkout, which nobody else changes until the transaction ends. */
    @Select("select " + CheckoutRow.COLUMNS + "\nfrom checkout k\nwhere k.id = #{id}\nfor update")
    @Nullable
    CheckoutRow lockById(@Param("id") UUID id);

    /** The open checkouts of a buyer whose carts are others, or gone. */
    @Select(
        """
        select k.id
        from checkout k
        where k.state = 'OPEN'
            and (k.customer_id = cast(#{customerId} as uuid) or k.guest_session = cast(#{guestSession} as text))
            and k.cart_id is distinct from #{cartId}
        order by k.id
        limit 10
        """
    )
    List<UUID> listOthers(
        @Param("customerId") @Nullable UUID customerId,
        @Param("guestSession") @Nullable String guestSession,
        @Param("cartId") UUID cartId
    );

    /** Begins a checkout; a customer's e-mail address is known already. */
    @Insert(
        """
        insert into checkout (tenant_id, id, cart_id, customer_id, guest_session, email, reserved_until)
        values (current_tenant(), #{id}, #{cartId}, #{customerId}, #{guestSession},
            (select c.email from customer c where c.id = #{customerId}), #{reservedUntil})
        """
    )
    int insert(
        @Param("id") UUID id,
        @Param("cartId") UUID cartId,
        @Param("customerId") @Nullable UUID customerId,
        @Param("guestSession") @Nullable String guestSession,
        @Param("reservedUntil") OffsetDateTime reservedUntil
    );

    /**
     * How long a buyer has kept pieces without a break; null where there was one.
     *
     * @param since whoever kept none since then had a break
     */
    @Select(
        """
        select min(h.held_since) as held_since, max(h.held_until) as held_until
        from (
            select k.held_since, case when k.state = 'CANCELLED' then k.updated_at else k.reserved_until end as held_until
            from checkout k
            where (k.customer_id = cast(#{customerId} as uuid) or k.guest_session = cast(#{guestSession} as text))
                and k.state in ('OPEN', 'EXPIRED', 'CANCELLED')
                and k.reserved_until > #{since}
                and k.held_since is not null
        ) h
        where h.held_until > #{since}
        having count(*) > 0
        """
    )
    @Nullable
    HeldRow findHeld(
        @Param("customerId") @Nullable UUID customerId,
        @Param("guestSession") @Nullable String guestSession,
        @Param("since") OffsetDateTime since
    );

    /** Counts a buyer's orders for which no money came yet. */
    @Select(
        """
        select count(*)
        from shop_order o
        where (o.customer_id = cast(#{customerId} as uuid) or o.guest_session = cast(#{guestSession} as text))
            and o.status in ('AWAITING_PAYMENT', 'OPEN')
            and o.payment_status = 'UNPAID'
        """
    )
    int countUnpaid(
        @Param("customerId") @Nullable UUID customerId,
        @Param("guestSession") @Nullable String guestSession
    );

    /** Opens a checkout, again or still, for some more time. */
    @Update(
        """
        update checkout
        set state = 'OPEN', reserved_until = #{reservedUntil}, held_since = #{heldSince}, version = version + 1,
            updated_at = now()
        where id = #{id}
        """
    )
    int updateReserved(
        @Param("id") UUID id,
        @Param("reservedUntil") OffsetDateTime reservedUntil,
        @Param("heldSince") OffsetDateTime heldSince
    );

    @Update(
        """
        update checkout
        set email = #{email}, phone = #{phone}, version = version + 1, updated_at = now()
        where id = #{id}
        """
    )
    int updateContact(@Param("id") UUID id, @Param("email") String email, @Param("phone") @Nullable String phone);

    @Update(
        """
        update checkout
        set shipping_address = #{shipping}, billing_address = #{billing}, version = version + 1, updated_at = now()
        where id = #{id}
        """
    )
    int updateAddresses(
        @Param("id") UUID id,
        @Param("shipping") @Nullable PostalAddress shipping,
        @Param("billing") @Nullable PostalAddress billing
    );

    /** Notes that the buyer accepted the terms of sale, the first time that counts. */
    @Update(
        """
        update checkout
        set terms_accepted_at = coalesce(terms_accepted_at, now()), version = version + 1, updated_at = now()
        where id = #{id}
        """
    )
    int updateTermsAccepted(@Param("id") UUID id);

    /** Ends a checkout. */
    @Update(
        """
        update checkout
        set state = #{state}, version = version + 1, updated_at = now()
        where id = #{id}
        """
    )
    int updateState(@Param("id") UUID id, @Param("state") CheckoutState state);

    /** Removes a checkout that began in this very transaction and keeps nothing. */
    @Delete(
        """
        delete from checkout k
        where k.id = #{id}
            and k.created_at = now()
            and not exists (select from stock_reservation r where r.checkout_id = k.id)
        """
    )
    int deleteEmpty(@Param("id") UUID id);
}
