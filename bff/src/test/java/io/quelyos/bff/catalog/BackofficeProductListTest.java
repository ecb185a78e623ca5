package io.quelyos.bff.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.quelyos.bff.catalog.CatalogDatabase.TestTenant;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.testing.Answer;
import io.quelyos.bff.testing.GraphQlClient;
import io.quelyos.bff.testing.ServerTest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** The list of products that staff look through. */
@ServerTest
class BackofficeProductListTest {

    @Autowired
    private ApplicationContext server;

    private Shelf shelf;
    private TestTenant tenant;
    private TestTenant twin;
    private GraphQlClient owner;

    @BeforeEach
    void open() {
        shelf = Shelf.of(server);
        tenant = shelf.database().createTenant("GROWTH");
        twin = shelf.database().createTenant("GROWTH");
        owner = shelf.staff(tenant, "OWNER");
    }

    @Test
    void listsByFilterSortAndCursor() {
        shelf.put(tenant, Goods.make(tenant, 40, 11));
        shelf.put(twin, Goods.make(twin, 40, 11));
        String list = """
        query ($first: Int, $after: String, $where: BackofficeProductFilter, $sort: BackofficeProductSort) {
          backoffice { products(first: $first, after: $after, where: $where, sortBy: $sort) {
            totalCount pageInfo { hasNextPage endCursor } nodes { slug status } } } }
        """;
        for (String field : List.of("NAME", "CREATED_AT")) {
            List<String> walked = new ArrayList<>();
            Map<String, Object> variables = new HashMap<>();
            variables.put("first", 6);
            variables.put("sort", Map.of("field", field, "direction", "DESC"));
            boolean hasNext = true;
            while (hasNext) {
                Answer page = owner.send(list, variables);
                assertThat(page.data("/backoffice/products/totalCount").asInt()).isEqualTo(40);
                walked.addAll(page.texts("/backoffice/products/nodes", "/slug"));
                hasNext = page.data("/backoffice/products/pageInfo/hasNextPage").asBoolean();
                variables.put("after", page.data("/backoffice/products/pageInfo/endCursor").asString());
            }
            assertThat(walked).hasSize(40).doesNotHaveDuplicates();
        }
        shelf
            .database()
            .execute(
                "update product set description_html = '<p>' || slug || '</p>' where tenant_id = '" + tenant.id() + "'"
            );
        Answer described = owner.send("{ backoffice { products(first: 3) { nodes { slug descriptionHtml } } } }");
        assertThat(described.texts("/backoffice/products/nodes", "/descriptionHtml"))
            .hasSize(3)
            .containsExactlyElementsOf(
                described.texts("/backoffice/products/nodes", "/slug").stream().map("<p>%s</p>"::formatted).toList()
            );
        Answer drafts = owner.send(list, Map.of("first", 100, "where", Map.of("status", List.of("DRAFT"))));
        assertThat(drafts.texts("/backoffice/products/nodes", "/status")).isNotEmpty().containsOnly("DRAFT");
        assertThat(
            owner.send(list, Map.of("where", Map.of("sku", "K7-0"))).texts("/backoffice/products/nodes", "/slug")
        ).containsExactly("p-7");
        assertThat(
            owner.send(list, Map.of("where", Map.of("slug", "p-9"))).texts("/backoffice/products/nodes", "/slug")
        ).containsExactly("p-9");
        assertThat(
            owner
                .send(list, Map.of("where", Map.of("categoryId", GlobalId.encode("cat", twin.topCategory()))))
                .texts("/backoffice/products/nodes", "/slug")
        ).isEmpty();
        assertThat(
            owner
                .send("{ backoffice { categories { slug parentId } locations { code } } }")
                .texts("/backoffice/categories", "/slug")
        ).containsExactly("top", "middle", "leaf");
    }
}
