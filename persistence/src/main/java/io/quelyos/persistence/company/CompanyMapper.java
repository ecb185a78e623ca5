package io.quelyos.persistence.company;

import java.util.List;
import java.util.UUID;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** Reads and writes companies. */
@Mapper
public interface CompanyMapper {
    @Select("select " + CompanyRow.COLUMNS + "from company c\nwhere c.id = #{id}")
    @Nullable
    CompanyRow findById(@Param("id") UUID id);

    /** The company that a customer buys for. */
    @Select(
        "select " +
            CompanyRow.COLUMNS +
            """
            from company c
            where c.id = (select m.company_id from company_member m where m.customer_id = #{customerId})
            """
    )
    @Nullable
    CompanyRow findOfCustomer(@Param("customerId") UUID customerId);

    @Select(
        "select " +
            CompanyRow.COLUMNS +
            """
            from company c
            where cast(#{after} as uuid) is null or c.id < cast(#{after} as uuid)
            order by c.id desc
            limit #{limit}
            """
    )
    List<CompanyRow> list(@Param("after") @Nullable UUID after, @Param("limit") int limit);

    /** Locks a company, so that what is counted for it cannot change meanwhile; null where there is none. */
    @Select("select c.id from company c where c.id = #{id} for no key update")
    @Nullable
    UUID lockById(@Param("id") UUID id);

    /** Inserts nothing, and answers 0, where another company has the name. */
    @Insert(
        """
        insert into company (tenant_id, id, name)
        values (current_tenant(), #{id}, #{name})
        on conflict (tenant_id, name) do nothing
        """
    )
    int insert(@Param("id") UUID id, @Param("name") String name);

    /** Renames a company if it still has the version and no other has the name. */
    @Update(
        """
        update company
        set name = #{name}, version = version + 1
        where id = #{id}
            and version = #{version}
            and not exists (select from company o where o.name = #{name} and o.id <> #{id})
        """
    )
    int update(@Param("id") UUID id, @Param("version") int version, @Param("name") String name);

    /** Says which orders need an approval. */
    @Update(
        """
        update company
        set approval_policy = #{policy}, approval_limit_minor = #{limitMinor}, approval_limit_currency = #{currency},
            version = version + 1
        where id = #{id}
        """
    )
    int updateApproval(
        @Param("id") UUID id,
        @Param("policy") ApprovalPolicy policy,
        @Param("limitMinor") @Nullable Long limitMinor,
        @Param("currency") @Nullable String currency
    );

    @Delete("delete from company where id = #{id} and version = #{version}")
    int delete(@Param("id") UUID id, @Param("version") int version);
}
