package io.quelyos.bff.access;

import io.quelyos.bff.access.AccessRows.Row;
import io.quelyos.bff.access.AccessWorld.Home;
import io.quelyos.bff.graphql.type.GlobalId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The matrix' rows of carts and deliveries. */
final class CartAccessRows {

    private static final String ERRORS = "userErrors { code message field }";
    private static final String CART = "{ cart { totalQuantity } " + ERRORS + " }";
    private static final Map<String, Object> ZONE = Map.of(
        "name",
        "Zone",
        "areas",
        List.of(Map.of("countryCode", "FR"))
    );
    private static final Map<String, Object> RATE = Map.of(
        "name",
        "Rate",
        "basis",
        "WEIGHT",
        "bands",
        List.of(Map.of("from", "0", "price", "5.00")),
        "minimumDays",
        1,
        "maximumDays",
        2
    );
    private static final Map<String, Object> POINT = Map.of(
        "name",
        "Point",
        "line1",
        "1 rue",
        "postalCode",
        "75001",
        "city",
        "Paris",
        "countryCode",
        "FR",
        "minimumDays",
        1,
        "maximumDays",
        2
    );

    private CartAccessRows() {}

    static List<Row> all() {
        return List.of(
            AccessRows.row("ShopQuery.cart", "{ shop { cart { totalQuantity } } }"),
            AccessRows.row(
                "ShopQuery.deliveryQuotes",
                "{ shop { deliveryQuotes(address: { countryCode: \"FR\" }) { zoneName rates { name } } } }"
            ),
            AccessRows.row("BackofficeQuery.deliveryZones", "{ backoffice { deliveryZones { name } } }"),
            AccessRows.row("BackofficeQuery.pickupPoints", "{ backoffice { pickupPoints { name } } }")
        );
    }

    static List<Row> mutations() {
        return List.of(
            new Row(
                "Mutation.shopCartLinesAdd",
                "mutation ($lines: [ShopCartLineInput!]!) { shopCartLinesAdd(lines: $lines) " + CART + " }",
                (world, at) -> Map.of("lines", List.of(Map.of("variantId", variant(world, at)))),
                Map.of("lines.variantId", CartAccessRows::variant)
            ),
            new Row(
                "Mutation.shopCartLinesUpdate",
                "mutation ($lines: [ShopCartLineUpdateInput!]!) { shopCartLinesUpdate(lines: $lines) " + CART + " }",
                (world, at) -> Map.of("lines", List.of(Map.of("id", line(world, at), "quantity", 2))),
                Map.of("lines.id", CartAccessRows::line)
            ),
            new Row(
                "Mutation.shopCartLinesRemove",
                "mutation ($ids: ID!) { shopCartLinesRemove(ids: [$ids]) " + CART + " }",
                (world, at) -> Map.of("ids", line(world, at)),
                Map.of("ids", CartAccessRows::line)
            ),
            AccessRows.row("Mutation.shopCartNoteSet", "mutation { shopCartNoteSet(note: \"n\") " + CART + " }"),
            AccessRows.row(
                "Mutation.shopCartAttributesSet",
                "mutation { shopCartAttributesSet(attributes: [{ name: \"a\", value: \"b\" }]) " + CART + " }"
            ),
            new Row(
                "Mutation.shopCartDeliverySet",
                "mutation ($input: ShopCartDeliveryInput!) { shopCartDeliverySet(input: $input) " + CART + " }",
                (world, at) -> Map.of("input", Map.of("countryCode", "FR", "rateId", rate(world, at))),
                Map.of("input.rateId", CartAccessRows::rate, "input.pickupPointId", CartAccessRows::point)
            ),
            AccessRows.row(
                "Mutation.shopCartCouponApply",
                "mutation { shopCartCouponApply(code: \"NONE\") " + CART + " }"
            ),
            AccessRows.row(
                "Mutation.shopCartCouponRemove",
                "mutation { shopCartCouponRemove(code: \"NONE\") " + CART + " }"
            ),
            AccessRows.row(
                "Mutation.shopCartGiftCardApply",
                "mutation { shopCartGiftCardApply(code: \"NONE\") " + CART + " }"
            ),
            AccessRows.byId(
                "Mutation.shopCartGiftCardRemove",
                "mutation ($id: ID!) { shopCartGiftCardRemove(id: $id) " + CART + " }",
                CartAccessRows::giftCard
            ),
            AccessRows.row("Mutation.shopCartClear", "mutation { shopCartClear " + CART + " }"),
            new Row(
                "Mutation.backofficeVariantQuantityRuleSet",
                "mutation ($variantId: ID!, $version: Int!) { backofficeVariantQuantityRuleSet(variantId: $variantId," +
                    " version: $version, input: { minimum: 1 }) { quantityRule { minimum } " +
                    ERRORS +
                    " } }",
                (world, at) -> Map.of("variantId", variant(world, at), "version", ruleVersion(world, at)),
                Map.of("variantId", CartAccessRows::variant)
            ),
            created("backofficeDeliveryZoneCreate", "BackofficeDeliveryZoneInput", "zone", ZONE),
            updated("backofficeDeliveryZoneUpdate", "BackofficeDeliveryZoneInput", "zone", ZONE, CartAccessRows::zone),
            deleted("backofficeDeliveryZoneDelete", "zone", CartAccessRows::zone),
            new Row(
                "Mutation.backofficeDeliveryRateCreate",
                "mutation ($zoneId: ID!, $input: BackofficeDeliveryRateInput!) {" +
                    " backofficeDeliveryRateCreate(zoneId: $zoneId, input: $input) { rate { name } " +
                    ERRORS +
                    " } }",
                (world, at) -> Map.of("zoneId", zone(world, at), "input", RATE),
                Map.of("zoneId", CartAccessRows::zone)
            ),
            updated("backofficeDeliveryRateUpdate", "BackofficeDeliveryRateInput", "rate", RATE, CartAccessRows::rate),
            deleted("backofficeDeliveryRateDelete", "rate", CartAccessRows::rate),
            created("backofficePickupPointCreate", "BackofficePickupPointInput", "pickupPoint", POINT),
            updated(
                "backofficePickupPointUpdate",
                "BackofficePickupPointInput",
                "pickupPoint",
                POINT,
                CartAccessRows::point
            ),
            deleted("backofficePickupPointDelete", "pickupPoint", CartAccessRows::point)
        );
    }

