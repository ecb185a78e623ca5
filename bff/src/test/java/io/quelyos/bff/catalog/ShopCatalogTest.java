package io.quelyos.bff.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.quelyos.bff.catalog.CatalogDatabase.TestTenant;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.testing.Answer;
import io.quelyos.bff.testing.GraphQlClient;
import io.quelyos.bff.testing.ServerTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@ServerTest
class ShopCatalogTest {

    private static final String LIST = """
    query ($first: Int, $after: String, $offset: Int, $where: ShopProductFilter, $sort: ShopProductSort) {
      shop { products(first: $first, after: $after, offset: $offset, where: $where, sortBy: $sort) {
        totalCount pageInfo { hasNextPage endCursor } nodes { slug } edges { cursor node { slug } } } } }
    """;

    @Autowired
    private ApplicationContext server;

    private Shelf shelf;

    private TestTenant tenant;
    private GraphQlClient visitor;
    private List<ProductDraft> goods;

    @BeforeEach
    void fill() {
        shelf = Shelf.of(server);
        tenant = shelf.database().createTenant("GROWTH");
        TestTenant twin = shelf.database().createTenant("GROWTH");
        goods = Goods.make(tenant, 90, 7);
        shelf.put(tenant, goods);
        shelf.put(twin, Goods.make(twin, 90, 7));
        visitor = shelf.visitor(tenant);
    }

    @ParameterizedTest
    @CsvSource({ "PRICE,ASC", "PRICE,DESC", "NAME,ASC", "NAME,DESC", "NEWEST,ASC", "NEWEST,DESC" })
    void walksTheWholeListWithoutGapOrDuplicate(String field, String direction) {
        Map<String, Object> sort = Map.of("field", field, "direction", direction);
        List<String> whole = visitor
            .send(LIST, Map.of("first", 100, "sort", sort))
            .texts("/shop/products/nodes", "/slug");
        List<String> walked = new ArrayList<>();
        Map<String, Object> variables = new HashMap<>(Map.of("first", 7, "sort", sort));
        boolean hasNext = true;
        while (hasNext) {
            Answer page = visitor.send(LIST, variables);
            walked.addAll(page.texts("/shop/products/nodes", "/slug"));
            hasNext = page.data("/shop/products/pageInfo/hasNextPage").asBoolean();
            variables.put("after", page.data("/shop/products/pageInfo/endCursor").asString());
        }

        assertThat(walked).isEqualTo(whole).doesNotHaveDuplicates();
        assertThat(walked).containsExactlyInAnyOrderElementsOf(
            goods.stream().filter(FilterOracle::isPublished).map(ProductDraft::slug).toList()
        );
        Comparator<ProductDraft> order = FilterOracle.order(field);
        assertThat(walked.stream().map(this::draft).toList()).isSortedAccordingTo(
            direction.equals("ASC") ? order : order.reversed()
        );
    }

    @Test
    void pagesByOffsetLikeByCursor() {
        List<String> whole = visitor.send(LIST, Map.of("first", 100)).texts("/shop/products/nodes", "/slug");
        Answer page = visitor.send(LIST, Map.of("first", 5, "offset", 11));
        assertThat(page.texts("/shop/products/nodes", "/slug")).isEqualTo(whole.subList(11, 16));
        assertThat(page.data("/shop/products/totalCount").asInt()).isEqualTo(whole.size());
    }

    @Test
    void refusesACursorOfAnotherOrder() {
        Answer page = visitor.send(LIST, Map.of("first", 2));
        String cursor = page.data("/shop/products/pageInfo/endCursor").asString();
        Answer other = visitor.send(
            LIST,
            Map.of("first", 2, "after", cursor, "sort", Map.of("field", "PRICE", "direction", "ASC"))
        );
        assertThat(other.errorCodes()).containsExactly("BAD_USER_INPUT");
    }

    @Test
    void filtersLikeTheOracle() {
        var oracle = new FilterOracle(3);
        for (int round = 0; round < 120; round++) {
            FilterOracle.Filter filter = oracle.next(2);
            Answer answer = visitor.send(LIST, Map.of("first", 100, "where", filter.input()));
            List<String> expected = goods
                .stream()
                .filter(FilterOracle::isPublished)
                .filter(draft -> filter.keeps().test(draft, tenant))
                .map(ProductDraft::slug)
                .toList();
            assertThat(answer.texts("/shop/products/nodes", "/slug"))
                .as("%s", filter.input())
                .containsExactlyInAnyOrderElementsOf(expected);
            assertThat(answer.data("/shop/products/totalCount").asInt()).isEqualTo(expected.size());
        }
    }

