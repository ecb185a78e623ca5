package io.quelyos.bff.cart;

import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.graphql.type.Money;
import io.quelyos.bff.market.BasePrice;
import io.quelyos.bff.market.VariantPrice;
import io.quelyos.bff.market.VariantPrices;
import io.quelyos.bff.pricelist.AgreedPrices;
import io.quelyos.bff.pricelist.PriceLists;
import io.quelyos.persistence.cart.ArticleMapper;
import io.quelyos.persistence.cart.ArticleRow;
import io.quelyos.persistence.tenant.TenantDb;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells what articles are now: their prices in the request's currency, stock and rules. */
@Component
public final class CartArticles {

    private final TenantDb tenantDb;
    private final ArticleMapper mapper;
    private final VariantPrices prices;
    private final PriceLists lists;

    CartArticles(TenantDb tenantDb, ArticleMapper mapper, VariantPrices prices, PriceLists lists) {
        this.tenantDb = tenantDb;
        this.mapper = mapper;
        this.prices = prices;
        this.lists = lists;
    }

    /** The articles on some lines, by their ids, at the price of as many pieces; one that is no more is absent. */
    public Map<UUID, CartArticle> ofLines(TenantContext context, Collection<CartLine> lines) {
        return ofLines(context, null, lines);
    }

    /** As above; what is kept for the cart's own checkout counts as there. */
    public Map<UUID, CartArticle> ofLines(TenantContext context, @Nullable UUID cartId, Collection<CartLine> lines) {
        Map<UUID, Long> pieces = new HashMap<>();
        for (CartLine line : lines) {
            if (line.variantId() != null) {
                pieces.merge(line.variantId(), (long) line.quantity(), Long::sum);
            }
        }
        Map<UUID, CartArticle> found = new HashMap<>();
        find(context, cartId, List.copyOf(pieces.keySet())).forEach((id, article) ->
            found.put(id, article.forPieces(pieces.getOrDefault(id, 1L)))
        );
        return found;
    }

    /** Articles by their ids, at the price of one piece; one that does not exist is absent. */
    public Map<UUID, CartArticle> find(TenantContext context, List<UUID> ids) {
        return find(context, null, ids);
    }

    /**
     * Articles by their ids, at the price of one piece; one that does not exist is absent.
     *
     * @param cartId the cart whose own checkout keeps pieces that count as there; null for none
     */
    public Map<UUID, CartArticle> find(TenantContext context, @Nullable UUID cartId, List<UUID> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        List<ArticleRow> rows = tenantDb.read(context, () -> mapper.findByIds(ids, cartId));
        List<BasePrice> bases = rows
            .stream()
            .map(row -> new BasePrice(row.id(), row.priceMinor(), null))
            .toList();
        Map<UUID, VariantPrice> known = prices.of(context, context.currency(), bases);
        Map<UUID, AgreedPrices> agreed = lists.of(context, ids);
        Map<UUID, CartArticle> found = new HashMap<>();
        for (ArticleRow row : rows) {
            long price = Objects.requireNonNull(known.get(row.id()), "every article has a price").priceMinor();
            AgreedPrices steps = agreed.getOrDefault(row.id(), AgreedPrices.NONE);
            found.put(row.id(), new CartArticle(row, steps.at(1, price), price, steps));
        }
        return found;
    }

    /**
     * Takes down what the lines of a draft cost now where it was made in other money than the request's: prices of two
     * currencies cannot be compared. A line whose article is no more, and whose last price nobody can tell in this money, is
     * taken out.
     */
    public void changeCurrency(TenantContext context, CartDraft draft) {
        String currency = context.currency().getCurrencyCode();
        if (!draft.currency().equals(currency)) {
            Map<UUID, CartArticle> now = ofLines(context, draft.lines());
            for (CartLine line : draft.lines()) {
                CartArticle article = line.variantId() == null ? null : now.get(line.variantId());
                Money price =
                    article == null
                        ? lastPrice(context, draft.currency(), line.unitPriceMinor())
                        : Money.ofMinor(article.priceMinor(), context.currency());
                if (price.currency().equals(context.currency())) {
                    draft.put(line.withUnitPrice(Money.toMinor(price.amount(), price.currency())));
                } else {
                    draft.remove(line.id());
                }
            }
            draft.setCurrency(currency);
        }
    }

    /**
     * What an article that is no more cost last: in the request's money, or as it was where that money is not offered any
     * more.
     *
     * @param currency the cart's
     */
    public Money lastPrice(TenantContext context, String currency, long minor) {
        Currency then = Currency.getInstance(currency);
        Long now = prices.exchange(context, then, context.currency(), minor);
        return now == null ? Money.ofMinor(minor, then) : Money.ofMinor(now, context.currency());
    }
}
