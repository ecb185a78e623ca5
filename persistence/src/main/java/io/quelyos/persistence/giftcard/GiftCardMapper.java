package io.quelyos.persistence.giftcard;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes gift cards. A balance changes together with its entry in the ledger, in one statement that locks the
 * card's row and never lets it fall below nothing.
 */
@Mapper
public interface GiftCardMapper {
    @Select(
        "select " +
            GiftCardRow.COLUMNS +
            """

            from gift_card g
            where g.id = #{id}
            """
    )
    @Nullable
    GiftCardRow findById(@Param("id") UUID id);

    @Select(
        "select " +
            GiftCardRow.COLUMNS +
            """

            from gift_card g
            where g.code_hash = #{codeHash}
            """
    )
    @Nullable
    GiftCardRow findByCodeHash(@Param("codeHash") byte[] codeHash);

    @Select(
        "select " +
            GiftCardRow.COLUMNS +
            """

            from gift_card g
            where g.id = any(#{ids})
            """
    )
    List<GiftCardRow> findByIds(@Param("ids") List<UUID> ids);

    /** A page of cards, the newest first; a part of the filter that is null keeps all. */
    @Select(
        "select " +
            GiftCardRow.COLUMNS +
            """

            from gift_card g
            where (cast(#{lastFour} as text) is null or g.last_four = cast(#{lastFour} as text))
                and (cast(#{isDisabled} as boolean) is null or g.is_disabled = cast(#{isDisabled} as boolean))
                and (cast(#{after} as uuid) is null or g.id < cast(#{after} as uuid))
            order by g.id desc
            limit #{limit}
            """
    )
    List<GiftCardRow> list(
        @Param("lastFour") @Nullable String lastFour,
        @Param("isDisabled") @Nullable Boolean isDisabled,
        @Param("after") @Nullable UUID after,
        @Param("limit") int limit
    );

    @Select(
        """
        select count(*)
        from gift_card g
        where (cast(#{lastFour} as text) is null or g.last_four = cast(#{lastFour} as text))
            and (cast(#{isDisabled} as boolean) is null or g.is_disabled = cast(#{isDisabled} as boolean))
        """
    )
    long count(@Param("lastFour") @Nullable String lastFour, @Param("isDisabled") @Nullable Boolean isDisabled);

    /** The latest entries of each of some cards. */
    @Select(
        """
        select e.gift_card_id, e.kind, e.amount_minor, e.balance_after_minor, g.currency, e.reason, e.created_at
        from unnest(#{cardIds}) as w (id)
        join gift_card g on g.id = w.id
        cross join lateral (
            select l.id, l.gift_card_id, l.kind, l.amount_minor, l.balance_after_minor, l.reason, l.created_at
            from gift_card_entry l
            where l.gift_card_id = w.id
            order by l.id desc
            limit #{limit}
        ) e
        order by e.gift_card_id, e.id desc
        limit 10000
        """
    )
    List<GiftCardEntryRow> listEntries(@Param("cardIds") List<UUID> cardIds, @Param("limit") int limit);

    /** Issues a card with its first entry; of the code only the keyed hash is stored, 32 bytes. */
    @Insert(
        """
        with card as (
            insert into gift_card (tenant_id, id, code_hash, last_four, currency, initial_minor, balance_minor,
                expires_at, note)
            values (#{tenantId}, #{row.id}, #{codeHash}, #{row.lastFour}, #{row.currency}, #{row.initialMinor},
                #{row.initialMinor}, #{row.expiresAt}, #{row.note})
            returning tenant_id, id, balance_minor
        )
        insert into gift_card_entry (tenant_id, id, gift_card_id, kind, amount_minor, balance_after_minor)
        select c.tenant_id, #{entryId}, c.id, 'ISSUE', c.balance_minor, c.balance_minor
        from card c
        """
    )
    int issue(
        @Param("tenantId") UUID tenantId,
        @Param("entryId") UUID entryId,
        @Param("codeHash") byte[] codeHash,
        @Param("row") GiftCardRow row
    );

    @Update(
        """
        update gift_card
        set is_disabled = true, version = version + 1
        where id = #{id}
            and version = #{version}
        """
    )
    int disable(@Param("id") UUID id, @Param("version") int version);

