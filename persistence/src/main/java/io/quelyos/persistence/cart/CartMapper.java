package io.quelyos.persistence.cart;

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

/** Reads and writes carts. A cart whose time is over is not found, whether it is removed yet or not. */
@Mapper
public interface CartMapper {
    /** Lets those who change carts of one owner take turns until their transactions end, also before there is a cart. */
    @Select(
        "select cast(pg_advisory_xact_lock(hashtextextended('cart:' || #{tenantId} || ':' || #{owner}, 0)) as text)"
    )
    String lockTurns(@Param("tenantId") String tenantId, @Param("owner") String owner);

    @Select(
        "select " +
            CartRow.COLUMNS +
            """

            from cart c
            where c.customer_id = #{customerId}
                and c.expires_at > now()
            """
    )
    @Nullable
    CartRow findByCustomer(@Param("customerId") UUID customerId);

    @Select(
        "select " +
            CartRow.COLUMNS +
            """

            from cart c
            where c.guest_session = #{guestSession}
                and c.expires_at > now()
            """
    )
    @Nullable
    CartRow findByGuest(@Param("guestSession") String guestSession);

    @Select("select exists (select from cart c where c.guest_session = #{guestSession} and c.expires_at > now())")
    boolean hasGuestCart(@Param("guestSession") String guestSession);

    @Select(
        """
        select l.id, l.cart_id, l.variant_id, l.line_key, l.name, l.quantity, l.unit_price_minor, l.note,
            cast(l.attributes as text) as attributes
        from cart_line l
        where l.cart_id = #{cartId}
        order by l.created_at, l.id
        limit #{limit}
        """
    )
    List<CartLineRow> listLines(@Param("cartId") UUID cartId, @Param("limit") int limit);

    @Insert(
        """
        insert into cart (tenant_id, id, customer_id, guest_session, currency, expires_at)
        values (#{tenantId}, #{id}, #{customerId}, #{guestSession}, #{currency}, #{expiresAt})
        """
    )
    void insert(
        @Param("tenantId") UUID tenantId,
        @Param("id") UUID id,
        @Param("customerId") @Nullable UUID customerId,
        @Param("guestSession") @Nullable String guestSession,
        @Param("currency") String currency,
        @Param("expiresAt") OffsetDateTime expiresAt
    );

    /** Changes what is said of the whole cart, and counts the change. */
    @Update(
        """
        update cart
        set currency = #{currency}, note = #{details.note}, attributes = cast(#{details.attributes} as jsonb),
            country_code = #{details.countryCode}, region_code = #{details.regionCode},
            postal_code = #{details.postalCode}, delivery_rate_id = #{details.deliveryRateId},
            pickup_point_id = #{details.pickupPointId}, version = version + 1, updated_at = now(),
            lines_left_out = #{linesLeftOut}, expires_at = #{expiresAt}
        where id = #{id}
        """
    )
    int update(
        @Param("id") UUID id,
        @Param("currency") String currency,
        @Param("details") CartDetailsRow details,
        @Param("linesLeftOut") int linesLeftOut,
        @Param("expiresAt") OffsetDateTime expiresAt
    );

    /** Writes lines: new ones, changed ones, and ones that lay in another cart of the same buyer. */
    @Insert(
        """
        insert into cart_line (tenant_id, id, cart_id, variant_id, line_key, name, quantity, unit_price_minor, note,
            attributes)
        select #{tenantId}, r.id, r.cart_id, r.variant_id, r.line_key, r.name, r.quantity, r.unit_price_minor, r.note,
            cast(r.attributes as jsonb)
        from jsonb_to_recordset(#{rows, typeHandler=io.quelyos.persistence.database.JsonRowsTypeHandler}) as r (
            id uuid, cart_id uuid, variant_id uuid, line_key text, name text, quantity int, unit_price_minor bigint,
            note text, attributes text)
        on conflict (tenant_id, id) do update
        set cart_id = excluded.cart_id, line_key = excluded.line_key, quantity = excluded.quantity,
            unit_price_minor = excluded.unit_price_minor, note = excluded.note, attributes = excluded.attributes
        """
    )
    int saveLines(@Param("tenantId") UUID tenantId, @Param("rows") List<CartLineRow> rows);

    @Delete("delete from cart_line where id = any(cast(#{ids} as uuid[]))")
    int deleteLines(@Param("ids") List<UUID> ids);

    @Insert(
        """
        insert into cart_coupon (tenant_id, cart_id, code, position)
        select #{tenantId}, #{cartId}, n.code, n.position
        from unnest(cast(#{codes} as text[])) with ordinality as n (code, position)
        on conflict (tenant_id, cart_id, code) do update
        set position = excluded.position
        """
    )
    int saveCoupons(@Param("tenantId") UUID tenantId, @Param("cartId") UUID cartId, @Param("codes") List<String> codes);

    @Delete("delete from cart_coupon where cart_id = #{cartId} and not code = any(cast(#{codes} as text[]))")
    int deleteOtherCoupons(@Param("cartId") UUID cartId, @Param("codes") List<String> codes);

    @Insert(
        """
        insert into cart_gift_card (tenant_id, cart_id, gift_card_id, last_four, position)
        select #{tenantId}, #{cartId}, r.gift_card_id, r.last_four, r.position
        from rows from (
            jsonb_to_recordset(#{rows, typeHandler=io.quelyos.persistence.database.JsonRowsTypeHandler}) as (
                gift_card_id uuid, last_four text)
        ) with ordinality as r (gift_card_id, last_four, position)
        on conflict (tenant_id, cart_id, gift_card_id) do update
        set position = excluded.position
        """
    )
    int saveGiftCards(
        @Param("tenantId") UUID tenantId,
        @Param("cartId") UUID cartId,
        @Param("rows") List<CartGiftCardRow> rows
    );

    @Delete("delete from cart_gift_card where cart_id = #{cartId} and not gift_card_id = any(cast(#{ids} as uuid[]))")
    int deleteOtherGiftCards(@Param("cartId") UUID cartId, @Param("ids") List<UUID> ids);

    @Delete("delete from cart where id = #{id}")
    int delete(@Param("id") UUID id);

    /** Removes what was an owner's cart before its time was over. */
    @Delete(
        """
        delete from cart
        where (customer_id = #{customerId} or guest_session = #{guestSession})
            and expires_at <= now()
        """
    )
    int deleteExpiredOf(
        @Param("customerId") @Nullable UUID customerId,
        @Param("guestSession") @Nullable String guestSession
    );

    /** Removes a cart if its time is over. */
    @Delete("delete from cart where id = #{id} and expires_at <= now()")
    int deleteExpired(@Param("id") UUID id);

    /** When a cart's time is over; null where there is no such cart. */
    @Select("select c.expires_at from cart c where c.id = #{id}")
    @Nullable
    OffsetDateTime findExpiry(@Param("id") UUID id);
}
