package io.quelyos.bff.cart;

import io.quelyos.auth.context.TenantContext;
import io.quelyos.persistence.cart.ArticleMapper;
import io.quelyos.persistence.cart.ArticleRow;
import io.quelyos.persistence.tenant.TenantDb;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Tells what articles are now: their prices, stock and rules. */
@Component
final class CartArticles {

    private final TenantDb tenantDb;
    private final ArticleMapper mapper;

    CartArticles(TenantDb tenantDb, ArticleMapper mapper) {
        this.tenantDb = tenantDb;
        this.mapper = mapper;
    }

    /** The articles on some lines and some more, by their ids; one that is no more is absent. */
    Map<UUID, ArticleRow> find(TenantContext context, List<CartLine> lines, Collection<UUID> more) {
        List<UUID> ids = Stream.concat(lines.stream().map(CartLine::variantId).filter(Objects::nonNull), more.stream())
            .distinct()
            .toList();
        Map<UUID, ArticleRow> found = new HashMap<>();
        if (!ids.isEmpty()) {
            tenantDb.read(context, () -> mapper.findByIds(ids)).forEach(article -> found.put(article.id(), article));
        }
        return found;
    }
}
