package io.quelyos.bff.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.quelyos.bff.catalog.CatalogDatabase.TestTenant;
import io.quelyos.bff.testing.ServerTest;
import io.quelyos.persistence.tenant.TenantDb;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A tenant of the largest plan among others: what clients ask often never reads all of its products. What a shop's lists
 * of categories read is looked at in {@link ShelfPlansTest}.
 */
@ServerTest
class CatalogPlansTest {

    private static final int PRODUCTS = 50_000;

    @Autowired
    private ApplicationContext server;

    @Autowired
    private TenantDb tenantDb;

    @Autowired
    private DataSource dataSource;

    @Test
    void readsNoMoreThanItShows() {
        var database = new CatalogDatabase(server.getEnvironment());
        TestTenant large = fill(database, PRODUCTS);
        for (int other = 0; other < 3; other++) {
            fill(database, PRODUCTS / 10);
        }
        database.execute(
            "analyze product, product_tag, collection_product, category_product, variant, product_option_value, stock_level"
        );
        String leaf = "'" + large.leafCategory() + "'";
        String shop = "select p.id, p.name from product p where p.status = 'ACTIVE' and p.published_at <= now()";
        String inLeaf =
            " and exists (select from category_product c where c.product_id = p.id and c.category_id = " + leaf + ")";
        String inTop = inLeaf.replace(leaf, "'" + large.topCategory() + "'");
        for (String statement : List.of(
            shop + inLeaf + " order by p.min_price_minor, p.id limit 21",
            shop + inLeaf + " order by p.name_key, p.id limit 21",
            shop + inLeaf + " order by p.published_at desc, p.id desc limit 21",
            shop + inTop + " order by p.min_price_minor, p.id limit 21",
            shop + inTop + " order by p.published_at desc, p.id desc limit 21",
            shop +
                inTop +
                " and (p.min_price_minor, p.id) > (5000, '00000000-0000-0000-0000-000000000000')" +
                " order by p.min_price_minor, p.id limit 21",
            shop +
                " and (p.name_key, p.id) > ('produit 4', '00000000-0000-0000-0000-000000000000')" +
                " order by p.name_key, p.id limit 21",
            shop +
                " and exists (select from product_option_value o where o.product_id = p.id and o.name = 'Couleur'" +
                " and o.value = any('{v7}')) order by p.published_at desc, p.id desc limit 21",
            shop +
                " and p.id in (select p.id from product p where exists (select from collection_product c" +
                " where c.product_id = p.id and c.collection_id = '00000000-0000-0000-0000-000000000000')" +
                " union all select p.id from product p where exists (select from product_tag t" +
                " where t.product_id = p.id and t.tag = 'rare')) order by p.published_at desc, p.id desc limit 21",
            "select count(*) from product p where p.id in (select p.id from product p where exists" +
                " (select from collection_product c where c.product_id = p.id" +
                " and c.collection_id = '00000000-0000-0000-0000-000000000000')" +
                " union all select p.id from product p where p.product_type = 'Rare')",
            shop + " and p.slug = 'p-777'",
            "select p.id from product p where p.status = any('{DRAFT}') order by p.created_at desc, p.id desc limit 21",
            "select p.id from product p where exists (select from variant v where v.product_id = p.id and v.sku = 'S-9')" +
                " order by p.created_at desc, p.id desc limit 21"
        )) {
            assertThat(plan(large, statement)).as(statement).doesNotContain("Seq Scan on product ");
        }
    }

    @Test
    void sortsByForeignPricesAlongTheirIndex() {
        var database = new CatalogDatabase(server.getEnvironment());
        TestTenant large = fill(database, PRODUCTS);
        for (String currency : List.of("GBP", "CHF")) {
            database.execute(
                "insert into tenant_currency (tenant_id, currency, rate, minor_rate, step_minor, ending_minor)" +
                    " values ('%s', '%s', 0.9, 0.9, 100, 99)".formatted(large.id(), currency)
            );
        }
        database.execute("analyze product, product_price");
        String plan = plan(
            large,
            "select p.id, p.name from product p join product_price f on f.tenant_id = p.tenant_id" +
                " and f.product_id = p.id and f.currency = 'GBP' where p.status = 'ACTIVE' and p.published_at <= now()" +
                " and (f.min_price_minor, f.product_id) > (4999, '00000000-0000-0000-0000-000000000000')" +
                " order by f.min_price_minor, f.product_id limit 21"
        );
        assertThat(plan).contains("product_price_by_price").doesNotContain("Seq Scan").doesNotContain("Sort");
    }

    private String plan(TestTenant tenant, String statement) {
        return tenantDb.read(tenant, () ->
            String.join(
                "\n",
                JdbcClient.create(dataSource)
                    .sql("explain (analyze, buffers, costs off, timing off) " + statement)
                    .query(String.class)
                    .list()
            )
        );
    }

    /** One product in a hundred stands in the leaf category, all of them below the top one. */
    static TestTenant fill(CatalogDatabase database, int count) {
        TestTenant tenant = database.createTenant("ENTERPRISE");
        database.load(
            """
            insert into product (tenant_id, id, slug, name, name_key, status, published_at, min_price_minor, max_price_minor,
                is_available, variant_count, created_at, tags, product_type)
            select '%s', gen_random_uuid(), 'p-' || n, 'Produit ' || n, 'produit ' || n,
                case when n %% 50 = 0 then 'DRAFT' else 'ACTIVE' end, timestamptz '2024-01-01' + n * interval '7 min',
                1000 + n * 7919 %% 9000, 11000, n %% 3 > 0, 1, timestamptz '2024-01-01' + n * interval '7 min',
                case when n %% 1000 = 1 then array['rare', 'tous'] else array['tous'] end,
                case when n %% 1000 = 1 then 'Rare' else 'Commun' end
            from generate_series(1, %d) n
            """.formatted(tenant.id(), count)
        );
        database.load(
            """
            insert into category_product (tenant_id, category_id, product_id, published_at, name_key, min_price_minor,
                sold_count, rating_average_hundredths)
            select p.tenant_id, c.id, p.id, product_shown_from(p.status, p.published_at), p.name_key, p.min_price_minor,
                p.sold_count, p.rating_average_hundredths
            from product p
            join category c on c.tenant_id = p.tenant_id
                and (c.slug = 'top' or c.slug = 'leaf' and right(p.slug, 2) = '07')
            where p.tenant_id = '%1$s'
            """.formatted(tenant.id())
        );
        database.load(
            """
            insert into shelf_count (tenant_id, shelf_id, products, published)
            select tenant_id, category_id, count(*), count(published_at)
            from category_product
            where tenant_id = '%1$s'
            group by tenant_id, category_id
            union all
            select tenant_id, tenant_id, count(*), count(product_shown_from(status, published_at))
            from product
            where tenant_id = '%1$s'
            group by tenant_id
            """.formatted(tenant.id())
        );
        database.load(
            """
            insert into variant (tenant_id, id, product_id, position, sku, option_values, price_minor)
            select tenant_id, gen_random_uuid(), id, 1, 'S' || substr(slug, 2), array['v'], min_price_minor
            from product
            where tenant_id = '%s'
            """.formatted(tenant.id())
        );
        database.load(
            """
            insert into product_option_value (tenant_id, product_id, name, value)
            select tenant_id, id, 'Couleur', 'v' || right(slug, 2)
            from product
            where tenant_id = '%s'
            """.formatted(tenant.id())
        );
        return tenant;
    }
}
