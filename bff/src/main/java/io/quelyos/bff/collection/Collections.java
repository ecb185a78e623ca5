package io.quelyos.bff.collection;

import io.quelyos.auth.tenant.TenantCache;
import io.quelyos.auth.tenant.TenantCaches;
import io.quelyos.persistence.catalog.listing.MatchRow;
import io.quelyos.persistence.catalog.listing.ProductCondition;
import io.quelyos.persistence.catalog.listing.ProductListMapper;
import io.quelyos.persistence.collection.CollectionMapper;
import io.quelyos.persistence.collection.CollectionRow;
import io.quelyos.persistence.tenant.TenantDb;
import io.quelyos.persistence.tenant.TenantScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Knows the collections of tenants from memory, and asks the catalogue which products belong to them. Nothing is copied: a
 * product belongs to a collection as long as it is what the rule says, or is pinned to it.
 */
@Component
public final class Collections {

    /** How many a tenant may have. */
    public static final int MAX_COLLECTIONS = 100;

    private final TenantDb tenantDb;
    private final CollectionMapper collections;
    private final ProductListMapper products;
    private final TenantCache<List<CollectionRow>> known;

    Collections(TenantDb tenantDb, CollectionMapper collections, ProductListMapper products, TenantCaches caches) {
        this.tenantDb = tenantDb;
        this.collections = collections;
        this.products = products;
        this.known = caches.create();
    }

    /** All collections of a tenant in its order. */
    public List<CollectionRow> list(TenantScoped scope) {
        return known.get(scope, () -> tenantDb.read(scope, () -> collections.listAll(MAX_COLLECTIONS)));
    }

    /** All collections as they are stored, past the memory of them, for those who change them. */
    List<CollectionRow> listStored(TenantScoped scope) {
        return tenantDb.read(scope, () -> collections.listAll(MAX_COLLECTIONS));
    }

    /** A collection as it is stored. */
    @Nullable
    CollectionRow findStored(TenantScoped scope, UUID id) {
        return tenantDb.<@Nullable CollectionRow>read(scope, () -> collections.findById(id));
    }

    /** The collection of a slug. */
    @Nullable
    CollectionRow findBySlug(TenantScoped scope, String slug) {
        return list(scope)
            .stream()
            .filter(row -> row.slug().equals(slug))
            .findFirst()
            .orElse(null);
    }

    /** The collection of an id. */
    public @Nullable CollectionRow findById(TenantScoped scope, UUID id) {
        return list(scope)
            .stream()
            .filter(row -> row.id().equals(id))
            .findFirst()
            .orElse(null);
    }

    /** What a product must be like to belong to a collection; whether it is published is another matter. */
    public static ProductCondition condition(CollectionRow row) {
        var pinned = new ProductCondition.PinnedTo(row.id());
        return row.rule() == null
            ? pinned
            : new ProductCondition.Either(List.of(pinned, CollectionRule.parse(row.rule()).condition()));
    }

    /**
     * The collections that products belong to now: one statement, whatever their number. Not inside a unit of work that
     * writes, because it may fill the memory of collections.
     *
     * @return by product; a product without collections, or one that does not exist, is absent
     */
    public Map<UUID, Set<UUID>> containing(TenantScoped scope, Collection<UUID> productIds) {
        List<CollectionRow> rows = list(scope);
        if (rows.isEmpty() || productIds.isEmpty()) {
            return Map.of();
        }
        Map<UUID, ProductCondition> conditions = new LinkedHashMap<>();
        rows.forEach(row -> conditions.put(row.id(), condition(row)));
        List<UUID> asked = productIds.stream().distinct().toList();
        List<MatchRow> matches = tenantDb.read(scope, () -> products.match(conditions, asked));
        Map<UUID, Set<UUID>> found = new HashMap<>();
        for (MatchRow match : matches) {
            found.computeIfAbsent(match.productId(), id -> new HashSet<>()).add(match.conditionId());
        }
        return found;
    }

    /** Forgets a tenant's collections; for whoever has just changed them, after the change is committed. */
    void forget(TenantScoped scope) {
        known.forget(scope.tenantId());
    }
}
