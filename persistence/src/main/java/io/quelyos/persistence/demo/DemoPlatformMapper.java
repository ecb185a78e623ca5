package io.quelyos.persistence.demo;

import io.quelyos.persistence.tenant.PlatformMapper;
import java.util.List;
import java.util.UUID;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** Writes demo tenants, accounts and programs across tenants. */
@PlatformMapper
public interface DemoPlatformMapper {
    @Select(
        """
        select id, slug
        from tenant
        order by slug
        limit 10000
        """
    )
    List<DemoTenantRow> listTenants();

    @Select(
        """
        select client_id
        from partner_client
        order by client_id
        limit 10000
        """
    )
    List<String> listClients();

    @Insert(
        """
        insert into tenant (id, slug, name, plan_code)
        values (#{id}, #{slug}, #{name}, #{plan})
        """
    )
    void insertTenant(
        @Param("id") UUID id,
        @Param("slug") String slug,
        @Param("name") String name,
        @Param("plan") String plan
    );

    @Insert(
        """
        insert into tenant_domain (domain, tenant_id)
        values (#{domain}, #{tenantId})
        """
    )
    void insertDomain(@Param("domain") String domain, @Param("tenantId") UUID tenantId);

    @Insert(
        """
        insert into tenant_origin (origin, tenant_id)
        values (#{origin}, #{tenantId})
        """
    )
    void insertOrigin(@Param("origin") String origin, @Param("tenantId") UUID tenantId);

    @Insert(
        """
        insert into staff_account (id, email, display_name, password_hash)
        values (#{id}, #{email}, #{name}, #{passwordHash})
        on conflict (email) do nothing
        """
    )
    void insertStaffAccount(
        @Param("id") UUID id,
        @Param("email") String email,
        @Param("name") String name,
        @Param("passwordHash") String passwordHash
    );

    @Select(
        """
        select id
        from staff_account
        where email = #{email}
        """
    )
    UUID findStaffAccountId(@Param("email") String email);

    @Insert(
        """
        insert into operator_account (id, email, display_name, password_hash, permissions)
        values (#{id}, #{email}, #{name}, #{passwordHash}, #{permissions})
        on conflict (email) do nothing
        """
    )
    void insertOperator(
        @Param("id") UUID id,
        @Param("email") String email,
        @Param("name") String name,
        @Param("passwordHash") String passwordHash,
        @Param("permissions") List<String> permissions
    );

    @Insert(
        """
        insert into partner_client (client_id, tenant_id, name, secret_hash, scopes)
        values (#{clientId}, #{tenantId}, #{name}, #{secretHash}, #{scopes})
        on conflict (client_id) do nothing
        """
    )
    void insertPartner(
        @Param("clientId") String clientId,
        @Param("tenantId") UUID tenantId,
        @Param("name") String name,
        @Param("secretHash") String secretHash,
        @Param("scopes") List<String> scopes
    );
}
