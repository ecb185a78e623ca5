package io.quelyos.persistence.promotion;

import java.util.List;
import java.util.UUID;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** Asks which things that promotions name exist. */
@Mapper
public interface TargetMapper {
    /** The first of some ids that names nothing of its kind, as {@code product:0195…}. */
    @Select(
        """
        select u.name
        from (
            select 'product:' || i.id as name
            from unnest(cast(#{productIds} as uuid[])) as i (id)
            where not exists (select from product p where p.id = i.id)
            union all
            select 'variant:' || i.id
            from unnest(cast(#{variantIds} as uuid[])) as i (id)
            where not exists (select from variant v where v.id = i.id)
            union all
            select 'category:' || i.id
            from unnest(cast(#{categoryIds} as uuid[])) as i (id)
            where not exists (select from category c where c.id = i.id)
            union all
            select 'collection:' || i.id
            from unnest(cast(#{collectionIds} as uuid[])) as i (id)
            where not exists (select from collection c where c.id = i.id)
            union all
            select 'brand:' || i.id
            from unnest(cast(#{brandIds} as uuid[])) as i (id)
            where not exists (select from brand b where b.id = i.id)
        ) u
        order by u.name
        limit 10
        """
    )
    List<String> listUnknown(
        @Param("productIds") List<UUID> productIds,
        @Param("variantIds") List<UUID> variantIds,
        @Param("categoryIds") List<UUID> categoryIds,
        @Param("collectionIds") List<UUID> collectionIds,
        @Param("brandIds") List<UUID> brandIds
    );
}
