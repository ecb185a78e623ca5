package io.quelyos.persistence.trusteddocument;

import io.quelyos.persistence.tenant.PlatformMapper;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

/** Registers documents; a whole manifest travels in one statement. */
@PlatformMapper
public interface TrustedDocumentRegistrationMapper {
    /** Lets one registration at a time through, until the transaction ends. */
    @Select("select count(pg_advisory_xact_lock(7238104500312)) as locked")
    int lock();

    /** The ids among these that stand for another text already. */
    @Select(
        """
        select distinct t.document_id
        from unnest(#{ids}::text[], #{texts}::text[]) as d (id, text)
        join trusted_document t on t.audience = #{audience} and t.document_id = d.id
        where t.text <> d.text
        order by t.document_id
        limit 5000
        """
    )
    List<String> listConflicting(
        @Param("audience") String audience,
        @Param("ids") List<String> ids,
        @Param("texts") List<String> texts
    );

    /** How many of these ids this version of the application has registered. */
    @Select(
        """
        select count(*)
        from trusted_document t
        where t.audience = #{audience}
            and t.client_name = #{clientName}
            and t.client_version = #{clientVersion}
            and t.document_id = any(#{ids}::text[])
        """
    )
    int countRegistered(
        @Param("audience") String audience,
        @Param("clientName") String clientName,
        @Param("clientVersion") String clientVersion,
        @Param("ids") List<String> ids
    );

    /** How many documents this version of the application has. */
    @Select(
        """
        select count(*)
        from trusted_document t
        where t.audience = #{audience}
            and t.client_name = #{clientName}
            and t.client_version = #{clientVersion}
        """
    )
    int countOfVersion(
        @Param("audience") String audience,
        @Param("clientName") String clientName,
        @Param("clientVersion") String clientVersion
    );

    @Select("select count(*) from trusted_document")
    int countAll();

    /**
     * Registers documents; those that are registered already stay as they are.
     *
     * @param names of the operations; an empty text where there is none
     */
    @Insert(
        """
        insert into trusted_document (client_name, client_version, document_id, audience, text, operation_name)
        select #{clientName}, #{clientVersion}, d.id, #{audience}, d.text, nullif(d.name, '')
        from unnest(#{ids}::text[], #{texts}::text[], #{names}::text[]) as d (id, text, name)
        on conflict (audience, document_id, client_name, client_version) do nothing
        """
    )
    int insert(
        @Param("audience") String audience,
        @Param("clientName") String clientName,
        @Param("clientVersion") String clientVersion,
        @Param("ids") List<String> ids,
        @Param("texts") List<String> texts,
        @Param("names") List<String> names
    );

    /** Whether an application may send registered documents only; null when it is not known. */
    @Select(
        """
        select c.is_trusted_only
        from client_application c
        where c.audience = #{audience}
            and c.name = #{name}
        """
    )
    @Nullable
    Boolean findTrustedOnly(@Param("audience") String audience, @Param("name") String name);

    @Insert(
        """
        insert into client_application (name, audience, is_trusted_only)
        values (#{name}, #{audience}, #{isTrustedOnly})
        on conflict (audience, name) do update
        set is_trusted_only = excluded.is_trusted_only
        """
    )
    int saveClient(
        @Param("audience") String audience,
        @Param("name") String name,
        @Param("isTrustedOnly") boolean isTrustedOnly
    );
}
