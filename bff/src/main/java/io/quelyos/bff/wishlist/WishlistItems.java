package io.quelyos.bff.wishlist;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.cart.CartArticle;
import io.quelyos.bff.cart.CartArticles;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.graphql.type.UserError;
import io.quelyos.bff.graphql.type.UserError.Code;
import io.quelyos.persistence.tenant.TenantDb;
import io.quelyos.persistence.wishlist.WishlistItemMapper;
import io.quelyos.persistence.wishlist.WishlistItemRow;
import io.quelyos.persistence.wishlist.WishlistMapper;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts wishes on lists and takes them off. */
@Component
final class WishlistItems {

    private static final UserError NO_WISH = UserError.of(Code.NOT_FOUND, "There is no such wish.", "id");
    private static final UserError NOTHING = UserError.of(Code.REQUIRED, "Name a product or an article.", "input");
    private static final int LONGEST_NOTE = 500;
    private static final int MOST_VARIANTS = 250;

    private final TenantDb tenantDb;
    private final Wishlists wishlists;
    private final WishlistMapper lists;
    private final WishlistItemMapper items;
    private final CartArticles articles;
    private final WishlistSettings settings;

    WishlistItems(
        TenantDb tenantDb,
        Wishlists wishlists,
        WishlistMapper lists,
        WishlistItemMapper items,
        CartArticles articles,
        WishlistSettings settings
    ) {
        this.tenantDb = tenantDb;
        this.wishlists = wishlists;
        this.lists = lists;
        this.items = items;
        this.articles = articles;
        this.settings = settings;
    }

    /** Puts a product or an article on a list; what is on it already only gets the note. */
    ShopWishlistPayload add(TenantContext context, UUID customerId, WishlistItemInput input) {
        if (input.productId() == null && input.variantId() == null) {
            return ShopWishlistPayload.refused(NOTHING);
        }
        String note = note(input.note());
        if (note != null && isBadNote(note)) {
            return ShopWishlistPayload.refused(badNote("input", "note"));
        }
        // Before the transaction: what things cost comes from a memory that must not be filled inside of one.
        Wish wish =
            input.variantId() == null
                ? ofProduct(context, Objects.requireNonNull(input.productId(), "one of the two is there"))
                : ofVariant(context, input.variantId(), input.productId());
        if (wish == null) {
            String part = input.variantId() == null ? "productId" : "variantId";
            return ShopWishlistPayload.refused(
                UserError.of(Code.NOT_FOUND, "There is no such thing on sale.", "input", part)
            );
        }
        return tenantDb.write(context, () -> insert(context, customerId, input.wishlistId(), wish, note));
    }

    ShopWishlistPayload setNote(TenantContext context, UUID customerId, String id, @Nullable String text) {
        String note = note(text);
        if (note != null && isBadNote(note)) {
            return ShopWishlistPayload.refused(badNote("note"));
        }
        return change(context, customerId, id, item -> items.updateNote(item, note));
    }

    ShopWishlistPayload remove(TenantContext context, UUID customerId, String id) {
        return change(context, customerId, id, items::delete);
    }

    private ShopWishlistPayload insert(
        TenantContext context,
        UUID customerId,
        @Nullable String listId,
        Wish wish,
        @Nullable String note
    ) {
        UUID list =
            listId == null
                ? wishlists.lockDefault(customerId, usualName(context))
                : GlobalId.decode("wsl", listId)
                      .map(key -> lists.lockById(customerId, key))
                      .orElse(null);
        if (list == null) {
            return ShopWishlistPayload.refused(
                UserError.of(Code.NOT_FOUND, "There is no such list.", "input", "wishlistId")
            );
        }
        return put(customerId, wish.on(list, note, context.currency().getCurrencyCode()));
    }

    private ShopWishlistPayload put(UUID customerId, WishlistItemRow item) {
        UUID same = items.findSame(item);
        if (same == null && items.countOf(item.wishlistId()) >= settings.itemsPerList()) {
            String message = "A list has " + settings.itemsPerList() + " wishes at the most.";
            return ShopWishlistPayload.refused(
                new UserError.LimitReached(settings.itemsPerList(), message, List.of("input"))
            );
        }
        if (same == null) {
            items.insert(item);
        } else if (item.note() != null) {
            items.updateNote(same, item.note());
        }
        items.touch(item.wishlistId());
        return wishlists.read(customerId, item.wishlistId());
    }

    private ShopWishlistPayload change(TenantContext context, UUID customerId, String id, ItemChange work) {
        return tenantDb.write(context, () -> {
            UUID item = GlobalId.decode("wli", id).orElse(null);
            UUID list = item == null ? null : items.findList(customerId, item);
            if (item == null || list == null || work.apply(item) == 0) {
                return ShopWishlistPayload.refused(NO_WISH);
            }
            items.touch(list);
            return wishlists.read(customerId, list);
        });
    }

    private @Nullable Wish ofVariant(TenantContext context, String id, @Nullable String productId) {
        UUID variant = GlobalId.decode("var", id).orElse(null);
        CartArticle article = variant == null ? null : articles.find(context, List.of(variant)).get(variant);
        if (article == null || !article.row().isPublished()) {
            return null;
        }
        boolean isOfProduct = productId == null || productId.equals(GlobalId.encode("prd", article.row().productId()));
        return isOfProduct ? Wish.of(article, variant) : null;
    }

    /** Of a product whose articles cost different sums, the lowest one. */
    private @Nullable Wish ofProduct(TenantContext context, String id) {
        UUID product = GlobalId.decode("prd", id).orElse(null);
        List<UUID> variants =
            product == null ? List.of() : tenantDb.read(context, () -> items.listVariantIds(product, MOST_VARIANTS));
        return articles
            .find(context, variants)
            .values()
            .stream()
            .filter(article -> article.row().isPublished())
            .min(Comparator.comparingLong(CartArticle::priceMinor))
            .map(article -> Wish.of(article, null))
            .orElse(null);
    }

    /** The name of a list that begins by itself. */
    private static String usualName(TenantContext context) {
        return context.locale().getLanguage().equals("fr") ? "Mes envies" : "Wishlist";
    }

    private static @Nullable String note(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static boolean isBadNote(String note) {
        return note.length() > LONGEST_NOTE || note.indexOf('\0') >= 0;
    }

    private static UserError badNote(String... field) {
        return UserError.of(Code.TOO_LONG, "A note has at most " + LONGEST_NOTE + " characters.", field);
    }

    @FunctionalInterface
    private interface ItemChange {
        int apply(UUID item);
    }

    /** What is wished for, at its price of now. */
    private record Wish(UUID productId, @Nullable UUID variantId, String name, long priceMinor) {
        static Wish of(CartArticle article, @Nullable UUID variantId) {
            return new Wish(article.row().productId(), variantId, article.row().productName(), article.priceMinor());
        }

        WishlistItemRow on(UUID list, @Nullable String note, String currency) {
            return new WishlistItemRow(
                UuidCreator.getTimeOrderedEpoch(),
                list,
                productId,
                variantId,
                name,
                note,
                priceMinor,
                currency,
                true,
                OffsetDateTime.now(ZoneOffset.UTC)
            );
        }
    }
}
