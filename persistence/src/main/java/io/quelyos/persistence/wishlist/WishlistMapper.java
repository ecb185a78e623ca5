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

/** Lists of wishes. What a customer does names the customer too, so that nobody reaches the lists of others. */
@Mapper
public interface WishlistMapper {
    @Select(
        "select " +
            WishlistRow.COLUMNS +
            """
            from wishlist w
            where w.customer_id = #{customerId}
            order by w.is_default desc, w.id
            limit #{limit}
            """
    )
    List<WishlistRow> listOfCustomer(@Param("customerId") UUID customerId, @Param("limit") int limit);

    @Select(
        "select " +
            WishlistRow.COLUMNS +
            """
            from wishlist w
            where w.id = #{id} and w.customer_id = #{customerId}
            """
    )
    @Nullable
    WishlistRow findById(@Param("customerId") UUID customerId, @Param("id") UUID id);

    /** The list of a link that others were given. */
    @Select(
        "select " +
            WishlistRow.COLUMNS +
            """
            from wishlist w
            where w.share_hash = #{hash}
            """
    )
    @Nullable
    WishlistRow findByShare(@Param("hash") byte[] hash);

    /** The customer's default list, which nobody else changes until the transaction ends. */
    @Select("select w.id from wishlist w where w.customer_id = #{customerId} and w.is_default for no key update")
    @Nullable
    UUID lockDefault(@Param("customerId") UUID customerId);

    /** A list of the customer, which nobody else changes until the transaction ends. */
    @Select("select w.id from wishlist w where w.id = #{id} and w.customer_id = #{customerId} for no key update")
    @Nullable
    UUID lockById(@Param("customerId") UUID customerId, @Param("id") UUID id);

    @Select("select count(*) from wishlist where customer_id = #{customerId}")
    int countOfCustomer(@Param("customerId") UUID customerId);

    /** Inserts nothing, and answers 0, where the customer has a list of that name. */
    @Insert(
        """
        insert into wishlist (tenant_id, id, customer_id, name, is_default)
        values (current_tenant(), #{id}, #{customerId}, #{name}, #{isDefault})
        on conflict (tenant_id, customer_id, name) do nothing
        """
    )
    int insert(
        @Param("customerId") UUID customerId,
        @Param("id") UUID id,
        @Param("name") String name,
        @Param("isDefault") boolean isDefault
    );

    /** Renames a list unless another one of the customer has the name. */
    @Update(
        """
        update wishlist w
        set name = #{name}, updated_at = now()
        where w.id = #{id}
            and w.customer_id = #{customerId}
            and not exists (
                select from wishlist o where o.customer_id = #{customerId} and o.name = #{name} and o.id <> #{id})
        """
    )
    int updateName(@Param("customerId") UUID customerId, @Param("id") UUID id, @Param("name") String name);

    @Update("update wishlist set is_default = false where customer_id = #{customerId} and is_default")
    int clearDefault(@Param("customerId") UUID customerId);

    /** Makes a list the default; no other may be it at that time. */
    @Update("update wishlist set is_default = true where id = #{id} and customer_id = #{customerId}")
    int setDefault(@Param("customerId") UUID customerId, @Param("id") UUID id);

    /** Deletes a list that is not the default. */
    @Delete("delete from wishlist where id = #{id} and customer_id = #{customerId} and not is_default")
    int delete(@Param("customerId") UUID customerId, @Param("id") UUID id);

    /** Gives a list a link, in place of the one that it had. */
    @Update("update wishlist set share_hash = #{hash} where id = #{id} and customer_id = #{customerId}")
    int updateShare(@Param("customerId") UUID customerId, @Param("id") UUID id, @Param("hash") byte[] hash);

    /** Takes a list's link away. */
    @Update("update wishlist set share_hash = null where id = #{id} and customer_id = #{customerId}")
    int clearShare(@Param("customerId") UUID customerId, @Param("id") UUID id);
}
