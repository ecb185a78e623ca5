package io.quelyos.persistence.promotion;

import java.util.List;
import java.util.UUID;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/**
 * Counts uses. Each count is one statement that locks its row, looks at the limit and adds one, so that concurrent uses
 * queue and none passes the limit; the row count says whether it was counted. What has no limit is not counted here:
 * its uses are the rows of promotion_redemption.
 */
@Mapper
public interface RedemptionMapper {
    @Insert(
        """
        insert into promotion_usage (tenant_id, promotion_id, used_count)
        values (#{tenantId}, #{promotionId}, 1)
        on conflict (tenant_id, promotion_id) do update
        set used_count = promotion_usage.used_count + 1
        where promotion_usage.used_count < #{limit}
        """
    )
    int countPromotion(
        @Param("tenantId") UUID tenantId,
        @Param("promotionId") UUID promotionId,
        @Param("limit") long limit
    );

    @Insert(
        """
        insert into promotion_customer_usage (tenant_id, promotion_id, customer_id, used_count)
        values (#{tenantId}, #{promotionId}, #{customerId}, 1)
        on conflict (tenant_id, promotion_id, customer_id) do update
        set used_count = promotion_customer_usage.used_count + 1
        where promotion_customer_usage.used_count < #{limit}
        """
    )
    int countPromotionOfCustomer(
        @Param("tenantId") UUID tenantId,
        @Param("promotionId") UUID promotionId,
        @Param("customerId") UUID customerId,
        @Param("limit") long limit
    );

    @Update(
        """
        update coupon
        set used_count = used_count + 1
        where id = #{couponId}
            and used_count < usage_limit
        """
    )
    int countCoupon(@Param("couponId") UUID couponId);

    @Insert(
        """
        insert into coupon_customer_usage (tenant_id, coupon_id, customer_id, used_count)
        values (#{tenantId}, #{couponId}, #{customerId}, 1)
        on conflict (tenant_id, coupon_id, customer_id) do update
        set used_count = coupon_customer_usage.used_count + 1
        where coupon_customer_usage.used_count < #{limit}
        """
    )
    int countCouponOfCustomer(
        @Param("tenantId") UUID tenantId,
        @Param("couponId") UUID couponId,
        @Param("customerId") UUID customerId,
        @Param("limit") long limit
    );

    @Insert(
        """
        insert into promotion_redemption (tenant_id, order_id, promotion_id, coupon_id, customer_id, amount_minor,
            currency, is_counted, is_counted_for_customer, is_coupon_counted, is_coupon_counted_for_customer)
        values (#{tenantId}, #{row.orderId}, #{row.promotionId}, #{row.couponId}, #{row.customerId},
            #{row.amountMinor}, #{row.currency}, #{row.isCounted}, #{row.isCountedForCustomer},
            #{row.isCouponCounted}, #{row.isCouponCountedForCustomer})
        """
    )
    int insert(@Param("tenantId") UUID tenantId, @Param("row") RedemptionRow row);

    /**
     * Keeps promotions from being changed until the transaction ends; uses of them do not wait for each other, but
     * for a change that is under way. In the order of their ids, so that nobody waits in a circle.
     */
    @Select(
        """
        select p.id
        from promotion p
        where p.id = any(cast(#{ids} as uuid[]))
        order by p.id
        limit 1000
        for share
        """
    )
    List<UUID> lockAgainstChange(@Param("ids") List<UUID> ids);

    /** The promotions that an order has used. */
    @Select(
        """
        select r.promotion_id
        from promotion_redemption r
        where r.order_id = #{orderId}
        order by r.promotion_id
        limit 1000
        """
    )
    List<UUID> listPromotionsOf(@Param("orderId") UUID orderId);

    /** Takes the uses of an order away, and tells them in the order in which their rows were locked when counted. */
    @Select(
        value = """
        with gone as (
            delete from promotion_redemption
            where order_id = #{orderId}
            returning order_id, promotion_id, coupon_id, customer_id, amount_minor, currency, is_counted,
                is_counted_for_customer, is_coupon_counted, is_coupon_counted_for_customer
        )
        select g.order_id, g.promotion_id, g.coupon_id, g.customer_id, g.amount_minor, g.currency, g.is_counted,
            g.is_counted_for_customer, g.is_coupon_counted, g.is_coupon_counted_for_customer
        from gone g
        order by g.promotion_id
        limit 1000
        """,
        affectData = true
    )
    List<RedemptionRow> listTakenAway(@Param("orderId") UUID orderId);

    @Update(
        """
        update promotion_usage
        set used_count = used_count - 1
        where promotion_id = #{promotionId}
        """
    )
    int giveBackPromotion(@Param("promotionId") UUID promotionId);

    @Update(
        """
        update promotion_customer_usage
        set used_count = used_count - 1
        where promotion_id = #{promotionId}
            and customer_id = #{customerId}
        """
    )
    int giveBackPromotionOfCustomer(@Param("promotionId") UUID promotionId, @Param("customerId") UUID customerId);

    @Update(
        """
        update coupon
        set used_count = used_count - 1
        where id = #{couponId}
        """
    )
    int giveBackCoupon(@Param("couponId") UUID couponId);

    @Update(
        """
        update coupon_customer_usage
        set used_count = used_count - 1
        where coupon_id = #{couponId}
            and customer_id = #{customerId}
        """
    )
    int giveBackCouponOfCustomer(@Param("couponId") UUID couponId, @Param("customerId") UUID customerId);
}
