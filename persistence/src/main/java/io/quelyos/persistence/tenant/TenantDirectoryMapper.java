package io.quelyos.persistence.tenant;

import java.util.UUID;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

/**
 * Asks for one tenant by one of its names. It works before any tenant is known, so it reaches no table: each statement
 * calls a function of the database that answers for one name only.
 */
@Mapper
public interface TenantDirectoryMapper {
    String COLUMNS = "id, slug, name, state, plan_code, locale, currency, time_zone, cost_points_per_minute";

    @Select("select " + COLUMNS + " from tenant_by_domain(#{domain})")
    @Nullable
    TenantRow findByDomain(@Param("domain") String domain);

    @Select("select " + COLUMNS + " from tenant_by_slug(#{slug})")
    @Nullable
    TenantRow findBySlug(@Param("slug") String slug);

    @Select("select " + COLUMNS + " from tenant_by_id(#{id})")
    @Nullable
    TenantRow findById(@Param("id") UUID id);

    @Select("select " + COLUMNS + " from tenant_by_origin(#{origin})")
    @Nullable
    TenantRow findByOrigin(@Param("origin") String origin);
}
