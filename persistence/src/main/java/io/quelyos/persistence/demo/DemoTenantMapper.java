package io.quelyos.persistence.demo;

import java.util.UUID;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

/** Writes what a demo tenant holds. */
@Mapper
public interface DemoTenantMapper {
    @Select(
        """
        select count(*)
        from site
        """
    )
    int countSites();

    /** Whether anything was ordered. */
    @Select("select exists (select from shop_order limit 1)")
    boolean hasOrders();

    @Insert(
        """
        insert into staff_member (tenant_id, account_id, role)
        values (#{tenantId}, #{accountId}, #{role})
        """
    )
    void insertMember(@Param("tenantId") UUID tenantId, @Param("accountId") UUID accountId, @Param("role") String role);

    @Insert(
        """
        insert into customer (tenant_id, id, email, display_name, password_hash)
        values (#{tenantId}, #{id}, #{email}, #{name}, #{passwordHash})
        """
    )
    void insertCustomer(
        @Param("tenantId") UUID tenantId,
        @Param("id") UUID id,
        @Param("email") String email,
        @Param("name") String name,
        @Param("passwordHash") String passwordHash
    );

    @Insert(
        """
        insert into site (tenant_id, name, tagline, description, email, phone, address_line1, postal_code, city,
            country_code)
        values (#{tenantId}, #{site.name}, #{site.tagline}, #{site.description}, #{site.email}, #{site.phone},
            #{site.address.line1}, #{site.address.postalCode}, #{site.address.city}, #{site.address.countryCode})
        """
    )
    void insertSite(@Param("tenantId") UUID tenantId, @Param("site") DemoSite site);

    @Insert(
        """
        insert into location (tenant_id, id, code, name, position)
        values (#{tenantId}, #{id}, #{code}, #{name}, #{position})
        """
    )
    void insertLocation(
        @Param("tenantId") UUID tenantId,
        @Param("id") UUID id,
        @Param("code") String code,
        @Param("name") String name,
        @Param("position") int position
    );

    @Insert(
        """
        insert into category (tenant_id, id, parent_id, slug, name, description, position)
        values (#{tenantId}, #{id}, #{parentId}, #{slug}, #{name}, #{description}, #{position})
        """
    )
    void insertCategory(
        @Param("tenantId") UUID tenantId,
        @Param("id") UUID id,
        @Param("parentId") @Nullable UUID parentId,
        @Param("slug") String slug,
        @Param("name") String name,
        @Param("description") @Nullable String description,
        @Param("position") int position
    );

    @Insert(
        """
        insert into stored_file (tenant_id, id, file_name, media_type, byte_size, sha256, content, purpose)
        values (#{tenantId}, #{id}, #{fileName}, 'image/svg+xml', length(#{content}::bytea), sha256(#{content}), #{content},
            'IMAGE')
        """
    )
    void insertImage(
        @Param("tenantId") UUID tenantId,
        @Param("id") UUID id,
        @Param("fileName") String fileName,
        @Param("content") byte[] content
    );
}
