package io.quelyos.persistence.catalog.edit;

import io.quelyos.persistence.catalog.LocatedStockRow;
import java.util.UUID;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

/** Changes what lies at one place. */
@Mapper
public interface StockMapper {
    /** The product of an article. */
    @Select("select v.product_id from variant v where v.id = #{variantId}")
    @Nullable
    UUID findProductId(@Param("variantId") UUID variantId);

    /** Lets nobody else change what lies at a place, nor keep a piece of it, until the transaction ends. */
    @Select(
        """
        select s.quantity
        from stock_level s
        where s.variant_id = #{variantId}
            and s.location_id = #{locationId}
        for update
        """
    )
    @Nullable
    Integer lock(@Param("variantId") UUID variantId, @Param("locationId") UUID locationId);

    /** What lies at a place; none where nothing ever did, null where there is no such place. */
    @Select(
        """
        select cast(#{variantId} as uuid) as variant_id, l.id as location_id, coalesce(s.quantity, 0) as quantity,
            coalesce(s.reserved, 0) as reserved, l.code as location_code, l.name as location_name,
            l.position as location_position, l.version as location_version
        from location l
        left join stock_level s on s.tenant_id = l.tenant_id and s.location_id = l.id
            and s.variant_id = cast(#{variantId} as uuid)
        where l.id = #{locationId}
        """
    )
    @Nullable
    LocatedStockRow find(@Param("variantId") UUID variantId, @Param("locationId") UUID locationId);

    /**
     * Adds pieces to what lies there, as one atomic step.
     *
     * @param allowsNegative whether fewer than none may be left
     * @return 0 when fewer than none, or more than the most, would be left; then nothing is changed
     */
    @Insert(
        """
        insert into stock_level (tenant_id, variant_id, location_id, quantity)
        select #{tenantId}, #{variantId}, #{locationId}, #{delta}
        where #{delta} >= 0
            or #{allowsNegative}
            or exists (
                select from stock_level s
                where s.variant_id = #{variantId}
                    and s.location_id = #{locationId})
        on conflict (tenant_id, variant_id, location_id)
        do update set quantity = stock_level.quantity + excluded.quantity, updated_at = now()
        where (stock_level.quantity + excluded.quantity >= 0 or excluded.quantity >= 0 or #{allowsNegative})
            and stock_level.quantity + excluded.quantity <= #{most}
        """
    )
    int adjust(
        @Param("tenantId") UUID tenantId,
        @Param("variantId") UUID variantId,
        @Param("locationId") UUID locationId,
        @Param("delta") int delta,
        @Param("allowsNegative") boolean allowsNegative,
        @Param("most") int most
    );
}
