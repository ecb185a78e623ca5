package io.quelyos.persistence.site;

import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

/** Reads what a tenant says of itself. */
@Mapper
public interface SiteMapper {
    /** The only row that the tenant of the transaction has. */
    @Select(
        """
        select s.name, s.tagline, s.description, s.email, s.phone, s.address_line1, s.postal_code, s.city, s.country_code,
            s.shop_url
        from site s
        """
    )
    @Nullable
    SiteRow find();
}
