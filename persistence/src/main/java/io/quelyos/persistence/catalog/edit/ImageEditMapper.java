package io.quelyos.persistence.catalog.edit;

import java.util.List;
import java.util.UUID;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** Changes the images of single products. */
@Mapper
public interface ImageEditMapper {
    /** Makes an image of a file that was sent and that no import uses; no row when it is none of these. */
    @Update(
        """
        update stored_file f
        set purpose = 'IMAGE', media_type = #{mediaType}
        where f.id = #{fileId}
            and f.purpose = 'IMPORT'
            and f.content is not null
            and not exists (
                select from product_import i
                where i.file_id = f.id)
        """
    )
    int updateToImage(@Param("fileId") UUID fileId, @Param("mediaType") String mediaType);

    @Update("update product_image set alt_text = #{altText}, variant_id = #{variantId} where id = #{id}")
    int update(
        @Param("id") UUID id,
        @Param("altText") @Nullable String altText,
        @Param("variantId") @Nullable UUID variantId
    );

    /** Gives images the places that they have in a list. */
    @Update(
        """
        update product_image i
        set position = w.place
        from unnest(cast(#{ids} as uuid[])) with ordinality as w (id, place)
        where i.id = w.id
        """
    )
    int updatePositions(@Param("ids") List<UUID> ids);

    @Delete("delete from product_image where id = #{id}")
    int delete(@Param("id") UUID id);

    /** Removes an image file that no product shows any more. */
    @Delete(
        """
        delete from stored_file f
        where f.id = #{fileId}
            and f.purpose = 'IMAGE'
            and not exists (
                select from product_image i
                where i.file_id = f.id)
        """
    )
    int deleteUnusedFile(@Param("fileId") UUID fileId);
}
