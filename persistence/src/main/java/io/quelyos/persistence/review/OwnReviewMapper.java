package io.quelyos.persistence.review;

import java.util.List;
import java.util.UUID;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** Reviews as their authors write them. Every statement names the author, so that nobody reaches the reviews of others. */
@Mapper
public interface OwnReviewMapper {
    @Select(
        "select " +
            OwnReviewRow.COLUMNS +
            """

            from product_review r
            where r.customer_id = #{customerId}
                and (cast(#{before} as uuid) is null or r.id < cast(#{before} as uuid))
            order by r.id desc
            limit #{limit}
            """
    )
    List<OwnReviewRow> listOfCustomer(
        @Param("customerId") UUID customerId,
        @Param("before") @Nullable UUID before,
        @Param("limit") int limit
    );

    @Select(
        "select " +
            OwnReviewRow.COLUMNS +
            """

            from product_review r
            where r.id = #{id} and r.customer_id = #{customerId}
            """
    )
    @Nullable
    OwnReviewRow findById(@Param("customerId") UUID customerId, @Param("id") UUID id);

    /**
     * Whether a customer bought a product here: an order that stands, and of which all was paid or the article was sent, has
     * a line of it with pieces that were neither cancelled nor sent back.
     */
    @Select(
        """
        select exists (
            select
            from shop_order o
            join order_line l on l.tenant_id = o.tenant_id and l.order_id = o.id
            where o.customer_id = #{customerId}
                and o.status in ('OPEN', 'COMPLETED')
                and (o.payment_status in ('PAID', 'PARTLY_REFUNDED') or l.fulfilled_quantity > l.returned_quantity)
                and l.product_id = #{productId}
                and l.quantity > l.cancelled_quantity + l.returned_quantity)
        """
    )
    boolean isVerified(@Param("customerId") UUID customerId, @Param("productId") UUID productId);

    /** Inserts nothing, and answers 0, where the customer wrote about the product already. */
    @Insert(
        """
        insert into product_review (tenant_id, id, product_id, customer_id, author_name, rating, title, body, is_verified,
            status)
        values (current_tenant(), #{r.id}, #{r.productId}, #{customerId}, #{r.authorName}, #{r.rating}, #{r.title},
            #{r.body}, #{r.isVerified}, #{r.status})
        on conflict (tenant_id, product_id, customer_id) do nothing
        """
    )
    int insert(@Param("customerId") UUID customerId, @Param("r") OwnReviewRow review);

    @Update(
        """
        update product_review
        set author_name = #{r.authorName}, rating = #{r.rating}, title = #{r.title}, body = #{r.body},
            is_verified = #{r.isVerified}, status = #{r.status}, version = version + 1, updated_at = now()
        where id = #{r.id} and customer_id = #{customerId}
        """
    )
    int update(@Param("customerId") UUID customerId, @Param("r") OwnReviewRow review);

    @Delete("delete from product_review where id = #{id} and customer_id = #{customerId}")
    int delete(@Param("customerId") UUID customerId, @Param("id") UUID id);
}
