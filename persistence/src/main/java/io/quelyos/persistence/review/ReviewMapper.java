package io.quelyos.persistence.review;

import java.util.List;
import java.util.UUID;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** Reads reviews, of many products in one statement, and moderates them. */
@Mapper
public interface ReviewMapper {
    /** The next published reviews of each product, the newest first. */
    @Select(
        ReviewSql.OF_EACH_PRODUCT +
            """
                    and (m.created_at, m.id) < (#{place.createdAt}, #{place.id})
                order by m.created_at desc, m.id desc
                limit #{limit}
            ) r
            order by r.product_id, r.created_at desc, r.id desc
            limit 100000
            """
    )
    List<ReviewRow> listNewest(
        @Param("productIds") List<UUID> productIds,
        @Param("place") ReviewPlace place,
        @Param("limit") int limit
    );

    /** The next published reviews of each product, the best first. */
    @Select(
        ReviewSql.OF_EACH_PRODUCT +
            """
                    and (m.rating, m.created_at, m.id) < (#{place.rating}, #{place.createdAt}, #{place.id})
                order by m.rating desc, m.created_at desc, m.id desc
                limit #{limit}
            ) r
            order by r.product_id, r.rating desc, r.created_at desc, r.id desc
            limit 100000
            """
    )
    List<ReviewRow> listBest(
        @Param("productIds") List<UUID> productIds,
        @Param("place") ReviewPlace place,
        @Param("limit") int limit
    );

    /** The next published reviews of each product, the worst first. */
    @Select(
        ReviewSql.OF_EACH_PRODUCT +
            """
                    and (m.rating, m.created_at, m.id) > (#{place.rating}, #{place.createdAt}, #{place.id})
                order by m.rating, m.created_at, m.id
                limit #{limit}
            ) r
            order by r.product_id, r.rating, r.created_at, r.id
            limit 100000
            """
    )
    List<ReviewRow> listWorst(
        @Param("productIds") List<UUID> productIds,
        @Param("place") ReviewPlace place,
        @Param("limit") int limit
    );

    /** How the published reviews of products are spread over the ratings. */
    @Select(
        """
        select r.product_id, r.rating, count(*) as count
        from product_review r
        where r.product_id = any(#{productIds})
            and r.status = 'PUBLISHED'
        group by r.product_id, r.rating
        order by r.product_id, r.rating
        limit 100000
        """
    )
    List<ReviewShareRow> listShares(@Param("productIds") List<UUID> productIds);

    /** A page of reviews of one state, the oldest first. */
    @Select(
        "select " +
            ReviewRow.COLUMNS +
            """

            from product_review r
            where r.status = #{status}
                and (r.created_at, r.id) > (cast(#{place.createdAt} as timestamptz), cast(#{place.id} as uuid))
            order by r.created_at, r.id
            limit #{limit}
            """
    )
    List<ReviewRow> listByStatus(
        @Param("status") String status,
        @Param("place") ReviewPlace place,
        @Param("limit") int limit
    );

    @Select(
        "select " +
            ReviewRow.COLUMNS +
            """

            from product_review r
            where r.id = #{id}
            """
    )
    @Nullable
    ReviewRow findById(@Param("id") UUID id);

    /** Changes the state of a review that still has a version; no row when it has another. */
    @Update(
        """
        update product_review
        set status = #{status}, version = version + 1
        where id = #{id}
            and version = #{version}
        """
    )
    int updateStatus(@Param("id") UUID id, @Param("version") int version, @Param("status") String status);
}
