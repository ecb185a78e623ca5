package io.quelyos.persistence.promotion;

import java.util.UUID;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Update;

/**
 * Takes the uses so far of a promotion that gets a limit into its counts; for whoever has locked the promotion, so
 * that nobody uses it or gives it back meanwhile.
 */
@Mapper
public interface RecountMapper {
    /** Notes on every use that it is in the count of all. */
    @Update(
        """
        update promotion_redemption
        set is_counted = true
        where promotion_id = #{promotionId}
            and not is_counted
        """
    )
    int updateCounted(@Param("promotionId") UUID promotionId);

    /** Makes the count of all what the uses come to. */
    @Insert(
        """
        insert into promotion_usage (tenant_id, promotion_id, used_count)
        select #{tenantId}, #{promotionId}, count(*)
        from promotion_redemption r
        where r.promotion_id = #{promotionId}
        on conflict (tenant_id, promotion_id) do update
        set used_count = excluded.used_count
        """
    )
    int countAll(@Param("tenantId") UUID tenantId, @Param("promotionId") UUID promotionId);

    /** Notes on every use by a customer that it is in the customer's count. */
    @Update(
        """
        update promotion_redemption
        set is_counted_for_customer = true
        where promotion_id = #{promotionId}
            and customer_id is not null
            and not is_counted_for_customer
        """
    )
    int updateCountedForCustomers(@Param("promotionId") UUID promotionId);

    /** Makes each customer's count what the customer's uses come to. */
    @Insert(
        """
        insert into promotion_customer_usage (tenant_id, promotion_id, customer_id, used_count)
        select #{tenantId}, #{promotionId}, r.customer_id, count(*)
        from promotion_redemption r
        where r.promotion_id = #{promotionId}
            and r.customer_id is not null
        group by r.customer_id
        on conflict (tenant_id, promotion_id, customer_id) do update
        set used_count = excluded.used_count
        """
    )
    int countCustomers(@Param("tenantId") UUID tenantId, @Param("promotionId") UUID promotionId);
}
