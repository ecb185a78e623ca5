package io.quelyos.bff.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.quelyos.bff.catalog.CatalogDatabase.TestTenant;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.testing.Answer;
import io.quelyos.bff.testing.GraphQlClient;
import io.quelyos.bff.testing.ServerTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@ServerTest
class VitrineSiteTest {

    @Autowired
    private ApplicationContext server;

    private Shelf shelf;
    private TestTenant tenant;
    private GraphQlClient visitor;

    @BeforeEach
    void open() {
        shelf = Shelf.of(server);
        tenant = shelf.database().createTenant("GROWTH");
        visitor = shelf.visitor(tenant);
    }

    @Test
    void presentsTheTenant() {
        String site = "{ vitrine { site { name tagline locale currency address { line1 city countryCode } } } }";
        assertThat(visitor.send(site).data("/vitrine/site").toString()).isEqualTo(
            "{\"name\":\"Test\",\"tagline\":null,\"locale\":\"fr-FR\",\"currency\":\"EUR\",\"address\":null}"
        );

        shelf
            .database()
            .execute(
                (
                    "insert into site (tenant_id, name, tagline, address_line1, postal_code, city, country_code)" +
                    " values ('%s', 'Chez nous', 'Tout', '1 rue', '75011', 'Paris', 'FR')"
                ).formatted(tenant.id())
            );

        // The server hears of the change from the database.
        for (int attempt = 0; attempt < 2_000 && visitor.send(site).data("/vitrine/site/tagline").isNull(); attempt++) {
            Thread.onSpinWait();
        }
        assertThat(visitor.send(site).data("/vitrine/site").toString()).isEqualTo(
            "{\"name\":\"Chez nous\",\"tagline\":\"Tout\",\"locale\":\"fr-FR\",\"currency\":\"EUR\"," +
                "\"address\":{\"line1\":\"1 rue\",\"city\":\"Paris\",\"countryCode\":\"FR\"}}"
        );
    }

    @Test
    void showsTheTreeOfCategories() {
        assertThat(
            visitor
                .send("{ vitrine { navigation { slug children { name children { slug children { slug } } } } } }")
                .data("/vitrine/navigation")
                .toString()
        ).isEqualTo(
            "[{\"slug\":\"top\",\"children\":[{\"name\":\"Middle\",\"children\":[{\"slug\":\"leaf\",\"children\":[]}]}]}]"
        );
    }

    @Test
    void showsAChangedCategoryAsSoonAsStaffAreAnswered() {
        String menu = "{ vitrine { navigation { name } } }";
        String change =
            "mutation ($id: ID!, $version: Int!, $name: String!) { backofficeCategoryUpdate(id: $id, version: $version," +
            " input: { name: $name }) { category { version } userErrors { message } } }";
        GraphQlClient staff = shelf.staff(tenant, "OWNER");
        String id = GlobalId.encode("cat", tenant.topCategory());
        for (int version = 1; version <= 20; version++) {
            String name = "Rayon " + version;
            assertThat(visitor.send(menu).data("/vitrine/navigation").size()).isEqualTo(1);
            Answer changed = staff.send(change, Map.of("id", id, "version", version, "name", name));
            assertThat(changed.data("/backofficeCategoryUpdate/category/version").asInt()).isEqualTo(version + 1);
            assertThat(visitor.send(menu).texts("/vitrine/navigation", "/name")).containsExactly(name);
        }
    }

    @Test
    void putsForwardWhatIsFeaturedAndPublishedInItsOrder() {
        List<ProductDraft> drafts = new ArrayList<>();
        for (int number = 0; number < 6; number++) {
            drafts.add(Drafts.product(tenant, "p-" + number, "S-" + number));
        }
        shelf.put(tenant, drafts);
        shelf
            .database()
            .execute(
                (
                    "update product set featured_position = 10 - right(slug, 1)::int where tenant_id = '%s'" +
                    " and slug in ('p-1', 'p-3', 'p-5')"
                ).formatted(tenant.id())
            );
        shelf
            .database()
            .execute(
                "update product set status = 'DRAFT' where tenant_id = '%s' and slug = 'p-3'".formatted(tenant.id())
            );

        Answer answer = visitor.send(
            "{ vitrine { featuredProducts(first: 5) { pageInfo { hasNextPage } nodes { slug priceFrom { amount } image { url } } } } }"
        );

        assertThat(answer.texts("/vitrine/featuredProducts/nodes", "/slug")).containsExactly("p-5", "p-1");
        assertThat(answer.texts("/vitrine/featuredProducts/nodes", "/priceFrom/amount")).containsOnly("10.00");
        assertThat(answer.texts("/vitrine/featuredProducts/nodes", "/image/url")).containsOnly(
            "https://images.example/a.jpg"
        );
        assertThat(
            visitor.send("{ vitrine { featuredProducts(first: 51) { nodes { slug } } } }").errorCodes()
        ).containsExactly("BAD_USER_INPUT");
    }
}
