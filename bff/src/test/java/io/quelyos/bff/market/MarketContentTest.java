package io.quelyos.bff.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.quelyos.bff.market.Stall.Good;
import io.quelyos.bff.testing.Answer;
import io.quelyos.bff.testing.GraphQlClient;
import io.quelyos.bff.testing.ServerTest;
import io.quelyos.bff.testing.SqlStatements;
import io.quelyos.bff.testing.TestTenants.TenantFactory;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
class MarketContentTest {

    private static final String PRODUCT =
        "{ shop { product(slug: \"a\") { name descriptionHtml contentLocale seo { title description } } } }";

    @LocalServerPort
    private int port;

    @Autowired
    private TenantFactory tenants;

    private Stall stall;
    private GraphQlClient visitor;

    @BeforeEach
    void fill() {
        stall = Stall.open(tenants, port);
        visitor = stall.visitor();
        fill(stall, "");
        Stall twin = Stall.open(tenants, port);
        fill(twin, "Twin's ");
    }

    private static void fill(Stall stall, String mark) {
        stall.offerLocale("en-GB");
        stall.offerLocale("de-DE");
        Good whole = stall.good("a", 1000);
        stall.translate(whole, "en-GB", mark + "Product A", "<p>" + mark + "product</p>", null);
        Good part = stall.good("b", 1000);
        stall.translate(part, "en-GB", null, "<p>" + mark + "part</p>", mark + "Title");
        stall.good("c", 1000);
        stall.run("update product set featured_position = 1 where tenant_id = ?", stall.id());
        UUID top = stall.category("top", null);
        UUID below = stall.category("below", top);
        stall.category("bare", below);
        for (UUID category : List.of(top, below)) {
            stall.run(
                "insert into category_translation (tenant_id, category_id, locale, name) values (?, ?, 'en-GB', ?)",
                stall.id(),
                category,
                mark + "Department"
            );
        }
    }

    @Test
    void showsAProductInTheLanguageAskedFor() {
        assertThat(visitor.send(in("en-GB", PRODUCT)).data("/shop/product").toString()).isEqualTo(
            "{\"name\":\"Product A\",\"descriptionHtml\":\"<p>product</p>\",\"contentLocale\":\"en-GB\"," +
                "\"seo\":{\"title\":\"Product A\",\"description\":null}}"
        );
        assertThat(visitor.send(PRODUCT).data("/shop/product").toString()).isEqualTo(
            "{\"name\":\"Produit a\",\"descriptionHtml\":\"<p>Le produit</p>\",\"contentLocale\":\"fr-FR\"," +
                "\"seo\":{\"title\":\"Produit a\",\"description\":null}}"
        );
    }

    @Test
    void fallsBackFieldByField() {
        Answer answer = visitor.send(
            in(
                "en-GB",
                "{ shop { products(sortBy: { field: NAME }) { nodes { slug name descriptionHtml contentLocale seo { title } } } } }"
            )
        );
        assertThat(answer.texts("/shop/products/nodes", "/name")).containsExactly(
            "Product A",
            "Produit b",
            "Produit c"
        );
        assertThat(answer.texts("/shop/products/nodes", "/descriptionHtml")).containsExactly(
            "<p>product</p>",
            "<p>part</p>",
            "<p>Le produit</p>"
        );
        assertThat(answer.texts("/shop/products/nodes", "/contentLocale")).containsExactly("en-GB", "fr-FR", "fr-FR");
        assertThat(answer.texts("/shop/products/nodes", "/seo/title")).containsExactly(
            "Product A",
            "Title",
            "Produit c"
        );
        Answer german = visitor.send(in("de-DE", "{ shop { products { nodes { contentLocale } } } }"));
        assertThat(german.texts("/shop/products/nodes", "/contentLocale")).containsOnly("fr-FR");
    }

    @Test
    void translatesCategoriesNavigationAndTheVitrine() {
        Answer categories = visitor.send(
            in(
                "en-GB",
                "{ shop { categories { name description contentLocale children { name children { name contentLocale } } } } }"
            )
        );
        assertThat(categories.data("/shop/categories").toString()).isEqualTo(
            "[{\"name\":\"Department\",\"description\":\"Rayon\",\"contentLocale\":\"en-GB\",\"children\":[{\"name\":\"Department\"," +
                "\"children\":[{\"name\":\"Rayon bare\",\"contentLocale\":\"fr-FR\"}]}]}]"
        );
        Answer vitrine = visitor.send(
            in(
                "en-GB",
                "{ vitrine { navigation { name children { name children { name } } } featuredProducts { nodes { name } } } }"
            )
        );
        assertThat(vitrine.data("/vitrine/navigation").toString()).isEqualTo(
            "[{\"name\":\"Department\",\"children\":[{\"name\":\"Department\",\"children\":[{\"name\":\"Rayon bare\"}]}]}]"
        );
        assertThat(vitrine.texts("/vitrine/featuredProducts/nodes", "/name")).containsExactlyInAnyOrder(
            "Product A",
            "Produit b",
            "Produit c"
        );
    }

    @Test
    void asksNothingMoreInTheTenantsOwnLanguageAndOneStatementInAnother() {
        String list = "{ shop { products { nodes { name contentLocale seo { title } } } } }";
        assertThat(statements(list)).isEqualTo(1);
        assertThat(statements(in("fr-FR", list))).isEqualTo(1);
        assertThat(statements(in("fr-CA", list))).isEqualTo(1);
        assertThat(statements(in("en-GB", list))).isEqualTo(2);
        String described = "{ shop { products { nodes { name descriptionHtml } } } }";
        assertThat(statements(described)).isEqualTo(2);
        assertThat(statements(in("en-GB", described))).isEqualTo(3);
        String menu = "{ vitrine { navigation { name children { name } } } }";
        assertThat(statements(menu)).as("remembered").isZero();
        assertThat(statements(in("en-GB", menu)))
            .as("remembered in every language")
            .isZero();
    }

    /** The fewest of three: what is remembered may be forgotten once more, when word of a change comes late. */
    private long statements(String document) {
        return IntStream.range(0, 3)
            .mapToLong(attempt -> {
                SqlStatements.clear();
                visitor.send(document).data("");
                return SqlStatements.seenQueries()
                    .stream()
                    .filter(sql -> !sql.contains("scheduled_tasks") && !sql.contains("trusted_document"))
                    .count();
            })
            .min()
            .orElseThrow();
    }

    private static String in(String locale, String document) {
        return "query @inContext(locale: \"" + locale + "\") " + document;
    }
}