    /** Makes the id of a thing of a tenant. */
    private interface Thing {
        String of(AccessWorld world, Home at);
    }

    private static Row created(String mutation, String input, String thing, Map<String, Object> value) {
        return new Row(
            "Mutation." + mutation,
            "mutation ($input: " +
                input +
                "!) { " +
                mutation +
                "(input: $input) { " +
                thing +
                " { name } " +
                ERRORS +
                " } }",
            (world, at) -> Map.of("input", named(world, value)),
            Map.of()
        );
    }

    private static Row updated(String mutation, String input, String thing, Map<String, Object> value, Thing id) {
        return new Row(
            "Mutation." + mutation,
            "mutation ($id: ID!, $input: " +
                input +
                "!) { " +
                mutation +
                "(id: $id, version: 1, input: $input) { " +
                thing +
                " { name } " +
                ERRORS +
                " } }",
            (world, at) -> Map.of("id", id.of(world, at), "input", named(world, value)),
            Map.of("id", id::of)
        );
    }

    private static Row deleted(String mutation, String thing, Thing id) {
        return new Row(
            "Mutation." + mutation,
            "mutation ($id: ID!) { " + mutation + "(id: $id, version: 1) { " + thing + " { name } " + ERRORS + " } }",
            (world, at) -> Map.of("id", id.of(world, at)),
            Map.of("id", id::of)
        );
    }

    private static Map<String, Object> named(AccessWorld world, Map<String, Object> value) {
        Map<String, Object> named = new HashMap<>(value);
        named.put("name", "New " + world.next());
        return named;
    }

    private static String variant(AccessWorld world, Home at) {
        return GlobalId.encode(
            "var",
            world.find(at, "select id from variant where tenant_id = ? and sku = 'M-1'", UUID.class)
        );
    }

    private static int ruleVersion(AccessWorld world, Home at) {
        return world.find(at, "select coalesce(max(version), 0) from quantity_rule where tenant_id = ?", Integer.class);
    }

    /** A line of a new guest's cart: nobody's who asks for it. */
    private static String line(AccessWorld world, Home at) {
        UUID cart = UUID.randomUUID();
        UUID line = UUID.randomUUID();
        world.insert(
            at,
            "insert into cart (tenant_id, id, guest_session, currency, expires_at)" +
                " values (?, ?, gen_random_uuid()::text, 'EUR', now() + interval '1 day')",
            cart
        );
        world.insert(
            at,
            "insert into cart_line (tenant_id, id, cart_id, line_key, name, quantity, unit_price_minor)" +
                " values (?, ?, ?, 'k', 'N', 1, 100)",
            line,
            cart
        );
        return GlobalId.encode("cln", line);
    }

    /** Written below the walls, because a tenant may not have as many as the matrix asks for. */
    private static String zone(AccessWorld world, Home at) {
        return GlobalId.encode("dzn", newZone(world, at));
    }

    private static UUID newZone(AccessWorld world, Home at) {
        UUID zone = UUID.randomUUID();
        world.insert(at, "insert into delivery_zone (tenant_id, id, name) values (?, ?, ?)", zone, zone.toString());
        return zone;
    }

    static String rate(AccessWorld world, Home at) {
        UUID rate = UUID.randomUUID();
        world.insert(
            at,
            "insert into delivery_rate (tenant_id, id, zone_id, name, basis, band_starts, band_prices_minor," +
                " minimum_days, maximum_days) values (?, ?, ?, 'Rate', 'WEIGHT', '{0}', '{500}', 1, 2)",
            rate,
            newZone(world, at)
        );
        return GlobalId.encode("drt", rate);
    }

    private static String giftCard(AccessWorld world, Home at) {
        UUID card = UUID.randomUUID();
        world.insert(
            at,
            "insert into gift_card (tenant_id, id, code_hash, last_four, currency, initial_minor, balance_minor)" +
                " values (?, ?, sha256(convert_to(gen_random_uuid()::text, 'UTF8')), 'ABCD', 'EUR', 100, 100)",
            card
        );
        return GlobalId.encode("gft", card);
    }

    static String point(AccessWorld world, Home at) {
        UUID point = UUID.randomUUID();
        world.insert(
            at,
            "insert into pickup_point (tenant_id, id, name, line1, postal_code, city, country_code, minimum_days," +
                " maximum_days) values (?, ?, 'Point', '1 rue', '75001', 'Paris', 'FR', 1, 2)",
            point
        );
        return GlobalId.encode("pup", point);
    }
}
