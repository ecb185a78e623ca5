package io.quelyos.persistence.promotion;

import java.util.List;
import java.util.UUID;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** Reads and writes promotions. */
@Mapper
public interface PromotionMapper {
    @Select(
        "select " +
            PromotionRow.COUNTED_COLUMNS +
            """

            from promotion p
            where p.id = #{id}
            """
    )
    @Nullable
    PromotionRow findById(@Param("id") UUID id);

    @Select(
        "select " +
            PromotionRow.COLUMNS +
            """

            from promotion p
            where p.id = #{id}
            for update of p
            """
    )
    @Nullable
    PromotionRow lockById(@Param("id") UUID id);

    @Select(
        "select " +
            PromotionRow.COLUMNS +
            """

            from promotion p
            where p.id = any(#{ids})
            order by p.id
            """
    )
    List<PromotionRow> findByIds(@Param("ids") List<UUID> ids);

    /** The promotions that need no coupon and are not over, those with most priority first. */
    @Select(
        "select " +
            PromotionRow.COLUMNS +
            """

            from promotion p
            where p.is_active
                and not p.needs_coupon
                and (p.ends_at is null or p.ends_at > now())
            order by p.priority desc, p.id
            limit #{limit}
            """
    )
    List<PromotionRow> listAutomatic(@Param("limit") int limit);

    /** A page of all promotions, the newest first; a part of the filter that is null keeps all. */
    @Select(
        "select " +
            PromotionRow.COUNTED_COLUMNS +
            """

            from promotion p
            where (cast(#{isActive} as boolean) is null or p.is_active = cast(#{isActive} as boolean))
                and (cast(#{needsCoupon} as boolean) is null or p.needs_coupon = cast(#{needsCoupon} as boolean))
                and (cast(#{kind} as text) is null or p.kind = cast(#{kind} as text))
                and (cast(#{after} as uuid) is null or p.id < cast(#{after} as uuid))
            order by p.id desc
            limit #{limit}
            """
    )
    List<PromotionRow> list(
        @Param("isActive") @Nullable Boolean isActive,
        @Param("needsCoupon") @Nullable Boolean needsCoupon,
        @Param("kind") @Nullable String kind,
        @Param("after") @Nullable UUID after,
        @Param("limit") int limit
    );

    @Select(
        """
        select count(*)
        from promotion p
        where (cast(#{isActive} as boolean) is null or p.is_active = cast(#{isActive} as boolean))
            and (cast(#{needsCoupon} as boolean) is null or p.needs_coupon = cast(#{needsCoupon} as boolean))
            and (cast(#{kind} as text) is null or p.kind = cast(#{kind} as text))
        """
    )
    long count(
        @Param("isActive") @Nullable Boolean isActive,
        @Param("needsCoupon") @Nullable Boolean needsCoupon,
        @Param("kind") @Nullable String kind
    );

    @Select("select count(*) from promotion p where p.is_active and not p.needs_coupon and p.id <> #{except}")
    long countAutomatic(@Param("except") UUID except);

    @Insert(
        """
        insert into promotion (tenant_id, id, name, is_active, needs_coupon, priority, combines_with, kind, currency,
            basis_points, amount_minor, buy_quantity, get_quantity, maximum_sets, targets, get_targets, starts_at,
            ends_at, minimum_minor, minimum_quantity, customer_group_ids, is_first_order_only, usage_limit,
            customer_usage_limit)
        values (#{tenantId}, #{row.id}, #{row.name}, #{row.isActive}, #{row.needsCoupon}, #{row.priority},
            #{row.combinesWith}, #{row.kind}, #{row.currency}, #{row.basisPoints}, #{row.amountMinor},
            #{row.buyQuantity}, #{row.getQuantity}, #{row.maximumSets}, cast(#{row.targets} as jsonb),
            cast(#{row.getTargets} as jsonb), #{row.startsAt}, #{row.endsAt}, #{row.minimumMinor},
            #{row.minimumQuantity}, cast(#{row.customerGroupIds} as uuid[]), #{row.isFirstOrderOnly},
            #{row.usageLimit}, #{row.customerUsageLimit})
        """
    )
    int insert(@Param("tenantId") UUID tenantId, @Param("row") PromotionRow row);

    /** Writes all of a promotion, if it still has the version of the row. */
    @Update(
        """
        update promotion
        set name = #{row.name}, is_active = #{row.isActive}, needs_coupon = #{row.needsCoupon},
            priority = #{row.priority}, combines_with = #{row.combinesWith}, kind = #{row.kind},
            currency = #{row.currency}, basis_points = #{row.basisPoints}, amount_minor = #{row.amountMinor},
            buy_quantity = #{row.buyQuantity}, get_quantity = #{row.getQuantity}, maximum_sets = #{row.maximumSets},
            targets = cast(#{row.targets} as jsonb), get_targets = cast(#{row.getTargets} as jsonb),
            starts_at = #{row.startsAt}, ends_at = #{row.endsAt}, minimum_minor = #{row.minimumMinor},
            minimum_quantity = #{row.minimumQuantity},
            customer_group_ids = cast(#{row.customerGroupIds} as uuid[]),
            is_first_order_only = #{row.isFirstOrderOnly}, usage_limit = #{row.usageLimit},
            customer_usage_limit = #{row.customerUsageLimit}, version = version + 1, updated_at = now()
        where id = #{row.id}
            and version = #{row.version}
        """
    )
    int update(@Param("row") PromotionRow row);

    /** Switches a promotion on or off; for whoever has locked it. */
    @Update(
        """
        update promotion
        set is_active = #{isActive}, version = version + 1, updated_at = now()
        where id = #{id}
        """
    )
    int updateActive(@Param("id") UUID id, @Param("isActive") boolean isActive);

    @Delete(
        """
        delete from promotion
        where id = #{id}
            and not exists (select from promotion_redemption r where r.promotion_id = promotion.id)
        """
    )
    int delete(@Param("id") UUID id);
}
