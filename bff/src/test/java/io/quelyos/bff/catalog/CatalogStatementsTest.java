package io.quelyos.bff.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.quelyos.bff.catalog.CatalogDatabase.TestTenant;
import io.quelyos.bff.testing.GraphQlClient;
import io.quelyos.bff.testing.ServerTest;
import io.quelyos.bff.testing.SqlStatements;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** However many items an answer has, it costs the same number of statements. */
@ServerTest
class CatalogStatementsTest {

    @Autowired
    private ApplicationContext server;

    private Shelf shelf;
    private TestTenant one;
    private TestTenant many;

    @BeforeEach
    void fill() {
        shelf = Shelf.of(server);
        one = tenantWith(1);
        many = tenantWith(50);
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        textBlock = """
        1 | { shop { products(first: 50) { nodes { slug } } } }
        2 | { shop { products(first: 50) { totalCount nodes { slug } } } }
        1 | { shop { products(first: 50, where: { category: { eq: "leaf" } }) { nodes { slug } } } }
        2 | { shop { products(first: 50, offset: 1, where: { category: { eq: "leaf" } }) { nodes { slug } } } }
        2 | { shop { products(first: 50, where: { category: { eq: "leaf" }, not: { category: { eq: "x" } } }) { nodes { slug } } } }
        6 | { shop { products(first: 20) { nodes { category { slug } options { name } images(first: 3) { url } variants { sku selectedOptions { value } image { url } } } } } }
        1 | { shop { product(slug: "p-0") { slug } } }
        6 | { shop { product(slug: "p-0") { category { slug } options { name } images(first: 3) { url } variants { sku selectedOptions { value } image { url } } } } }
        1 | { shop { categories { slug } } }
        2 | { shop { categories { slug children { slug } } } }
        1 | { shop { category(slug: "leaf") { slug } } }
        2 | { shop { product(slug: "p-0") { variants { stock { status quantity } unitPrice { perUnit } } } } }
        3 | { shop { product(slug: "p-0") { breadcrumbs { slug } maker { name } rating { average } structuredData } } }
        4 | { shop { products(first: 50) { nodes { bundleItems { variant { sku } product { slug } } } } } }
        5 | { shop { products(first: 50) { nodes { name variants { sku stock { status quantity } unitPrice { price { amount } } } rating { average count histogram { count } } reviews(first: 3) { nodes { title author { name } } } breadcrumbs { slug } } } } }
        2 | { shop { category(slug: "top") { products(first: 50) { nodes { slug } } } } }
        3 | { shop { categories { breadcrumbs { slug } products(first: 3) { nodes { slug } } } } }
        0 | { vitrine { site { name } } }
        0 | { vitrine { navigation { slug children { slug children { slug } } } } }
        2 | { vitrine { featuredProducts(first: 50) { nodes { slug image { url } } } } }
        """
    )
    void answersVisitors(int statements, String document) {
        assertThat(statements(shelf.visitor(one), document)).hasSize(statements);
        assertThat(statements(shelf.visitor(many), document)).hasSize(statements);
    }

    /** Each list below a maker is a statement of its own; what they cost bounds how many one document can ask for. */
    @Test
    void boundsTheListsThatOneDocumentCanAskFor() {
        String document = "{ shop { brands(first: %d) { nodes { products(first: 1) { nodes { slug } } } } } }";
        GraphQlClient visitor = shelf.visitor(many);
        assertThat(statements(visitor, document.formatted(24))).hasSize(25);
        assertThat(visitor.send(document.formatted(25)).errorCodes()).containsExactly("LIMIT_EXCEEDED");
    }

    @Test
    void findsWhatGoesWithOneProductAsItDoesForMany() {
        GraphQlClient visitor = shelf.visitor(many);
        assertThat(statements(visitor, "{ shop { product(slug: \"p-0\") { related(first: 24) { slug } } } }")).hasSize(
            3
        );
        assertThat(
            statements(visitor, "{ shop { products(first: 50) { nodes { related(first: 24) { slug } } } } }")
        ).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        textBlock = """
        1 | { backoffice { products(first: 50) { nodes { slug } } } }
        2 | { backoffice { products(first: 50) { totalCount nodes { slug } } } }
        6 | { backoffice { products(first: 20) { nodes { category { slug } options { name } images { url } variants { sku unitCost { amount } stock { quantity location { code } } } } } } }
        1 | { backoffice { categories { slug } } }
        1 | { backoffice { locations { code } } }
        """
    )
    void answersStaff(int statements, String document) {
        GraphQlClient ofOne = shelf.staff(one, "OWNER");
        GraphQlClient ofMany = shelf.staff(many, "OWNER");
        assertThat(statements(ofOne, document)).hasSize(statements);
        assertThat(statements(ofMany, document)).hasSize(statements);
    }

    @Test
    void writesAnyNumberOfProductsWithTheSameStatements() {
        TestTenant few = shelf.database().createTenant("GROWTH");
        TestTenant lots = shelf.database().createTenant("GROWTH");
        List<ProductDraft> drafts = Drafts.many(lots, CatalogWriter.CHUNK_SIZE);

        assertThat(written(few, Drafts.many(few, 1))).isEqualTo(12);
        assertThat(written(lots, drafts)).isEqualTo(12);
        assertThat(written(lots, drafts)).as("nothing to write").isEqualTo(7);
        List<ProductDraft> changed = drafts
            .stream()
            .map(draft -> Drafts.withStock(lots, draft, 9))
            .toList();
        assertThat(written(lots, changed)).isEqualTo(11);
    }

    private int written(TestTenant tenant, List<ProductDraft> drafts) {
        SqlStatements.clear();
        shelf.put(tenant, drafts);
        return (int) SqlStatements.seenQueries().stream().filter(CatalogStatementsTest::isOfTheCatalogue).count();
    }

    private static boolean isOfTheCatalogue(String sql) {
        return (
            !sql.startsWith("SET TRANSACTION") && !sql.contains("staff_standing(") && !sql.contains("scheduled_tasks")
        );
    }

    /** The catalogue's own: what the door and the gate ask is the same for every unit of work and every request. */
    private static List<String> statements(GraphQlClient client, String document) {
        client.send(document).data("");
        SqlStatements.clear();
        client.send(document).data("");
        return SqlStatements.seenQueries().stream().filter(CatalogStatementsTest::isOfTheCatalogue).toList();
    }

    private TestTenant tenantWith(int count) {
        TestTenant tenant = shelf.database().createTenant("GROWTH");
        shelf.put(tenant, Drafts.many(tenant, count));
        shelf
            .database()
            .execute(
                "insert into bundle_item select p.tenant_id, p.id, 1, (select min(v.id::text)::uuid from variant v where v.tenant_id = p.tenant_id), 1 from product p where p.slug = 'p-0' and p.tenant_id = '" +
                    tenant.id() +
                    "'"
            );
        shelf.database().execute("update product set featured_position = 1 where tenant_id = '" + tenant.id() + "'");
        return tenant;
    }
}
