package io.quelyos.persistence.trusteddocument;

import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

/** Reads registered documents for requests of any tenant. */
@Mapper
public interface TrustedDocumentMapper {
    /** Grows with every change of documents or applications. */
    @Select("select version from trusted_document_change")
    long version();

    @Select(
        """
        select t.text
        from trusted_document t
        where t.audience = #{audience}
            and t.document_id = #{documentId}
        order by t.client_name, t.client_version
        limit 1
        """
    )
    @Nullable
    String findText(@Param("audience") String audience, @Param("documentId") String documentId);

    /** All ids with their audiences, as {@code AUDIENCE/id}. */
    @Select(
        """
        select distinct t.audience || '/' || t.document_id as name
        from trusted_document t
        order by name
        limit #{limit}
        """
    )
    List<String> listIds(@Param("limit") int limit);

    /** The applications that may send registered documents only, as {@code AUDIENCE/name}. */
    @Select(
        """
        select c.audience || '/' || c.name as name
        from client_application c
        where c.is_trusted_only
        order by name
        limit #{limit}
        """
    )
    List<String> listTrustedOnlyClients(@Param("limit") int limit);
}