    @Test
    void boundsFilters() {
        Map<String, Object> deep = Map.of("available", true);
        for (int level = 0; level < 5; level++) {
            deep = Map.of("not", deep);
        }
        assertThat(visitor.send(LIST, Map.of("where", deep)).errorCodes()).containsExactly("BAD_USER_INPUT");
        Map<String, Object> one = Map.of("available", true);
        Map<String, Object> price = Map.of("price", Map.of("gte", "1", "lte", "2"));
        Map<String, Object> wide = Map.of("brand", Map.of("in", Collections.nCopies(50, "marque")));
        Map<String, Object> option = Map.of("name", "Couleur", "in", List.of("v"));
        Map<String, Object> busy = Map.of("options", Collections.nCopies(10, option));
        assertThat(
            visitor.send(LIST, Map.of("where", Map.of("or", List.of(price, wide, busy)))).errorCodes()
        ).isEmpty();
        for (Map<String, Object> wrong : List.<Map<String, Object>>of(
            Map.of("or", List.of()),
            Map.of("and", List.of(one, one, one, one, one, one)),
            Map.of("options", List.of(Map.of("name", "Couleur", "in", List.of()))),
            Map.of("price", Map.of("gte", "1.001")),
            // Few filters, and more conditions or values than all of them together may have.
            Map.of("or", List.of(price, price, price, price), "price", Map.of("gte", "1")),
            Map.of("and", List.of(wide, wide, wide, wide, wide)),
            Map.of("and", List.of(busy, busy, busy, busy, busy))
        )) {
            Answer refused = visitor.send(LIST, Map.of("where", wrong));
            assertThat(refused.errorCodes()).as("%s", wrong).containsExactly("BAD_USER_INPUT");
        }
        String nowhere =
            "{ shop { products(where: { category: { eq: \"nowhere\" } }) { totalCount nodes { slug } facets { brands { count } } } } }";
        assertThat(visitor.send(nowhere).data("/shop/products").toString()).isEqualTo(
            "{\"totalCount\":0,\"nodes\":[],\"facets\":{\"brands\":[]}}"
        );
    }

    @Test
    void hidesUnpublishedProductsBySlugAndById() {
        for (ProductDraft draft : goods) {
            Answer bySlug = visitor.send(
                "query ($slug: String!) { shop { product(slug: $slug) { id } } }",
                Map.of("slug", draft.slug())
            );
            String id = shelf
                .database()
                .query(
                    "select id from product where tenant_id = '%s' and slug = '%s'".formatted(tenant.id(), draft.slug())
                );
            String global = GlobalId.encode("prd", UUID.fromString(id));
            Answer byId = visitor.send(
                "query ($id: ID!) { shop { productById(id: $id) { id slug } } }",
                Map.of("id", global)
            );
            if (FilterOracle.isPublished(draft)) {
                assertThat(bySlug.data("/shop/product/id").asString()).isEqualTo(global);
                assertThat(byId.data("/shop/productById/slug").asString()).isEqualTo(draft.slug());
            } else {
                assertThat(bySlug.data("/shop/product").isNull()).isTrue();
                assertThat(byId.data("/shop/productById").isNull()).isTrue();
            }
        }
    }

    @Test
    void showsAProductWithAllItsParts() {
        shelf.put(tenant, List.of(Drafts.product(tenant, "chemise", "CH")));
        Answer answer = visitor.send(
            """
            { shop { product(slug: "chemise") {
                slug name descriptionHtml brand tags available priceRange { min { amount currency } max { amount } }
                category { slug parent { slug parent { slug parent { slug } } } children { slug } }
                options { name values } seo { title description }
                variants { sku price { amount } compareAtPrice { amount } available selectedOptions { name value }
                  image { url altText } }
                images(first: 1) { url altText } } } }
            """
        );
        assertThat(answer.data("/shop/product").toString()).isEqualTo(
            "{'slug':'chemise','name':'Produit chemise','descriptionHtml':'<p>Beau</p>','brand':'Marque','tags':['neuf','été'],".replace(
                '\'',
                '"'
            ) +
                "'available':true,'priceRange':{'min':{'amount':'10.00','currency':'EUR'},'max':{'amount':'15.00'}},".replace(
                    '\'',
                    '"'
                ) +
                "'category':{'slug':'leaf','parent':{'slug':'middle','parent':{'slug':'top','parent':null}},'children':[]},".replace(
                    '\'',
                    '"'
                ) +
                "'options':[{'name':'Couleur','values':['Red','Blue']}],'seo':{'title':'Produit chemise','description':null},".replace(
                    '\'',
                    '"'
                ) +
                "'variants':[{'sku':'CH-a','price':{'amount':'10.00'},'compareAtPrice':null,'available':true,'selectedOptions':[{'name':'Couleur','value':'Red'}],'image':null},".replace(
                    '\'',
                    '"'
                ) +
                "{'sku':'CH-b','price':{'amount':'15.00'},'compareAtPrice':null,'available':true,'selectedOptions':[{'name':'Couleur','value':'Blue'}],'image':{'url':'https://images.example/a.jpg','altText':'A'}}],".replace(
                    '\'',
                    '"'
                ) +
                "'images':[{'url':'https://images.example/a.jpg','altText':'A'}]}".replace('\'', '"')
        );
    }

    @Test
    void listsCategoriesLevelByLevel() {
        assertThat(
            visitor
                .send("{ shop { categories { slug children { slug children { slug } } } } }")
                .data("/shop/categories")
                .toString()
        ).isEqualTo("[{\"slug\":\"top\",\"children\":[{\"slug\":\"middle\",\"children\":[{\"slug\":\"leaf\"}]}]}]");
        assertThat(
            visitor.send("{ shop { categories(parent: \"middle\") { slug } } }").texts("/shop/categories", "/slug")
        ).containsExactly("leaf");
        assertThat(
            visitor.send("{ shop { category(slug: \"leaf\") { name } } }").data("/shop/category/name").asString()
        ).isEqualTo("Leaf");
    }

    private ProductDraft draft(String slug) {
        return goods
            .stream()
            .filter(draft -> draft.slug().equals(slug))
            .findFirst()
            .orElseThrow();
    }
}
