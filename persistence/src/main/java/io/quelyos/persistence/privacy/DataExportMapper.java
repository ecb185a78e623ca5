package io.quelyos.persistence.privacy;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** Files of what is known of customers. */
@Mapper
public interface DataExportMapper {
    /** Those of a customer that can still be had, the newest first. */
    @Select(
        "select " +
            DataExportRow.COLUMNS +
            """

            from personal_data_export e
            where e.customer_id = #{customerId} and e.expires_at > now()
            order by e.id desc
            limit #{limit}
            """
    )
    List<DataExportRow> listOfCustomer(@Param("customerId") UUID customerId, @Param("limit") int limit);

    @Select(
        "select " +
            DataExportRow.COLUMNS +
            """

            from personal_data_export e
            where e.id = #{id}
            """
    )
    @Nullable
    DataExportRow findById(@Param("id") UUID id);

    @Insert(
        """
        insert into personal_data_export (tenant_id, id, customer_id, expires_at)
        values (current_tenant(), #{id}, #{customerId}, #{expiresAt})
        """
    )
    int insert(
        @Param("id") UUID id,
        @Param("customerId") UUID customerId,
        @Param("expiresAt") OffsetDateTime expiresAt
    );

    /** Puts the content in; none, where it is there already or the file is gone. */
    @Update(
        "update personal_data_export set content = #{content}, ready_at = now() where id = #{id} and content is null"
    )
    int updateContent(@Param("id") UUID id, @Param("content") byte[] content);

    /** The content for its customer, as long as it can be had; in base64 with line breaks. */
    @Select(
        """
        select encode(e.content, 'base64')
        from personal_data_export e
        where e.id = #{id} and e.customer_id = #{customerId} and e.expires_at > now() and e.content is not null
        """
    )
    @Nullable
    String findContent(@Param("customerId") UUID customerId, @Param("id") UUID id);

    @Delete("delete from personal_data_export where id = #{id}")
    int delete(@Param("id") UUID id);
}
