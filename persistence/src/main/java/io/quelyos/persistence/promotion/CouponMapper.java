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

/** Reads and writes coupons. */
@Mapper
public interface CouponMapper {
    @Select(
        "select " +
            CouponRow.COUNTED_COLUMNS +
            """

            from coupon c
            where c.id = #{id}
            """
    )
    @Nullable
    CouponRow findById(@Param("id") UUID id);

    @Select(
        "select " +
            CouponRow.COLUMNS +
            """

            from coupon c
            where c.code = any(#{codes})
            order by c.code
            """
    )
    List<CouponRow> findByCodes(@Param("codes") List<String> codes);

    @Select(
        "select " +
            CouponRow.COLUMNS +
            """

            from coupon c
            where c.id = any(#{ids})
            order by c.id
            """
    )
    List<CouponRow> findByIds(@Param("ids") List<UUID> ids);

    /** The first of some codes that is taken. */
    @Select(
        """
        select c.code
        from coupon c
        where c.code = any(#{codes})
        order by c.code
        limit 1
        """
    )
    @Nullable
    String findTakenCode(@Param("codes") List<String> codes);

    /** A page of coupons, the newest first; a part of the filter that is null keeps all. */
    @Select(
        "select " +
            CouponRow.COUNTED_COLUMNS +
            """

            from coupon c
            where (cast(#{promotionId} as uuid) is null or c.promotion_id = cast(#{promotionId} as uuid))
                and (cast(#{code} as text) is null or c.code = cast(#{code} as text))
                and (cast(#{isActive} as boolean) is null or c.is_active = cast(#{isActive} as boolean))
                and (cast(#{after} as uuid) is null or c.id < cast(#{after} as uuid))
            order by c.id desc
            limit #{limit}
            """
    )
    List<CouponRow> list(
        @Param("promotionId") @Nullable UUID promotionId,
        @Param("code") @Nullable String code,
        @Param("isActive") @Nullable Boolean isActive,
        @Param("after") @Nullable UUID after,
        @Param("limit") int limit
    );

    @Select(
        """
        select count(*)
        from coupon c
        where (cast(#{promotionId} as uuid) is null or c.promotion_id = cast(#{promotionId} as uuid))
            and (cast(#{code} as text) is null or c.code = cast(#{code} as text))
            and (cast(#{isActive} as boolean) is null or c.is_active = cast(#{isActive} as boolean))
        """
    )
    long count(
        @Param("promotionId") @Nullable UUID promotionId,
        @Param("code") @Nullable String code,
        @Param("isActive") @Nullable Boolean isActive
    );

    /** Adds coupons whose codes are not taken; fewer rows than were given means that some are. */
    @Insert(
        """
        insert into coupon (tenant_id, id, promotion_id, code, expires_at, customer_id, usage_limit,
            customer_usage_limit)
        select #{tenantId}, r.id, r.promotion_id, r.code, r.expires_at, r.customer_id, r.usage_limit,
            r.customer_usage_limit
        from jsonb_to_recordset(#{rows, typeHandler=io.quelyos.persistence.database.JsonRowsTypeHandler}) as r (
            id uuid, promotion_id uuid, code text, expires_at timestamptz, customer_id uuid, usage_limit bigint,
            customer_usage_limit bigint)
        on conflict (tenant_id, code) do nothing
        """
    )
    int insertAll(@Param("tenantId") UUID tenantId, @Param("rows") List<CouponRow> rows);

    /** Switches a coupon on or off, if it still has the version. */
    @Update(
        """
        update coupon
        set is_active = #{isActive}, version = version + 1
        where id = #{id}
            and version = #{version}
        """
    )
    int updateActive(@Param("id") UUID id, @Param("version") int version, @Param("isActive") boolean isActive);

    @Delete(
        """
        delete from coupon
        where id = #{id}
            and not exists (select from promotion_redemption r where r.coupon_id = coupon.id)
        """
    )
    int delete(@Param("id") UUID id);
}
