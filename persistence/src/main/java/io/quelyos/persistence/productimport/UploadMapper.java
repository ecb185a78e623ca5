package io.quelyos.persistence.productimport;

import java.util.UUID;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** Files that are to be imported, from their announcement to their removal. */
@Mapper
public interface UploadMapper {
    @Insert(
        """
        insert into stored_file (tenant_id, id, file_name, media_type, purpose)
        values (#{tenantId}, #{id}, #{fileName}, 'text/csv', 'IMPORT')
        """
    )
    void insert(@Param("tenantId") UUID tenantId, @Param("id") UUID id, @Param("fileName") String fileName);

    /** Lets the transactions that count a tenant's files take turns until they end. */
    @Select("select cast(pg_advisory_xact_lock(hashtextextended('upload:' || #{tenantId}, 0)) as text)")
    String lockTurns(@Param("tenantId") String tenantId);

    /** The files that no import points to, and their bytes, those included that are on their way. */
    @Select(
        """
        select count(*) as file_count, cast(coalesce(sum(f.byte_size), 0) as bigint) as byte_count
        from stored_file f
        where f.purpose = 'IMPORT'
            and not exists (select from product_import i where i.file_id = f.id)
        """
    )
    UnusedUploadsRow countUnused();

    /** Notes how large a file is that is about to be stored; no row when somebody was faster. */
    @Update(
        """
        update stored_file
        set byte_size = #{byteSize}
        where id = #{id}
            and purpose = 'IMPORT'
            and sha256 is null
        """
    )
    int updateExpectedSize(@Param("id") UUID id, @Param("byteSize") long byteSize);

    @Select(
        """
        select f.id, f.file_name, f.byte_size, f.sha256 is not null as is_sent, f.content is not null as has_content
        from stored_file f
        where f.id = #{id}
            and f.purpose = 'IMPORT'
        """
    )
    @Nullable
    UploadRow findById(@Param("id") UUID id);

    /** As {@link #findById}, and keeps the row from being removed until the transaction ends. */
    @Select(
        """
        select f.id, f.file_name, f.byte_size, f.sha256 is not null as is_sent, f.content is not null as has_content
        from stored_file f
        where f.id = #{id}
            and f.purpose = 'IMPORT'
        for share
        """
    )
    @Nullable
    UploadRow lockById(@Param("id") UUID id);

    /** Takes the content of a file that was not sent yet; no row when somebody was faster. */
    @Update(
        """
        update stored_file
        set content = #{content, typeHandler=io.quelyos.persistence.productimport.SizedStreamTypeHandler},
            byte_size = #{content.byteSize},
            sha256 = decode(#{sha256Hex}, 'hex')
        where id = #{id}
            and purpose = 'IMPORT'
            and sha256 is null
        """
    )
    int updateContent(
        @Param("id") UUID id,
        @Param("content") SizedStream content,
        @Param("sha256Hex") String sha256Hex
    );

    /**
     * Reads a part of a file.
     *
     * @param from the first byte's number, beginning with 1
     */
    @Select(
        """
        select substring(f.content from #{from} for #{count}) as content
        from stored_file f
        where f.id = #{id}
            and f.purpose = 'IMPORT'
            and f.content is not null
        """
    )
    @Nullable
    FileSlice findSlice(@Param("id") UUID id, @Param("from") int from, @Param("count") int count);

    /** Removes a file that no import points to. */
    @Delete(
        """
        delete from stored_file f
        where f.id = #{id}
            and f.purpose = 'IMPORT'
            and not exists (select from product_import i where i.file_id = f.id)
        """
    )
    int deleteUnused(@Param("id") UUID id);

    /** Removes the content of a file when no import that waits or runs needs it. */
    @Update(
        """
        update stored_file f
        set content = null
        where f.id = #{id}
            and f.purpose = 'IMPORT'
            and not exists (
                select from product_import i where i.file_id = f.id and i.state in ('QUEUED', 'RUNNING')
            )
        """
    )
    int updateContentGone(@Param("id") UUID id);
}
