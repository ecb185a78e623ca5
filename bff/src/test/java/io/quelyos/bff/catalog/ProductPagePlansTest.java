package io.quelyos.bff.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.quelyos.bff.catalog.CatalogDatabase.TestTenant;
import io.quelyos.bff.testing.ServerTest;
import io.quelyos.persistence.catalog.ProductPartMapper;
import io.quelyos.persistence.catalog.page.ProductPageMapper;
import io.quelyos.persistence.review.ReviewMapper;
import io.quelyos.persistence.tenant.TenantDb;
import java.util.Arrays;
import java.util.Objects;
import javax.sql.DataSource;
import org.apache.ibatis.annotations.Select;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The statements of pages, as the mappers have them, walk indexes under the tenants' wall, also in a large catalogue. */
@ServerTest
class ProductPagePlansTest {

    private static final int PRODUCTS = 20_000;

    @Autowired
    private Environment environment;

    @Autowired
    private TenantDb tenantDb;

    @Autowired
    private DataSource dataSource;

    @Test
    void findsNeighboursReviewsAndStockByIndexes() {
        var database = new CatalogDatabase(environment);
        TestTenant large = fill(database);
        String products = database.query(
            "select array_agg(id)::text from (select id from product where tenant_id = '%s' order by slug limit 50) p".formatted(
                large.id()
            )
        );
        String variants = database.query(
            "select array_agg(v.id)::text from variant v where v.tenant_id = '%s' and v.product_id = any('%s')".formatted(
                large.id(),
                products
            )
        );
        String related = sql(ProductPageMapper.class, "listRelated")
            .replace("#{productIds}", quoted(products))
            .replace("#{first}", "24")
            .replace("#{reach}", "25");
        assertThat(plan(large, related)).doesNotContain("Seq Scan on product ").contains("product_by_shelf_price");

        String facts = sql(ProductPageMapper.class, "listVariantFacts").replace("#{variantIds}", quoted(variants));
        assertThat(plan(large, facts)).doesNotContain("Seq Scan on variant", "Seq Scan on stock_level");

        String articles = sql(ProductPartMapper.class, "listVariants").replace("#{productIds}", quoted(products));
        assertThat(plan(large, articles))
            .doesNotContain("Seq Scan on variant", "Seq Scan on stock_level")
            .contains("Hash Full Join");

        for (String order : new String[] { "listNewest", "listBest", "listWorst" }) {
            String reviews = sql(ReviewMapper.class, order)
                .replace("#{productIds}", "cast(" + quoted(products) + " as uuid[])")
                .replace("#{place.rating}", "3")
                .replace("#{place.createdAt}", "now()")
                .replace("#{place.id}", "cast('ffffffff-ffff-ffff-ffff-ffffffffffff' as uuid)")
                .replace("#{limit}", "4");
            assertThat(plan(large, reviews))
                .as(order)
                .doesNotContain("Seq Scan on product_review")
                .containsPattern("Index Cond: .*\\(ROW\\((rating, )?created_at, id\\) [<>] ROW\\(");
        }
    }

    private static String sql(Class<?> mapper, String method) {
        Select select = Arrays.stream(mapper.getMethods())
            .filter(each -> each.getName().equals(method))
            .map(each -> each.getAnnotation(Select.class))
            .findFirst()
            .orElseThrow();
        return String.join(" ", Objects.requireNonNull(select).value());
    }

    private static String quoted(String text) {
        return "'" + text + "'";
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

    private static TestTenant fill(CatalogDatabase database) {
        TestTenant tenant = database.createTenant("ENTERPRISE");
        database.execute(
            """
            insert into product (tenant_id, id, slug, name, name_key, status, published_at, min_price_minor, max_price_minor,
                brand, category_id)
            select '%1$s', gen_random_uuid(), 'p-' || n, 'Produit ' || n, 'produit ' || n, 'ACTIVE',
                timestamptz '2024-01-01' + n * interval '7 min', 1000 + n * 7919 %% 9000, 11000, 'Marque ' || n %% 20,
                case when n %% 2 = 0 then '%2$s' else '%3$s' end::uuid
            from generate_series(1, %4$d) n
            """.formatted(tenant.id(), tenant.leafCategory(), tenant.topCategory(), PRODUCTS)
        );
        database.execute(
            """
            insert into variant (tenant_id, id, product_id, position, price_minor)
            select tenant_id, gen_random_uuid(), id, 1, min_price_minor
            from product
            where tenant_id = '%s'
            """.formatted(tenant.id())
        );
        database.execute(
            """
            insert into stock_level (tenant_id, variant_id, location_id, quantity)
            select tenant_id, id, '%s', 3
            from variant
            where tenant_id = '%s'
            """.formatted(tenant.location(), tenant.id())
        );
        database.execute(
            """
            insert into product_review (tenant_id, id, product_id, author_name, rating, status, created_at)
            select p.tenant_id, gen_random_uuid(), p.id, 'A', 1 + n %% 5, 'PUBLISHED', now() - n * interval '1 hour'
            from (select tenant_id, id from product where tenant_id = '%s' order by slug limit 1000) p
            cross join generate_series(1, 10) n
            """.formatted(tenant.id())
        );
        database.execute("analyze product, variant, stock_level, product_review, related_product, bundle_item");
        return tenant;
    }
}
