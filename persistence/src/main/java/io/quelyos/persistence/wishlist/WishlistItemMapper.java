package io.quelyos.persistence.wishlist;

import java.util.List;
import java.util.UUID;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** What is on lists of wishes. */
@Mapper
public interface WishlistItemMapper {
    /** The wishes of some lists, of each list the newest first. */
    @Select(
        """
        select i.id, i.wishlist_id, i.product_id, i.variant_id, i.name, i.note, i.price_minor, i.currency, i.added_at,
            p.status = 'ACTIVE' and p.published_at <= now() as is_available
        from wishlist_item i
        join product p on p.tenant_id = i.tenant_id and p.id = i.product_id
        where i.wishlist_id = any(#{wishlistIds})
        order by i.wishlist_id, i.id desc
        limit #{limit}
        """
    )
    List<WishlistItemRow> listOf(@Param("wishlistIds") List<UUID> wishlistIds, @Param("limit") int limit);

    @Select("select count(*) from wishlist_item where wishlist_id = #{wishlistId}")
    int countOf(@Param("wishlistId") UUID wishlistId);

    /** The articles of a product. */
    @Select(
        """
        select v.id
        from variant v
        where v.product_id = #{productId}
        order by v.position, v.id
        limit #{limit}
        """
    )
    List<UUID> listVariantIds(@Param("productId") UUID productId, @Param("limit") int limit);

    /** The wish for the same on a list; null where there is none. */
    @Select(
        """
        select i.id
        from wishlist_item i
        where i.wishlist_id = #{item.wishlistId}
            and i.product_id = #{item.productId}
            and i.variant_id is not distinct from #{item.variantId}
        """
    )
    @Nullable
    UUID findSame(@Param("item") WishlistItemRow item);

    @Insert(
        """
        insert into wishlist_item (tenant_id, id, wishlist_id, product_id, variant_id, name, note, price_minor, currency)
        values (current_tenant(), #{item.id}, #{item.wishlistId}, #{item.productId}, #{item.variantId}, #{item.name},
            #{item.note}, #{item.priceMinor}, #{item.currency})
        """
    )
    int insert(@Param("item") WishlistItemRow item);

    /** The list that a wish of the customer is on. */
    @Select(
        """
        select i.wishlist_id
        from wishlist_item i
        join wishlist w on w.tenant_id = i.tenant_id and w.id = i.wishlist_id
        where i.id = #{id} and w.customer_id = #{customerId}
        """
    )
    @Nullable
    UUID findList(@Param("customerId") UUID customerId, @Param("id") UUID id);

    /** Only after {@link #findList}, which tells whose it is. */
    @Update("update wishlist_item set note = #{note} where id = #{id}")
    int updateNote(@Param("id") UUID id, @Param("note") @Nullable String note);

    /** Only after {@link #findList}, which tells whose it is. */
    @Delete("delete from wishlist_item where id = #{id}")
    int delete(@Param("id") UUID id);

    /** Notes that something on a list has changed. */
    @Update("update wishlist set updated_at = now() where id = #{wishlistId}")
    int touch(@Param("wishlistId") UUID wishlistId);
}