    /** Changes a balance by hand, if the card still has the version and the balance does not fall below nothing. */
    @Insert(
        """
        with card as (
            update gift_card
            set balance_minor = balance_minor + #{amountMinor}, version = version + 1
            where id = #{id}
                and version = #{version}
                and balance_minor + #{amountMinor} >= 0
            returning tenant_id, id, balance_minor
        )
        insert into gift_card_entry (tenant_id, id, gift_card_id, kind, amount_minor, balance_after_minor, reason)
        select c.tenant_id, #{entryId}, c.id, 'ADJUST', #{amountMinor}, c.balance_minor, #{reason}
        from card c
        """
    )
    int adjust(
        @Param("entryId") UUID entryId,
        @Param("id") UUID id,
        @Param("version") int version,
        @Param("amountMinor") long amountMinor,
        @Param("reason") String reason
    );

    /** Pays for an order with a card that has enough, is of the currency, and may be used now. */
    @Insert(
        """
        with card as (
            update gift_card
            set balance_minor = balance_minor - #{amountMinor}
            where id = #{id}
                and currency = #{currency}
                and not is_disabled
                and (expires_at is null or expires_at > #{now})
                and balance_minor >= #{amountMinor}
            returning tenant_id, id, balance_minor
        )
        insert into gift_card_entry (tenant_id, id, gift_card_id, kind, amount_minor, balance_after_minor, order_id)
        select c.tenant_id, #{entryId}, c.id, 'REDEEM', -#{amountMinor}, c.balance_minor, #{orderId}
        from card c
        """
    )
    int redeem(
        @Param("entryId") UUID entryId,
        @Param("id") UUID id,
        @Param("orderId") UUID orderId,
        @Param("amountMinor") long amountMinor,
        @Param("currency") String currency,
        @Param("now") OffsetDateTime now
    );

    /** Takes the cards in hand that paid for an order, always in the same order, so that none waits for another's end. */
    @Select(
        """
        select g.id
        from gift_card g
        where g.id in (
            select e.gift_card_id
            from gift_card_entry e
            where e.order_id = #{orderId}
                and e.kind = 'REDEEM')
        order by g.id
        limit 100
        for update
        """
    )
    List<UUID> lockByOrder(@Param("orderId") UUID orderId);

    /** What an order paid with cards and did not get back yet; to be asked once the cards are in hand. */
    @Select(
        """
        select e.gift_card_id, e.kind, e.amount_minor, e.balance_after_minor, g.currency, e.reason, e.created_at
        from gift_card_entry e
        join gift_card g on g.id = e.gift_card_id
        where e.order_id = #{orderId}
            and e.kind = 'REDEEM'
            and not exists (
                select
                from gift_card_entry b
                where b.order_id = e.order_id
                    and b.gift_card_id = e.gift_card_id
                    and b.kind = 'RELEASE')
        order by e.gift_card_id
        limit 100
        """
    )
    List<GiftCardEntryRow> listUnreleased(@Param("orderId") UUID orderId);

    @Insert(
        """
        with card as (
            update gift_card
            set balance_minor = balance_minor + #{amountMinor}
            where id = #{id}
            returning tenant_id, id, balance_minor
        )
        insert into gift_card_entry (tenant_id, id, gift_card_id, kind, amount_minor, balance_after_minor, order_id)
        select c.tenant_id, #{entryId}, c.id, 'RELEASE', #{amountMinor}, c.balance_minor, #{orderId}
        from card c
        """
    )
    int release(
        @Param("entryId") UUID entryId,
        @Param("id") UUID id,
        @Param("orderId") UUID orderId,
        @Param("amountMinor") long amountMinor
    );

    /** Gives back a part of what an order paid with a card. */
    @Insert(
        """
        with card as (
            update gift_card
            set balance_minor = balance_minor + #{amountMinor}
            where id = #{id}
            returning tenant_id, id, balance_minor
        )
        insert into gift_card_entry (tenant_id, id, gift_card_id, kind, amount_minor, balance_after_minor, order_id)
        select c.tenant_id, #{entryId}, c.id, 'REFUND', #{amountMinor}, c.balance_minor, #{orderId}
        from card c
        """
    )
    int refund(
        @Param("entryId") UUID entryId,
        @Param("id") UUID id,
        @Param("orderId") UUID orderId,
        @Param("amountMinor") long amountMinor
    );
}
