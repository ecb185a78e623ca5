package io.quelyos.persistence.shoppolicy;

import java.util.UUID;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** Reads and writes how a tenant sells. */
@Mapper
public interface ShopPolicyMapper {
    /** The only row that the tenant of the transaction has. */
    @Select(
        """
        select s.version, s.prices_include_tax, s.country_code, s.stock_display, s.low_stock_threshold, s.cart_merge,
            s.cart_expiry_days, s.review_publishing, s.guest_checkout, s.reservation_minutes, s.payment_minutes,
            s.requires_terms, s.most_unpaid_orders
        from shop_policy s
        """
    )
    @Nullable
    ShopPolicyRow find();

    /** Writes a tenant's first choice; no row when there is one already. */
    @Insert(
        """
        insert into shop_policy (tenant_id, prices_include_tax, country_code, stock_display, low_stock_threshold,
            cart_merge, cart_expiry_days, review_publishing, guest_checkout, reservation_minutes, payment_minutes,
            requires_terms, most_unpaid_orders)
        values (#{tenantId}, #{row.pricesIncludeTax}, #{row.countryCode}, #{row.stockDisplay}, #{row.lowStockThreshold},
            #{row.cartMerge}, #{row.cartExpiryDays}, #{row.reviewPublishing}, #{row.guestCheckout},
            #{row.reservationMinutes}, #{row.paymentMinutes}, #{row.requiresTerms},
            #{row.mostUnpaidOrders})
        on conflict do nothing
        """
    )
    int insert(@Param("tenantId") UUID tenantId, @Param("row") ShopPolicyRow row);

    /** Changes what still has the version of its row; no row when it has another. */
    @Update(
        """
        update shop_policy
        set prices_include_tax = #{row.pricesIncludeTax}, country_code = #{row.countryCode},
            stock_display = #{row.stockDisplay}, low_stock_threshold = #{row.lowStockThreshold},
            cart_merge = #{row.cartMerge}, cart_expiry_days = #{row.cartExpiryDays},
            review_publishing = #{row.reviewPublishing}, guest_checkout = #{row.guestCheckout},
            reservation_minutes = #{row.reservationMinutes}, payment_minutes = #{row.paymentMinutes},
            requires_terms = #{row.requiresTerms}, most_unpaid_orders = #{row.mostUnpaidOrders}, version = version + 1,
            updated_at = now()
        where version = #{row.version}
        """
    )
    int update(@Param("row") ShopPolicyRow row);
}
