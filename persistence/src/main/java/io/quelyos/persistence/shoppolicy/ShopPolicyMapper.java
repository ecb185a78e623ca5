package io.quelyos.persistence.shoppolicy;

import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

/** Reads how a tenant sells. */
@Mapper
public interface ShopPolicyMapper {
    /** The only row that the tenant of the transaction has. */
    @Select(
        """
        select s.version, s.prices_include_tax, s.country_code, s.stock_display, s.low_stock_threshold, s.cart_merge,
            s.cart_expiry_days
        from shop_policy s
        """
    )
    @Nullable
    ShopPolicyRow find();
}
