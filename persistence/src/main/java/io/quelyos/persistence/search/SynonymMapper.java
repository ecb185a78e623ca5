package io.quelyos.persistence.search;

import java.util.List;
import java.util.UUID;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** Keeps the words that mean the same. */
@Mapper
public interface SynonymMapper {
    @Select(
        """
        select s.id, s.kind, s.term, s.terms, s.version, s.created_at, s.updated_at
        from search_synonym s
        order by s.id
        limit #{limit}
        """
    )
    List<SynonymRow> listAll(@Param("limit") int limit);

    /** A page in the order of creation. */
    @Select(
        """
        select s.id, s.kind, s.term, s.terms, s.version, s.created_at, s.updated_at
        from search_synonym s
        where s.id > #{after}
        order by s.id
        limit #{limit}
        """
    )
    List<SynonymRow> listAfter(@Param("after") UUID after, @Param("limit") int limit);

    @Select("select count(*) from search_synonym")
    int countAll();

    @Select(
        """
        select s.id, s.kind, s.term, s.terms, s.version, s.created_at, s.updated_at
        from search_synonym s
        where s.id = #{id}
        """
    )
    @Nullable
    SynonymRow findById(@Param("id") UUID id);

    /** Locks the tenant's synonyms against other writers until the transaction ends, so that their number can be relied on. */
    @Select("select cast(pg_advisory_xact_lock(hashtextextended('search_synonym ' || current_tenant(), 0)) as text)")
    String lockAll();

    @Insert(
        """
        insert into search_synonym (tenant_id, id, kind, term, terms)
        values (#{tenantId}, #{id}, #{kind}, #{term}, #{terms})
        """
    )
    int insert(
        @Param("tenantId") UUID tenantId,
        @Param("id") UUID id,
        @Param("kind") String kind,
        @Param("term") @Nullable String term,
        @Param("terms") List<String> terms
    );

    /** Updates them if they still have a version. */
    @Update(
        """
        update search_synonym s
        set kind = #{kind}, term = #{term}, terms = #{terms}, version = s.version + 1, updated_at = now()
        where s.id = #{id}
            and s.version = #{version}
        """
    )
    int update(
        @Param("id") UUID id,
        @Param("version") int version,
        @Param("kind") String kind,
        @Param("term") @Nullable String term,
        @Param("terms") List<String> terms
    );

    /** Deletes them if they still have a version. */
    @Delete("delete from search_synonym where id = #{id} and version = #{version}")
    int delete(@Param("id") UUID id, @Param("version") int version);
}
