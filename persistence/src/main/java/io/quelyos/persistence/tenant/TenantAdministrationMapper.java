package io.quelyos.persistence.tenant;

import java.util.List;
import java.util.UUID;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** Reads and changes tenants from above; domains, origins and usage come along in the same statement. */
@PlatformMapper
public interface TenantAdministrationMapper {
    String TENANT = """
    select t.id, t.version, t.slug, t.name, t.state, t.plan_code, t.created_at,
           array(
               select d.domain
               from tenant_domain d
               where d.tenant_id = t.id
               order by d.domain
               limit 100) as domains,
           array(
               select o.origin
               from tenant_origin o
               where o.tenant_id = t.id
               order by o.origin
               limit 100) as origins,
           t.is_outgoing_off,
           coalesce(u.product_count, 0) as product_count,
           coalesce(u.user_count, 0) as user_count,
           p.max_products, p.max_users,
           cast((
               select coalesce(sum(b.byte_size), 0)
               from tenant_backup b
               where b.tenant_id = t.id
                   and b.state = 'SUCCEEDED') as bigint) as backup_bytes
    from tenant t
    join plan p on p.code = t.plan_code
    left join tenant_usage u on u.tenant_id = t.id
    """;

    @Select(TENANT + "where t.id = #{id}")
    @Nullable
    AdministeredTenantRow findById(@Param("id") UUID id);

    /**
     * As {@link #findById}, and nobody else changes the tenant until the transaction ends. Whoever adds rows of the tenant,
     * such as a long restore, is not waited for.
     */
    @Select(TENANT + "where t.id = #{id} for no key update of t")
    @Nullable
    AdministeredTenantRow lockById(@Param("id") UUID id);

    /**
     * Lists tenants by name.
     *
     * @param states those to keep; empty for all
     * @param planCodes those to keep; empty for all
     * @param afterName the name of the row after which to begin; null for the start
     */
    @Select(
        TENANT +
            """
            where (cardinality(#{states}::text[]) = 0 or t.state = any(#{states}::text[]))
                and (cardinality(#{planCodes}::text[]) = 0 or t.plan_code = any(#{planCodes}::text[]))
                and (#{afterName}::text is null or (t.name, t.id) > (#{afterName}::text, #{afterId}::uuid))
            order by t.name, t.id
            limit #{limit}
            """
    )
    List<AdministeredTenantRow> list(
        @Param("states") List<String> states,
        @Param("planCodes") List<String> planCodes,
        @Param("afterName") @Nullable String afterName,
        @Param("afterId") @Nullable UUID afterId,
        @Param("limit") int limit
    );

    @Select(
        """
        select count(*)
        from tenant t
        where (cardinality(#{states}::text[]) = 0 or t.state = any(#{states}::text[]))
            and (cardinality(#{planCodes}::text[]) = 0 or t.plan_code = any(#{planCodes}::text[]))
        """
    )
    long count(@Param("states") List<String> states, @Param("planCodes") List<String> planCodes);

    @Update(
        """
        update tenant
        set state = #{state}, version = version + 1, updated_at = now()
        where id = #{id}
            and version = #{version}
        """
    )
    int updateState(@Param("id") UUID id, @Param("version") int version, @Param("state") String state);

    @Update(
        """
        update tenant
        set is_outgoing_off = #{isOff}, version = version + 1, updated_at = now()
        where id = #{id}
            and version = #{version}
        """
    )
    int updateOutgoing(@Param("id") UUID id, @Param("version") int version, @Param("isOff") boolean isOff);

    /** Has done what payments of a tenant waited with while it spoke to nobody outside; answers for how many. */
    @Select("select wake_payment_jobs(#{id})")
    long wakePaymentJobs(@Param("id") UUID id);

    /** Writes nothing where the domain is some tenant's already. */
    @Insert(
        """
        insert into tenant_domain (domain, tenant_id)
        values (#{domain}, #{tenantId})
        on conflict (domain) do nothing
        """
    )
    int insertDomain(@Param("domain") String domain, @Param("tenantId") UUID tenantId);

    @Delete(
        """
        delete from tenant_domain
        where domain = #{domain}
            and tenant_id = #{tenantId}
        """
    )
    int deleteDomain(@Param("domain") String domain, @Param("tenantId") UUID tenantId);

    /** Writes nothing where the origin is some tenant's already. */
    @Insert(
        """
        insert into tenant_origin (origin, tenant_id)
        values (#{origin}, #{tenantId})
        on conflict (origin) do nothing
        """
    )
    int insertOrigin(@Param("origin") String origin, @Param("tenantId") UUID tenantId);

    @Delete(
        """
        delete from tenant_origin
        where origin = #{origin}
            and tenant_id = #{tenantId}
        """
    )
    int deleteOrigin(@Param("origin") String origin, @Param("tenantId") UUID tenantId);
}
