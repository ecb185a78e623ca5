package io.quelyos.bff.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.quelyos.bff.catalog.CatalogDatabase.TestTenant;
import io.quelyos.bff.testing.ServerTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/**
 * A tenant of 50,000 products among others that use the same words: searching looks up the tenant's own rows in an index,
 * and nothing else is read. Seen: about 1 ms for three words at once.
 */
@ServerTest
class SearchPlansTest {

    private static final int PRODUCTS = 50_000;
    private static final String RARE = "array['(''veste'' | ''vestes'')', '(''serie77'')']";

    @Autowired
    private ApplicationContext server;

    @Test
    void looksUpTheTenantsOwnRowsInAnIndex() {
        var database = new CatalogDatabase(server.getEnvironment());
        TestTenant large = fill(database, PRODUCTS);
        List<TestTenant> others = List.of(fill(database, PRODUCTS / 10), fill(database, PRODUCTS / 10));
        database.execute("vacuum analyze product_search");
        database.execute("analyze product");

        for (String call : List.of(
            "product_search_matches('fr', " + RARE + ", false)",
            "product_search_ranks('fr', " + RARE + ", false, 'veste serie77')",
            "product_search_completions('fr', " + RARE + ", 'ves')"
        )) {
            String plans = database.plans(large, "select count(*) from " + call);
            assertThat(indexScan(plans, "product_search_by_document"))
                .as(plans)
                .contains("tenant_id = '" + large.id() + "'")
                .contains("document @@");
            assertThat(plans).as(call).doesNotContain("Seq Scan on product_search ");
        }
        String near = database.plans(large, "select count(*) from product_search_near('fr', 'vesste')");
        assertThat(indexScan(near, "product_search_by_words"))
            .as(near)
            .contains("tenant_id = '" + large.id() + "'");

        for (TestTenant tenant : List.of(large, others.getFirst(), others.getLast())) {
            assertThat(owners(database, tenant)).isEqualTo(tenant.id() + " " + (tenant.equals(large) ? 500 : 50));
        }
    }

    /** Whose products a tenant's search finds, and how many; asked by the superuser, who sees all tenants' products. */
    private static String owners(CatalogDatabase database, TestTenant tenant) {
        return database.query(
            """
            select string_agg(distinct p.tenant_id::text, ' ') || ' ' || count(*)
            from (select set_config('app.tenant_id', '%s', false)) s
            cross join lateral product_search_matches('fr', %s, length(s.set_config) = 0) h
            join product p on p.id = h
            """.formatted(tenant.id(), RARE)
        );
    }

    /** The condition of an index's scan, as the plan tells it. */
    private static String indexScan(String plans, String index) {
        int scan = plans.indexOf("Scan on " + index);
        assertThat(scan).as(plans).isNotNegative();
        int condition = plans.indexOf("Index Cond: ", scan);
        return plans.substring(condition, plans.indexOf('\n', condition));
    }

    /** One product in ten is a jacket, one in a hundred a jacket of series 77; all tenants have the same. */
    private static TestTenant fill(CatalogDatabase database, int count) {
        TestTenant tenant = database.createTenant("ENTERPRISE");
        database.load(
            """
            insert into product (tenant_id, id, slug, name, name_key, status, published_at)
            select '%s', gen_random_uuid(), 'p-' || n,
                (array['Robe', 'Jupe', 'Écharpe', 'Parka', 'Montre', 'Sac', 'Pull', 'Veste', 'Jean', 'Botte'])[1 + n %% 10]
                    || ' serie' || n %% 100 || ' dite ' || md5((n / 1000)::text),
                'x', 'ACTIVE', now()
            from generate_series(1, %d) n
            """.formatted(tenant.id(), count)
        );
        database.load(
            """
            insert into product_search (tenant_id, product_id, language, document, title, brand, skus, words)
            select p.tenant_id, p.id, 'fr', setweight(to_tsvector('search_fr', p.name), 'A'), search_words(p.name), '', '{}',
                search_words(p.name)
            from product p
            where p.tenant_id = '%s'
            """.formatted(tenant.id())
        );
        return tenant;
    }
}
