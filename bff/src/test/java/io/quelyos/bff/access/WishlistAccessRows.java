package io.quelyos.bff.access;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quelyos.bff.access.AccessRows.Row;
import io.quelyos.bff.access.AccessWorld.Home;
import io.quelyos.bff.graphql.type.GlobalId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;

/** The matrix' rows of lists of wishes. */
final class WishlistAccessRows {

    private static final String PAYLOAD = " { wishlist { name } userErrors { code message field } } }";

    private WishlistAccessRows() {}

    static List<Row> fields() {
        return List.of(
            AccessRows.row(
                "ShopQuery.sharedWishlist",
                "{ shop { sharedWishlist(token: \"no-such-link\") { name items { name } } } }"
            )
        );
    }

    static List<Row> mutations() {
        return List.of(
            new Row(
                "Mutation.shopWishlistCreate",
                "mutation ($name: String!) { shopWishlistCreate(name: $name)" + PAYLOAD,
                (world, at) -> Map.of("name", "List " + world.next()),
                Map.of()
            ),
            new Row(
                "Mutation.shopWishlistRename",
                "mutation ($id: ID!, $name: String!) { shopWishlistRename(id: $id, name: $name)" + PAYLOAD,
                (world, at) -> Map.of("id", list(world, at), "name", "List " + world.next()),
                Map.of("id", WishlistAccessRows::list)
            ),
            ofId("shopWishlistDefaultSet", PAYLOAD, WishlistAccessRows::list),
            ofId("shopWishlistShare", PAYLOAD, WishlistAccessRows::list),
            ofId("shopWishlistShareRevoke", PAYLOAD, WishlistAccessRows::list),
            ofId("shopWishlistDelete", PAYLOAD.replace("wishlist { name }", "deletedId"), WishlistAccessRows::list),
            add(),
            ofId("shopWishlistItemRemove", PAYLOAD, WishlistAccessRows::item),
            ofId("shopWishlistItemNoteSet", PAYLOAD, WishlistAccessRows::item)
        );
    }

    private static Row add() {
        return new Row(
            "Mutation.shopWishlistItemAdd",
            "mutation ($input: ShopWishlistItemInput!) { shopWishlistItemAdd(input: $input)" + PAYLOAD,
            (world, at) ->
                Map.of(
                    "input",
                    Map.of(
                        "wishlistId",
                        list(world, at),
                        "productId",
                        AccessThings.product(world, at),
                        "variantId",
                        AccessThings.variant(world, at)
                    )
                ),
            Map.of(
                "input.wishlistId",
                WishlistAccessRows::list,
                "input.productId",
                AccessThings::product,
                "input.variantId",
                AccessThings::variant
            )
        );
    }

    private static Row ofId(String mutation, String payload, BiFunction<AccessWorld, Home, String> id) {
        return AccessRows.byId("Mutation." + mutation, "mutation ($id: ID!) { " + mutation + "(id: $id)" + payload, id);
    }

    private static String list(AccessWorld world, Home at) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        world.run(
            "insert into wishlist (tenant_id, id, customer_id, name) values (?, ?, ?, ?)",
            at.tenant().id().value(),
            id,
            at.customer(),
            "Mirror " + world.next()
        );
        return GlobalId.encode("wsl", id);
    }

    private static String item(AccessWorld world, Home at) {
        UUID list = GlobalId.decode("wsl", list(world, at)).orElseThrow();
        UUID id = UuidCreator.getTimeOrderedEpoch();
        world.run(
            "insert into wishlist_item (tenant_id, id, wishlist_id, product_id, name, price_minor, currency)" +
                " values (?, ?, ?, ?, 'Mirror', 100, 'EUR')",
            at.tenant().id().value(),
            id,
            list,
            at.product()
        );
        return GlobalId.encode("wli", id);
    }
}
