package io.quelyos.bff.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quelyos.bff.testing.Answer;
import io.quelyos.bff.testing.GraphQlClient;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;

/**
 * The story of the product's first slice against the running server with its demo tenants: staff import a real catalogue,
 * buyers browse it, partners and operators look on, and nobody sees what is not theirs.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WholeProductTest extends Story {

    private static final String COUNT = "{ shop { products { totalCount } } }";

    @Test
    @Order(1)
    void visitorsReadTheSiteOfTheTenantTheyCameTo() {
        Answer site = visitor("boutique-sport").send(
            "{ vitrine { site { name currency } navigation { slug } featuredProducts(first: 12) { nodes { slug } } } }"
        );
        assertThat(site.data("/vitrine/site/name").asString()).isEqualTo("Boutique Sport");
        assertThat(site.data("/vitrine/navigation").size()).isEqualTo(9);
        assertThat(site.data("/vitrine/featuredProducts/nodes").size()).isEqualTo(12);
        assertThat(visitor("coach-vero").send(COUNT).data("/shop/products/totalCount").asInt()).isZero();
        assertThat(visitor("boutique-sport").send(COUNT).data("/shop/products/totalCount").asInt()).isEqualTo(184);
        assertThat(visitor("nobody-at-all").send(COUNT).errorCodes()).containsExactly("TENANT_NOT_FOUND");
    }

    @Test
    @Order(2)
    void staffImportARealCatalogueAndOnlyTheirShopHasIt() throws IOException {
        GraphQlClient vero = staff("vero@coach-vero.example", "coach-vero");
        String upload = vero
            .send("mutation { backofficeUploadCreate(input: { fileName: \"apparel.csv\" }) { upload { id } } }")
            .data("/backofficeUploadCreate/upload/id")
            .asString();
        byte[] file = new ClassPathResource("shopify-csv/apparel.csv").getContentAsByteArray();
        Answer sent = vero.exchange(
            vero
                .request("/api/uploads/" + upload)
                .header("Content-Type", "text/csv")
                .PUT(BodyPublishers.ofByteArray(file))
        );
        assertThat(sent.status()).as(sent.body()).isLessThan(300);
        String job = vero
            .send(
                "mutation ($id: ID!) { backofficeProductImportStart(input: { uploadId: $id, errorPolicy: ABORT })" +
                    " { productImport { id } userErrors { message } } }",
                Map.of("id", upload)
            )
            .data("/backofficeProductImportStart/productImport/id")
            .asString();
        await()
            .atMost(Duration.ofMinutes(1))
            .until(() -> stateOf(vero, job).equals("COMPLETED"));
        Answer done = vero.send(
            "query ($id: ID!) { backoffice { productImport(id: $id) { progress { createdCount errorCount } } } }",
            Map.of("id", job)
        );
        int created = done.data("/backoffice/productImport/progress/createdCount").asInt();
        assertThat(done.data("/backoffice/productImport/progress/errorCount").asInt()).isZero();
        assertThat(created).isEqualTo(20);
        assertThat(visitor("coach-vero").send(COUNT).data("/shop/products/totalCount").asInt()).isEqualTo(created);
        assertThat(visitor("marque-mode").send(COUNT).data("/shop/products/totalCount").asInt()).isEqualTo(184);
    }

    @Test
    @Order(3)
    void buyersBrowseFilterAndOpenAProduct() {
        Answer page = visitor("coach-vero").send(
            "{ shop { products(first: 5, sortBy: { field: PRICE, direction: DESC }) { nodes { slug priceRange { max { amount } } }" +
                " pageInfo { hasNextPage endCursor } } } }"
        );
        assertThat(page.data("/shop/products/nodes").size()).isEqualTo(5);
        String slug = page.data("/shop/products/nodes/0/slug").asString();
        Answer product = visitor("coach-vero").send(
            "query ($slug: String!) { shop { product(slug: $slug) { name variants { price { amount currency } available } images { url } } } }",
            Map.of("slug", slug)
        );
        assertThat(product.data("/shop/product/variants/0/price/currency").asString()).isEqualTo("EUR");
        assertThat(product.data("/shop/product/images").size()).isPositive();
        assertThat(
            visitor("boutique-sport")
                .send("query ($slug: String!) { shop { product(slug: $slug) { name } } }", Map.of("slug", slug))
                .data("/shop/product")
                .isNull()
        ).isTrue();
    }

    @Test
    @Order(4)
    void customersSignInToOneShopOnly() {
        Answer signedIn = visitor("boutique-sport").send(
            "mutation { shopSignIn(input: { email: \"emma.durand@mail.example\", password: \"" +
                PASSWORD +
                "\" })" +
                " { customer { displayName } } }"
        );
        assertThat(signedIn.data("/shopSignIn/customer/displayName").asString()).isEqualTo("Emma Durand");
        String cookie = signedIn.header("Set-Cookie").split(";", 2)[0];
        GraphQlClient emma = visitor("boutique-sport").cookie(cookie);
        assertThat(
            emma.send("{ shop { me { email sessions { current } } } }").data("/shop/me/sessions").size()
        ).isEqualTo(1);
        assertThat(
            visitor("marque-mode").cookie(cookie).send("{ shop { me { email } } }").errorCodes()
        ).containsExactly("TENANT_MISMATCH");
        assertThat(
            emma.send("mutation { shopSignOut { signedOut } }").data("/shopSignOut/signedOut").asBoolean()
        ).isTrue();
        assertThat(emma.send("{ shop { me { email } } }").data("/shop/me").isNull()).isTrue();
    }

    @Test
    @Order(5)
    void staffOfSeveralTenantsChooseOneAndMayWhatTheirRoleMayThere() {
        String signIn =
            "mutation { backofficeSignIn(input: { email: \"alex.martin@equipe.example\", password: \"" +
            PASSWORD +
            "\" })" +
            " { session { sessionId } tenantChoices { slug } } }";
        Answer choice = GraphQlClient.of(port).send(signIn);
        assertThat(choice.texts("/backofficeSignIn/tenantChoices", "/slug")).containsExactly(
            "boutique-sport",
            "marque-mode"
        );
        String unitCost = "{ backoffice { products(first: 1) { nodes { variants { unitCost { amount } } } } } }";
        assertThat(staff("alex.martin@equipe.example", "boutique-sport").send(unitCost).errorCodes()).isEmpty();
        assertThat(staff("alex.martin@equipe.example", "marque-mode").send(unitCost).errorCodes())
            .isNotEmpty()
            .containsOnly("FORBIDDEN");
    }

    @Test
    @Order(6)
    void partnersGetATokenForTheirTenant() throws IOException, InterruptedException {
        String basic = Base64.getEncoder().encodeToString(
            "demo-partner:demo-partner-secret-2026".getBytes(StandardCharsets.UTF_8)
        );
        GraphQlClient anybody = GraphQlClient.of(port);
        Answer token = anybody.exchange(
            anybody
                .request("/oauth2/token")
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials&scope=catalog.read"))
        );
        GraphQlClient partner = anybody.bearer(token.json().path("access_token").asString());
        assertThat(
            partner.send("{ backoffice { products { totalCount } } }").data("/backoffice/products/totalCount").asInt()
        ).isEqualTo(200);
        assertThat(
            partner.tenant("marque-mode").send("{ backoffice { products { totalCount } } }").errorCodes()
        ).containsExactly("TENANT_MISMATCH");
        assertThat(
            partner
                .send("mutation { backofficeUploadCreate(input: { fileName: \"a.csv\" }) { upload { id } } }")
                .errorCodes()
        ).containsExactly("FORBIDDEN");
    }

    @Test
    @Order(7)
    void operatorsSeeTheTenantsAndCloseOne() throws Exception {
        String base = "http://localhost:" + port;
        GraphQlClient operator = GraphQlClient.of(port).bearer(
            new OperatorSignIn(base).token("operator@quelyos.example", PASSWORD)
        );
        Answer tenants = operator.send(
            "{ superAdmin { tenants { totalCount nodes { id slug version plan state usage { products productLimit users } } } } }"
        );
        assertThat(tenants.data("/superAdmin/tenants/totalCount").asInt()).isEqualTo(6);
        var vero = find(tenants, "coach-vero");
        assertThat(vero.at("/usage/products").asInt()).isEqualTo(20);
        assertThat(vero.at("/usage/productLimit").asInt()).isEqualTo(1000);
        GraphQlClient staff = staff("vero@coach-vero.example", "coach-vero");
        Answer suspended = operator.send(
            "mutation ($id: ID!, $version: Int!) { superAdminTenantSuspend(id: $id, version: $version, reason: \"unpaid\")" +
                " { tenant { state } userErrors { message } } }",
            Map.of("id", vero.at("/id").asString(), "version", vero.at("/version").asInt())
        );
        assertThat(suspended.data("/superAdminTenantSuspend/tenant/state").asString()).isEqualTo("SUSPENDED");
        // From the very next request on.
        assertThat(visitor("coach-vero").send(COUNT).errorCodes()).containsExactly("TENANT_SUSPENDED");
        assertThat(staff.send("{ backoffice { me { role } } }").errorCodes()).containsExactly("TENANT_SUSPENDED");
        assertThat(visitor("marque-mode").send(COUNT).errorCodes()).isEmpty();
    }

    private static JsonNode find(Answer tenants, String slug) {
        for (var node : tenants.data("/superAdmin/tenants/nodes")) {
            if (node.at("/slug").asString().equals(slug)) {
                return node;
            }
        }
        throw new AssertionError(slug + " is not in " + tenants.body());
    }

    private static String stateOf(GraphQlClient staff, String job) {
        String state = staff
            .send("query ($id: ID!) { backoffice { productImport(id: $id) { state } } }", Map.of("id", job))
            .data("/backoffice/productImport/state")
            .asString();
        assertThat(List.of("QUEUED", "RUNNING", "COMPLETED")).contains(state);
        return state;
    }
}
