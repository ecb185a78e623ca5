package io.quelyos.bff.cart.reading;

import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.cart.CartArticle;
import io.quelyos.bff.cart.CartArticles;
import io.quelyos.bff.cart.CartLine;
import io.quelyos.bff.cart.CartMerge;
import io.quelyos.bff.cart.CartOwner;
import io.quelyos.bff.cart.CartStore;
import io.quelyos.bff.cart.CartWarning;
import io.quelyos.bff.delivery.Parcel;
import io.quelyos.bff.graphql.type.Money;
import io.quelyos.bff.shoppolicy.ShopPolicies;
import io.quelyos.persistence.cart.ArticleRow;
import io.quelyos.persistence.cart.CartRow;
import io.quelyos.persistence.shoppolicy.ShopPolicyRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads carts as they are now, with what became of their articles meanwhile. The number of statements is always the same. */
@Component
public final class CartReading {

    private final CartStore store;
    private final CartMerge merge;
    private final CartArticles articles;
    private final CartPricing pricing;
    private final CartDelivery deliveries;
    private final ShopPolicies policies;

    CartReading(
        CartStore store,
        CartMerge merge,
        CartArticles articles,
        CartPricing pricing,
        CartDelivery deliveries,
        ShopPolicies policies
    ) {
        this.store = store;
        this.merge = merge;
        this.articles = articles;
        this.pricing = pricing;
        this.deliveries = deliveries;
        this.policies = policies;
    }

    /** The cart of an owner; null where there is none, or its time is over. */
    public @Nullable CartState find(TenantContext context, @Nullable CartOwner owner) {
        if (owner == null) {
            return null;
        }
        merge.settle(context);
        CartRow row = store.find(context, owner);
        if (row == null) {
            return null;
        }
        List<CartLine> lines = store.lines(context, row.id());
        Map<UUID, CartArticle> known = articles.ofLines(context, row.id(), lines);
        return new CartState(
            row,
            lines
                .stream()
                .map(line -> state(context, row, line, CartState.sold(line, known)))
                .toList(),
            warnings(context, row, lines, known),
            pricing.reckon(context, row, lines, known)
        );
    }

    private CartState.LineState state(
        TenantContext context,
        CartRow row,
        CartLine line,
        @Nullable CartArticle article
    ) {
        Money unitPrice =
            article == null
                ? articles.lastPrice(context, row.currency(), line.unitPriceMinor())
                : Money.ofMinor(article.priceMinor(), context.currency());
        return CartState.LineState.of(line, article, unitPrice);
    }

    /** What is to be sent of an owner's cart, without pricing it; something light where there is nothing in it. */
    public @Nullable Parcel parcel(TenantContext context, @Nullable CartOwner owner) {
        if (owner == null) {
            return Parcel.LIGHT;
        }
        merge.settle(context);
        CartRow row = store.find(context, owner);
        List<CartLine> lines = row == null ? List.of() : store.lines(context, row.id());
        return lines.isEmpty() ? Parcel.LIGHT : deliveries.parcel(lines, articles.ofLines(context, lines));
    }

    private List<CartWarning> warnings(
        TenantContext context,
        CartRow row,
        List<CartLine> lines,
        Map<UUID, CartArticle> known
    ) {
        boolean isSameMoney = row.currency().equals(context.currency().getCurrencyCode());
        ShopPolicyRow policy = policies.of(context);
        List<CartWarning> warnings = new ArrayList<>();
        for (CartLine line : lines) {
            CartArticle article = CartState.sold(line, known);
            if (article == null) {
                warnings.add(new CartWarning.ShopCartLineUnavailable(line.id()));
                continue;
            }
            if (isSameMoney && article.priceMinor() != line.unitPriceMinor()) {
                Money before = Money.ofMinor(line.unitPriceMinor(), context.currency());
                Money now = Money.ofMinor(article.priceMinor(), context.currency());
                warnings.add(new CartWarning.ShopCartPriceChanged(line.id(), before, now));
            }
            long wanted = wanted(lines, article.row().id());
            warnOfStock(line, article, wanted, policy, warnings);
            if (!article.isSoldIn(line.quantity(), wanted)) {
                ArticleRow rule = article.row();
                warnings.add(
                    new CartWarning.ShopCartQuantityNotSold(line.id(), rule.minimum(), rule.maximum(), rule.multiple())
                );
            }
        }
        return warnings;
    }

    private static void warnOfStock(
        CartLine line,
        CartArticle article,
        long wanted,
        ShopPolicyRow policy,
        List<CartWarning> warnings
    ) {
        if (!article.isLimitedByStock()) {
            return;
        }
        if (article.stock() < wanted) {
            warnings.add(
                article.isStockTold(policy)
                    ? new CartWarning.ShopCartStockShort(line.id(), article.stock())
                    : new CartWarning.ShopCartStockNotEnough(line.id())
            );
        } else if (article.stock() <= policy.lowStockThreshold() && !policy.stockDisplay().equals("HIDDEN")) {
            warnings.add(new CartWarning.ShopCartLowStock(line.id(), article.stock()));
        }
    }

    private static long wanted(List<CartLine> lines, UUID variantId) {
        return lines
            .stream()
            .filter(line -> variantId.equals(line.variantId()))
            .mapToLong(CartLine::quantity)
            .sum();
    }
}
