package io.quelyos.bff.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.quelyos.bff.catalog.CatalogDatabase.TestTenant;
import io.quelyos.bff.testing.GraphQlClient;
import io.quelyos.bff.testing.ServerTest;
import io.quelyos.bff.testing.SqlStatements;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Statements that do not wait for each other's rows travel together: an answer costs as many round trips as it is deep. */
@ServerTest
class CatalogRoundTripsTest {

    @Autowired
    private ApplicationContext server;

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        textBlock = """
        1 | { shop { product(slug: "p-0") { name } } }
        1 | { shop { products(first: 50) { nodes { name } } categories { name } brands { nodes { name } } } }
        1 | { vitrine { featuredProducts(first: 3) { nodes { name } } } shop { a: categories { name } b: collections { name } } }
        2 | { vitrine { featuredProducts(first: 3) { nodes { image { url } } } } shop { categories { children { slug } } } }
        2 | { shop { products(first: 50) { totalCount nodes { name category { name } images(first: 1) { url } reviews(first: 3) { nodes { title } } variants { sku selectedOptions { value } stock { status quantity } } } } } }
        2 | { shop { categories { a: products(first: 2) { nodes { name } } } } }
        3 | { shop { products(first: 5, where: { category: { eq: "top" } }) { facets { brands { count } prices { count } } nodes { variants { sku } } } } }
        2 | { shop { a: products(first: 5) { totalCount } b: products(first: 6) { totalCount } } }
        2 | { shop { products(first: 50, where: { category: { eq: "top" } }) { totalCount nodes { name descriptionHtml variants { sku selectedOptions { name value } } } } } }
        2 | { shop { product(slug: "p-0") { name category { name parent { name parent { name } } } images { url } reviews(first: 3) { nodes { title } } variants { sku selectedOptions { value } stock { status } } } } }
        """
    )
    void takesAsManyRoundTripsAsTheAnswerIsDeep(int trips, String document) {
        Shelf shelf = Shelf.of(server);
        TestTenant tenant = shelf.database().createTenant("GROWTH");
        shelf.put(tenant, Drafts.many(tenant, 50));
        shelf.database().execute("update product set featured_position = 1 where tenant_id = '" + tenant.id() + "'");
        GraphQlClient visitor = shelf.visitor(tenant);
        visitor.send(document).data("");

        SqlStatements.clear();
        visitor.send(document).data("");
        assertThat(SqlStatements.seen()).hasSize(trips);
    }
}
