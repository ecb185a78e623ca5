package io.quelyos.bff.site;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import io.quelyos.auth.tenant.TenantCache;
import io.quelyos.auth.tenant.TenantCaches;
import io.quelyos.persistence.catalog.CategoryMapper;
import io.quelyos.persistence.catalog.CategoryRow;
import io.quelyos.persistence.site.CategoryNameRow;
import io.quelyos.persistence.site.SiteMapper;
import io.quelyos.persistence.site.SiteRow;
import io.quelyos.persistence.tenant.AfterCommit;
import io.quelyos.persistence.tenant.TenantDb;
import io.quelyos.persistence.tenant.TenantScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Knows from memory what sites show at every visit: who the tenant is, and its menu in each language that it is translated
 * into.
 */
@Component
public final class SiteFaces {

    static final int MAX_ITEMS = 50;
    static final int NAVIGATION_DEPTH = 4;
    static final int NAVIGATION_ROWS = 2_000;

    private final TenantDb tenantDb;
    private final SiteMapper sites;
    private final CategoryMapper categories;
    private final TenantCache<Face> known;

    SiteFaces(TenantDb tenantDb, SiteMapper sites, CategoryMapper categories, TenantCaches caches) {
        this.tenantDb = tenantDb;
        this.sites = sites;
        this.categories = categories;
        this.known = caches.create();
    }

    /**
     * What a site shows at every visit.
     *
     * @param site null before the tenant has filled it in
     * @param menu with the categories' own names
     * @param translated menus by language tag; a language without one shows the own names
     */
    record Face(
        @Nullable SiteRow site,
        List<VitrineNavigationItem> menu,
        Map<String, List<VitrineNavigationItem>> translated
    ) {
        List<VitrineNavigationItem> menuIn(String locale) {
            return translated.getOrDefault(locale, menu);
        }
    }

    /** What holds now. Never asked inside a unit of work that changes it. */
    Face of(TenantScoped scope) {
        return known.get(scope, () -> tenantDb.read(scope, this::load));
    }

    /** Lets go of what is remembered of a tenant as soon as the open transaction, which changes it, is committed. */
    public void forgetAfterCommit(TenantScoped scope) {
        AfterCommit.run(() -> known.forget(scope.tenantId()));
    }

    private Face load() {
        List<CategoryRow> rows = categories.listTree(NAVIGATION_DEPTH, NAVIGATION_ROWS);
        Map<String, List<CategoryNameRow>> names = rows.isEmpty()
            ? Map.of()
            : sites
                  .listNames(rows.stream().map(CategoryRow::id).toList())
                  .stream()
                  .collect(groupingBy(CategoryNameRow::locale));
        Map<String, List<VitrineNavigationItem>> translated = new HashMap<>();
        names.forEach((locale, ofLocale) -> {
            Map<UUID, String> byCategory = ofLocale
                .stream()
                .collect(toMap(CategoryNameRow::categoryId, CategoryNameRow::name));
            translated.put(locale, VitrineNavigationItem.tree(rows, byCategory, MAX_ITEMS));
        });
        return new Face(sites.find(), VitrineNavigationItem.tree(rows, Map.of(), MAX_ITEMS), Map.copyOf(translated));
    }
}
