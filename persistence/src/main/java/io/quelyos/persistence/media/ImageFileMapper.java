package io.quelyos.persistence.media;

import java.util.List;
import java.util.UUID;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

/** Reads image files; a client that has the content already never makes the database read it. */
@Mapper
public interface ImageFileMapper {
    @Select(
        """
        select f.media_type, f.byte_size, encode(f.sha256, 'hex') as sha256
        from stored_file f
        where f.id = #{id}
            and f.purpose = 'IMAGE'
        """
    )
    @Nullable
    ImageFileRow findById(@Param("id") UUID id);

    /** The content of one file or of none; a list, because MyBatis takes a single array for many single bytes. */
    @Select(
        """
        select f.content
        from stored_file f
        where f.id = #{id}
            and f.purpose = 'IMAGE'
        limit 1
        """
    )
    List<byte[]> listContentById(@Param("id") UUID id);
}
