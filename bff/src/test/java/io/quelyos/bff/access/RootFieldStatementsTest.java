package io.quelyos.bff.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.quelyos.auth.context.Audience;
import io.quelyos.auth.session.Sessions;
import io.quelyos.auth.session.ShopCookie;
import io.quelyos.auth.token.OwnIssuer;
import io.quelyos.bff.access.AccessRows.Row;
import io.quelyos.bff.graphql.schema.ProductSchema;
import io.quelyos.bff.testing.GraphQlClient;
import io.quelyos.bff.testing.ServerTest;
import io.quelyos.bff.testing.SqlStatements;
import io.quelyos.bff.testing.TestTenants.TenantFactory;
import io.quelyos.bff.testing.Tokens;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * The number of SQL statements of every root field that reads, as the access matrix asks it; a new field without a number
 * fails. The numbers leave out what every request asks to know its caller.
 */
@ServerTest
class RootFieldStatementsTest {

    private static final Map<String, Integer> STATEMENTS = Map.ofEntries(
        Map.entry("Query.vitrine", 0),
        Map.entry("Query.shop", 0),
        Map.entry("Query.backoffice", 0),
        Map.entry("Query.superAdmin", 0),
        Map.entry("VitrineQuery.site", 0),
        Map.entry("VitrineQuery.navigation", 0),
        Map.entry("VitrineQuery.featuredProducts", 1),
        Map.entry("ShopQuery.categories", 1),
        Map.entry("ShopQuery.category", 1),
        Map.entry("ShopQuery.products", 2),
        Map.entry("ShopQuery.product", 1),
        Map.entry("ShopQuery.productById", 1),
        Map.entry("ShopQuery.me", 0),
        Map.entry("ShopQuery.search", 3),
        Map.entry("ShopQuery.searchSuggestions", 4),
        Map.entry("ShopQuery.brands", 1),
        Map.entry("ShopQuery.brand", 1),
        Map.entry("ShopQuery.collections", 0),
        Map.entry("ShopQuery.collection", 0),
        Map.entry("BackofficeQuery.brands", 1),
        Map.entry("BackofficeQuery.brand", 1),
        Map.entry("BackofficeQuery.collections", 1),
        Map.entry("BackofficeQuery.collection", 1),
        Map.entry("BackofficeQuery.category", 1),
        Map.entry("BackofficeQuery.shopPolicy", 1),
        Map.entry("BackofficeQuery.reviews", 1),
        Map.entry("BackofficeQuery.review", 1),
        Map.entry("BackofficeQuery.me", 0),
        Map.entry("BackofficeQuery.searchSynonyms", 1),
        Map.entry("BackofficeQuery.searchSynonym", 1),
        Map.entry("BackofficeQuery.sessions", 0),
        Map.entry("BackofficeQuery.products", 2),
        Map.entry("BackofficeQuery.product", 1),
        Map.entry("BackofficeQuery.categories", 1),
        Map.entry("BackofficeQuery.locations", 1),
        Map.entry("BackofficeQuery.productImports", 1),
        Map.entry("BackofficeQuery.productImport", 1),
        Map.entry("BackofficeQuery.promotions", 1),
        Map.entry("BackofficeQuery.promotion", 1),
        Map.entry("BackofficeQuery.coupons", 1),
        Map.entry("BackofficeQuery.customerGroups", 1),
        Map.entry("BackofficeQuery.taxCategories", 1),
        Map.entry("BackofficeQuery.taxRates", 1),
        Map.entry("BackofficeQuery.customerTaxation", 1),
        Map.entry("BackofficeQuery.giftCards", 1),
        Map.entry("BackofficeQuery.giftCard", 1),
        Map.entry("ShopQuery.localization", 0),
        Map.entry("VitrineQuery.localization", 0),
        Map.entry("ShopQuery.sharedWishlist", 1),
        Map.entry("BackofficeQuery.companies", 1),
        Map.entry("BackofficeQuery.company", 1),
        Map.entry("ShopQuery.approvals", 1),
        Map.entry("ShopQuery.approval", 1),
        Map.entry("BackofficeQuery.approvals", 1),
        Map.entry("BackofficeQuery.priceLists", 1),
        Map.entry("BackofficeQuery.priceList", 1),
        Map.entry("ShopQuery.cart", 0),
        Map.entry("ShopQuery.checkout", 0),
        Map.entry("BackofficeQuery.paymentMethods", 1),
        Map.entry("ShopQuery.deliveryQuotes", 0),
        Map.entry("BackofficeQuery.deliveryZones", 3),
        Map.entry("BackofficeQuery.pickupPoints", 1),
        Map.entry("ShopQuery.recentlyViewed", 0),
        Map.entry("BackofficeQuery.locales", 1),
        Map.entry("BackofficeQuery.currencies", 1),
        Map.entry("ShopQuery.orders", 1),
        Map.entry("ShopQuery.order", 0),
        Map.entry("BackofficeQuery.orders", 1),
        Map.entry("BackofficeQuery.order", 1),
        Map.entry("BackofficeQuery.invoiceSettings", 1),
        Map.entry("SuperAdminQuery.me", 0),
        Map.entry("SuperAdminQuery.backups", 1),
        Map.entry("SuperAdminQuery.backup", 1),
        Map.entry("SuperAdminQuery.backupSchedules", 1),
        Map.entry("SuperAdminQuery.backupDrills", 1),
        Map.entry("SuperAdminQuery.backupDrill", 1),
        Map.entry("SuperAdminQuery.restores", 1),
        Map.entry("SuperAdminQuery.restore", 1),
        Map.entry("SuperAdminQuery.tenants", 1),
        Map.entry("SuperAdminQuery.tenant", 1)
    );

