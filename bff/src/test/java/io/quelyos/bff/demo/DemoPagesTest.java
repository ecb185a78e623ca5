package io.quelyos.bff.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.quelyos.bff.catalog.CatalogWriter;
import io.quelyos.bff.testing.Answer;
import io.quelyos.bff.testing.GraphQlClient;
import io.quelyos.bff.testing.ServerTest;
import io.quelyos.bff.testing.TestTenants.TenantFactory;
import io.quelyos.bff.testing.TestTenants.TestTenant;
import io.quelyos.persistence.catalog.CatalogStateMapper;
import io.quelyos.persistence.catalog.CategoryMapper;
import io.quelyos.persistence.catalog.ProductWriteMapper;
import io.quelyos.persistence.collection.CollectionMapper;
import io.quelyos.persistence.demo.DemoPageMapper;
import io.quelyos.persistence.demo.DemoTenantMapper;
import io.quelyos.persistence.market.MarketMapper;
import io.quelyos.persistence.market.PriceMapper;
import io.quelyos.persistence.market.TranslationMapper;
import io.quelyos.persistence.search.SynonymMapper;
import io.quelyos.persistence.tenant.TenantDb;
import io.quelyos.persistence.tenant.TenantScoped;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** The demo's goods with what their pages tell, as a visitor finds them. */
@ServerTest
class DemoPagesTest {

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationContext server;

    @Autowired
    private TenantFactory tenants;

    @ParameterizedTest
    @CsvSource({ "boutique-sport, 6, 60", "marque-mode, 4, 20" })
    void furnishesADemoTenant(String name, int collections, int reviewed) {
        TestTenant tenant = tenants.create("GROWTH");
        furnish(tenant, name);
        GraphQlClient visitor = GraphQlClient.of(port).tenant(tenant.slug());

        Answer answer = visitor.send("{ shop { collections { slug products(first: 3) { nodes { slug } } } } }");

        assertThat(answer.data("/shop/collections").size()).isEqualTo(collections);
        answer
            .data("/shop/collections")
            .forEach(each -> assertThat(each.at("/products/nodes").size()).as(each.toString()).isPositive());
        assertThat(
            tenants
                .superuser()
                .sql("select count(*) from product where tenant_id = ? and rating_count between 2 and 4")
                .param(tenant.id().value())
                .query(Integer.class)
                .single()
        ).isEqualTo(reviewed);
    }

    @ParameterizedTest
    @CsvSource({ "lot-de-10-ballons-d-entrainement-vestiaire, 1", "kit-badminton-jardin-d-ete, 2" })
    void sellsBundlesPreOrdersAndUnitPrices(String bundle, int parts) {
        TestTenant tenant = tenants.create("GROWTH");
        furnish(tenant, "boutique-sport");
        Answer answer = GraphQlClient.of(port)
            .tenant(tenant.slug())
            .send(
                "{ shop { bundle: product(slug: \"" +
                    bundle +
                    "\") { available bundleItems { quantity } }" +
                    " ski: product(slug: \"skis-de-piste-carre-vive\") { availableOn }" +
                    " bell: product(slug: \"kettlebell-cloche\") { variants { unitPrice { price { amount } perUnit } } }" +
                    " shoe: product(slug: \"chaussures-de-running-cadence-8\") { related(first: 3) { slug } } } }"
            );
        assertThat(answer.data("/shop/bundle/available").asBoolean()).isTrue();
        assertThat(answer.data("/shop/bundle/bundleItems").size()).isEqualTo(parts);
        assertThat(answer.data("/shop/ski/availableOn").asString()).isEqualTo("2027-01-15");
        // 24.90 for 8 kg and 39.90 for 12 kg.
        assertThat(answer.texts("/shop/bell/variants", "/unitPrice/price/amount")).startsWith("3.11", "3.32");
        assertThat(answer.texts("/shop/shoe/related", "/slug")).containsExactly(
            "t-shirt-de-running-filante",
            "casquette-de-running-visiere",
            "montre-gps-boussole"
        );
    }

    @Test
    void sellsInEnglishAndForeignMoneyToo() {
        for (String catalogue : List.of("boutique-sport", "marque-mode")) {
            TestTenant tenant = tenants.create("GROWTH");
            furnish(tenant, catalogue);
            Answer answer = GraphQlClient.of(port)
                .tenant(tenant.slug())
                .send(
                    """
                    query @inContext(locale: "en-GB", currency: "GBP") {
                      shop { localization { availableLocales availableCurrencies } categories { contentLocale } }
                      vitrine { featuredProducts(first: 12) { nodes { name priceFrom { amount currency } } } } }
                    """
                );
            assertThat(answer.data("/shop/localization").toString()).isEqualTo(
                "{\"availableLocales\":[\"fr-FR\",\"en-GB\"],\"availableCurrencies\":[\"EUR\",\"CHF\",\"GBP\",\"JPY\"]}"
            );
            assertThat(answer.texts("/shop/categories", "/contentLocale")).isNotEmpty().containsOnly("en-GB");
            assertThat(answer.texts("/vitrine/featuredProducts/nodes", "/priceFrom/amount"))
                .hasSize(12)
                .allMatch(amount -> amount.endsWith(".99"));
            assertThat(answer.texts("/vitrine/featuredProducts/nodes", "/name")).noneMatch(name ->
                name.matches(".*(Chaussures|Robe|Sac |Tapis|Montre|Jupe).*")
            );
        }
    }

    private void furnish(TestTenant tenant, String catalogue) {
        var files = new DemoFiles();
        var pages = new DemoPages(
            files,
            server.getBean(DemoPageMapper.class),
            server.getBean(CollectionMapper.class),
            server.getBean(CategoryMapper.class),
            server.getBean(ProductWriteMapper.class),
            server.getBean(SynonymMapper.class)
        );
        var markets = new DemoMarkets(
            server.getBean(MarketMapper.class),
            server.getBean(TranslationMapper.class),
            server.getBean(PriceMapper.class),
            server.getBean(CatalogStateMapper.class),
            server.getBean(CategoryMapper.class)
        );
        var goods = new DemoGoods(
            files,
            server.getBean(DemoTenantMapper.class),
            server.getBean(CatalogWriter.class),
            pages,
            markets
        );
        TenantScoped scope = TenantScoped.of(tenant.id());
        server.getBean(TenantDb.class).write(scope, () -> goods.write(scope, catalogue));
    }
}
