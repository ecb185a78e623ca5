package io.quelyos.bff.category;

import io.quelyos.auth.context.TenantContext;
import io.quelyos.persistence.catalog.CategoryMapper;
import io.quelyos.persistence.catalog.CategoryRow;
import io.quelyos.persistence.tenant.TenantDb;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads categories for staff. */
@Component
final class Categories {

    private final TenantDb tenantDb;
    private final CategoryMapper mapper;

    Categories(TenantDb tenantDb, CategoryMapper mapper) {
        this.tenantDb = tenantDb;
        this.mapper = mapper;
    }

    @Nullable
    CategoryRow findById(TenantContext context, UUID id) {
        return tenantDb
            .read(context, () -> mapper.listByIds(List.of(id)))
            .stream()
            .findFirst()
            .orElse(null);
    }
}
