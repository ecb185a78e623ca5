package io.quelyos.bff.brand;

import io.quelyos.bff.graphql.type.Connection;
import io.quelyos.bff.graphql.type.CursorCodec;
import io.quelyos.bff.graphql.type.PageRequest;
import io.quelyos.persistence.brand.BrandMapper;
import io.quelyos.persistence.brand.BrandRow;
import io.quelyos.persistence.tenant.TenantDb;
import io.quelyos.persistence.tenant.TenantScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads makers. */
@Component
final class Brands {

    private static final UUID FIRST_ID = new UUID(0, 0);

    private final TenantDb tenantDb;
    private final BrandMapper brands;
    private final CursorCodec cursors;

    Brands(TenantDb tenantDb, BrandMapper brands, CursorCodec cursors) {
        this.tenantDb = tenantDb;
        this.brands = brands;
        this.cursors = cursors;
    }

    /** A page of those who make something that the shop sells. */
    Connection<BrandRow> listInShop(TenantScoped scope, PageRequest page) {
        return list(scope, "shop.brands", true, page);
    }

    /** A page of all. */
    Connection<BrandRow> listAll(TenantScoped scope, PageRequest page) {
        return list(scope, "backoffice.brands", false, page);
    }

    /** Somebody who makes something that the shop sells. */
    @Nullable
    BrandRow findInShopBySlug(TenantScoped scope, String slug) {
        return tenantDb.<@Nullable BrandRow>read(scope, () -> brands.findInShopBySlug(slug));
    }

    @Nullable
    BrandRow findById(TenantScoped scope, UUID id) {
        return tenantDb.<@Nullable BrandRow>read(scope, () -> brands.findById(id));
    }

    private Connection<BrandRow> list(TenantScoped scope, String list, boolean isInShopOnly, PageRequest page) {
        List<String> place =
            page.after() == null ? List.of("", FIRST_ID.toString()) : cursors.decode(list, page.after());
        UUID afterId = UUID.fromString(place.getLast());
        List<BrandRow> rows = tenantDb.read(scope, () ->
            brands.listPage(place.getFirst(), afterId, isInShopOnly, page.limit())
        );
        return Connection.of(rows, page, row -> cursors.encode(list, List.of(row.nameKey(), row.id().toString())));
    }
}
