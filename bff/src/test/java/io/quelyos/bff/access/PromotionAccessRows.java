package io.quelyos.bff.access;

import io.quelyos.bff.access.AccessRows.Row;
import io.quelyos.bff.access.AccessWorld.Home;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.pricing.promotion.Targets;
import io.quelyos.bff.promotion.PromotionReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;

/** The matrix' rows of promotions, coupons and groups of customers. */
final class PromotionAccessRows {

    private static final String ERRORS = "userErrors { code message field }";
    private static final String INSERT_PROMOTION =
        "insert into promotion (tenant_id, id, name, needs_coupon, kind, targets) values (?, ?, 'P', true, 'FREE_DELIVERY', '" +
        PromotionReader.json(Targets.ALL) +
        "')";

    private PromotionAccessRows() {}

    static List<Row> fields() {
        return List.of(
            new Row(
                "BackofficeQuery.promotions",
                "{ backoffice { promotions(where: { needsCoupon: true }) { nodes { name kind } } } }",
                (world, at) -> Map.of(),
                Map.of()
            ),
            new Row(
                "BackofficeQuery.promotion",
                "query ($id: ID!) { backoffice { promotion(id: $id) { name usedCount } } }",
                (world, at) -> Map.of("id", promotion(world, at)),
                Map.of("id", PromotionAccessRows::promotion)
            ),
            new Row(
                "BackofficeQuery.coupons",
                "query ($where: BackofficeCouponFilter) { backoffice { coupons(where: $where) { nodes { code } } } }",
                (world, at) -> Map.of("where", Map.of("promotionId", promotion(world, at))),
                Map.of("where.promotionId", PromotionAccessRows::promotion)
            ),
            new Row(
                "BackofficeQuery.customerGroups",
                "{ backoffice { customerGroups { nodes { name memberCount } } } }",
                (world, at) -> Map.of(),
                Map.of()
            )
        );
    }

    static List<Row> mutations() {
        return List.of(
            new Row(
                "Mutation.backofficePromotionCreate",
                "mutation ($input: BackofficePromotionInput!) { backofficePromotionCreate(input: $input) {" +
                    " promotion { name } " +
                    ERRORS +
                    "} }",
                (world, at) -> Map.of("input", input(world, at)),
                inputIds()
            ),
            new Row(
                "Mutation.backofficePromotionUpdate",
                "mutation ($id: ID!, $input: BackofficePromotionInput!) {" +
                    " backofficePromotionUpdate(id: $id, version: 1, input: $input) { promotion { name } " +
                    ERRORS +
                    "} }",
                (world, at) -> Map.of("id", promotion(world, at), "input", input(world, at)),
                with(inputIds(), "id", PromotionAccessRows::promotion)
            ),
            versioned("backofficePromotionActivate", "promotion { name }", PromotionAccessRows::promotion),
            versioned("backofficePromotionDeactivate", "promotion { name }", PromotionAccessRows::promotion),
            versioned("backofficePromotionDelete", "deletedId", PromotionAccessRows::promotion),
            new Row(
                "Mutation.backofficeCouponCreate",
                "mutation ($promotionId: ID!, $input: BackofficeCouponCreateInput!) {" +
                    " backofficeCouponCreate(promotionId: $promotionId, input: $input) { coupon { code } " +
                    ERRORS +
                    "} }",
                (world, at) ->
                    Map.of(
                        "promotionId",
                        promotion(world, at),
                        "input",
                        Map.of("code", "NEW" + world.next(), "customerId", customer(world, at))
                    ),
                Map.of("promotionId", PromotionAccessRows::promotion, "input.customerId", PromotionAccessRows::customer)
            ),
            new Row(
                "Mutation.backofficeCouponsGenerate",
                "mutation ($promotionId: ID!) {" +
                    " backofficeCouponsGenerate(promotionId: $promotionId, input: { count: 2 }) { codes " +
                    ERRORS +
                    "} }",
                (world, at) -> Map.of("promotionId", promotion(world, at)),
                Map.of("promotionId", PromotionAccessRows::promotion)
            ),
            versioned("backofficeCouponEnable", "coupon { code }", PromotionAccessRows::coupon),
            versioned("backofficeCouponDisable", "coupon { code }", PromotionAccessRows::coupon),
            versioned("backofficeCouponDelete", "deletedId", PromotionAccessRows::coupon),
            new Row(
                "Mutation.backofficeCustomerGroupCreate",
                "mutation ($name: String!) { backofficeCustomerGroupCreate(name: $name) { customerGroup { name } " +
                    ERRORS +
                    "} }",
                (world, at) -> Map.of("name", "Group " + world.next()),
                Map.of()
            ),
            new Row(
                "Mutation.backofficeCustomerGroupRename",
                "mutation ($id: ID!, $name: String!) { backofficeCustomerGroupRename(id: $id, version: 1, name: $name) {" +
                    " customerGroup { name } " +
                    ERRORS +
                    "} }",
                (world, at) -> Map.of("id", group(world, at), "name", "Group " + world.next()),
                Map.of("id", PromotionAccessRows::group)
            ),
            versioned("backofficeCustomerGroupDelete", "deletedId", PromotionAccessRows::group),
            members("backofficeCustomerGroupMembersAdd"),
            members("backofficeCustomerGroupMembersRemove")
        );
    }

