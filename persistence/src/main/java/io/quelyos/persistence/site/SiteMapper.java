package io.quelyos.persistence.site;

import java.util.List;
import java.util.UUID;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
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

    /** What categories are called in all languages into which their names are translated. */
    @Select(
        """
        select t.category_id, t.locale, t.name
        from category_translation t
        where t.category_id = any(#{categoryIds})
            and t.name is not null
        order by t.locale, t.category_id
        limit 100000
        """
    )
    List<CategoryNameRow> listNames(@Param("categoryIds") List<UUID> categoryIds);
}