    @LocalServerPort
    private int port;

    @Autowired
    private ProductSchema schema;

    @Autowired
    private TenantFactory tenants;

    @Autowired
    private Sessions sessions;

    @Autowired
    private ShopCookie cookie;

    @Autowired
    private OwnIssuer issuer;

    @Test
    void hasANumberForEveryRootFieldThatReads() {
        assertThat(STATEMENTS.keySet()).isEqualTo(
            AccessRows.all().stream().map(Row::field).collect(Collectors.toSet())
        );
    }

    @TestFactory
    Stream<DynamicTest> asksAsManyStatementsForOneItemAsForMany() {
        var world = new AccessWorld(port, tenants, sessions, cookie, new Tokens(issuer));
        return AccessRows.all()
            .stream()
            .map(row ->
                dynamicTest(row.field(), () -> {
                    Audience audience = audienceOf(row);
                    GraphQlClient caller = world.caller(audience, world.home);
                    Map<String, Object> variables = row.variables().apply(world, world.home);
                    caller.send(row.document(), variables).data("");
                    SqlStatements.clear();
                    caller.send(row.document(), variables).data("");
                    var asked = SqlStatements.seenQueries()
                        .stream()
                        .filter(RootFieldStatementsTest::isOfTheField)
                        .toList();
                    assertThat(asked).as(row.field()).hasSize(STATEMENTS.getOrDefault(row.field(), -1));
                })
            );
    }

    private Audience audienceOf(Row row) {
        String[] names = row.field().split("\\.", 2);
        return Stream.of(Audience.values())
            .filter(audience -> schema.policies().of(names[0], names[1]).isVisibleTo(audience))
            .findFirst()
            .orElseThrow();
    }

    /** Not what tells the caller's standing, nor what other rooms ask in the background. */
    private static boolean isOfTheField(String sql) {
        return (
            !sql.contains("staff_standing(") &&
            !sql.contains("scheduled_tasks") &&
            !sql.contains("trusted_document") &&
            // A change of a tenant's settings makes the server look the tenant up again.
            !sql.contains("tenant_by_")
        );
    }
}