    private static Row members(String mutation) {
        return new Row(
            "Mutation." + mutation,
            "mutation ($id: ID!, $customerIds: [ID!]!) { " +
                mutation +
                "(id: $id, customerIds: $customerIds) { customerGroup { memberCount } " +
                ERRORS +
                "} }",
            (world, at) -> Map.of("id", group(world, at), "customerIds", List.of(customer(world, at))),
            Map.of("id", PromotionAccessRows::group, "customerIds", PromotionAccessRows::customer)
        );
    }

    static Row versioned(String mutation, String selection, BiFunction<AccessWorld, Home, String> id) {
        return new Row(
            "Mutation." + mutation,
            "mutation ($id: ID!) { " + mutation + "(id: $id, version: 1) { " + selection + " " + ERRORS + "} }",
            (world, at) -> Map.of("id", id.apply(world, at)),
            Map.of("id", id)
        );
    }

    private static Map<String, Object> input(AccessWorld world, Home at) {
        return Map.of(
            "name",
            "Promotion " + world.next(),
            "kind",
            "BUY_X_GET_Y",
            "percentage",
            "50",
            "buyQuantity",
            1,
            "rewardQuantity",
            1,
            "targets",
            targets(world, at),
            "rewardTargets",
            targets(world, at),
            "customerGroupIds",
            List.of(group(world, at))
        );
    }

    private static Map<String, Object> targets(AccessWorld world, Home at) {
        return Map.of(
            "productIds",
            List.of(product(world, at)),
            "variantIds",
            List.of(variant(world, at)),
            "categoryIds",
            List.of(category(world, at)),
            "collectionIds",
            List.of(AccessThings.collection(world, at)),
            "brandIds",
            List.of(brand(world, at)),
            "excludedProductIds",
            List.of(product(world, at)),
            "excludedCategoryIds",
            List.of(category(world, at))
        );
    }

    private static Map<String, BiFunction<AccessWorld, Home, String>> inputIds() {
        Map<String, BiFunction<AccessWorld, Home, String>> ids = Map.of(
            "input.customerGroupIds",
            PromotionAccessRows::group
        );
        for (String part : List.of("input.targets.", "input.rewardTargets.")) {
            ids = with(ids, part + "productIds", PromotionAccessRows::product);
            ids = with(ids, part + "variantIds", PromotionAccessRows::variant);
            ids = with(ids, part + "categoryIds", PromotionAccessRows::category);
            ids = with(ids, part + "collectionIds", AccessThings::collection);
            ids = with(ids, part + "brandIds", PromotionAccessRows::brand);
            ids = with(ids, part + "excludedProductIds", PromotionAccessRows::product);
            ids = with(ids, part + "excludedCategoryIds", PromotionAccessRows::category);
        }
        return ids;
    }

    private static Map<String, BiFunction<AccessWorld, Home, String>> with(
        Map<String, BiFunction<AccessWorld, Home, String>> ids,
        String path,
        BiFunction<AccessWorld, Home, String> id
    ) {
        Map<String, BiFunction<AccessWorld, Home, String>> more = new HashMap<>(ids);
        more.put(path, id);
        return Map.copyOf(more);
    }

    private static String promotion(AccessWorld world, Home at) {
        return GlobalId.encode("prm", world.insert(at, INSERT_PROMOTION));
    }

    private static String coupon(AccessWorld world, Home at) {
        UUID promotion = world.insert(at, INSERT_PROMOTION);
        String sql =
            "insert into coupon (tenant_id, id, promotion_id, code) values (?, ?, '" +
            promotion +
            "', 'CODE" +
            world.next() +
            "')";
        return GlobalId.encode("cpn", world.insert(at, sql));
    }

    private static String group(AccessWorld world, Home at) {
        String sql = "insert into customer_group (tenant_id, id, name) values (?, ?, 'G" + world.next() + "')";
        return GlobalId.encode("cgr", world.insert(at, sql));
    }

    private static String customer(AccessWorld world, Home at) {
        return GlobalId.encode("cus", at.customer());
    }

    private static String product(AccessWorld world, Home at) {
        return GlobalId.encode("prd", at.product());
    }

    private static String category(AccessWorld world, Home at) {
        return GlobalId.encode("cat", at.category());
    }

    private static String variant(AccessWorld world, Home at) {
        String sql =
            "insert into variant (tenant_id, id, product_id, position, option_values, price_minor) values (?, ?, '" +
            at.product() +
            "', 9, '{" +
            world.next() +
            "}', 1)";
        return GlobalId.encode("var", world.insert(at, sql));
    }

    private static String brand(AccessWorld world, Home at) {
        String name = "b" + world.next();
        String sql =
            "insert into brand (tenant_id, id, slug, name, name_key) values (?, ?, '" +
            name +
            "', '" +
            name +
            "', '" +
            name +
            "')";
        return GlobalId.encode("brd", world.insert(at, sql));
    }
}
