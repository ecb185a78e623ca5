package io.quelyos.persistence.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quelyos.persistence.backup.restore.RestoreTableMapper;
import io.quelyos.persistence.backup.restore.RestoredRows;
import io.quelyos.persistence.tenant.TenantDb;
import io.quelyos.persistence.tenant.TenantScoped;
import io.quelyos.persistence.testing.PersistenceTest;
import io.quelyos.persistence.testing.TwoTenants;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;

/** Rows that took each other's place since the backup find back, row by row, and what really clashes shows at the end. */
@PersistenceTest
class RestoredSwapsTest {

    @Autowired
    private TenantDb tenantDb;

    @Autowired
    private RestoreTableMapper tables;

    @Autowired
    private TwoTenants tenants;

    private TenantScoped tenant;

    @BeforeEach
    void aTenant() {
        tenant = tenants.create("STARTER");
    }

    @Test
    void letsArticlesSwapWhatMakesThemUnique() {
        Articles articles = articles(2);
        String one = article(articles, 0, "SKU-1", "red");
        String other = article(articles, 1, "SKU-0", "blue");
        tenantDb.write(tenant, () -> {
            tables.deferConstraints();
            assertThat(variants(one)).isEqualTo(done(0, 1));
            return assertThat(variants(other)).isEqualTo(done(0, 1));
        });
        assertThat(told("select string_agg(sku, ' ' order by position) from variant")).isEqualTo("SKU-1 SKU-0");
    }

    @Test
    void findsAtTheEndThatAnArticlesNumberIsTaken() {
        Articles articles = articles(2);
        assertThatThrownBy(() ->
            tenantDb.write(tenant, () -> {
                tables.deferConstraints();
                return assertThat(variants(article(articles, 0, "SKU-1", "red"))).isEqualTo(done(0, 1));
            })
        )
            .isInstanceOf(DuplicateKeyException.class)
            .hasMessageContaining("variant_tenant_id_sku_key");
        assertThat(told("select string_agg(sku, ' ' order by position) from variant")).isEqualTo("SKU-0 SKU-1");
    }

    @Test
    void letsOptionsAndBundledArticlesGoRound() {
        Articles articles = articles(3);
        String option =
            "{\"product_id\":\"" + articles.product() + "\",\"position\":%d,\"name\":\"%s\",\"option_values\":[]}";
        String item =
            "{\"product_id\":\"" + articles.product() + "\",\"position\":%d,\"variant_id\":\"%s\",\"quantity\":1}";
        for (int turn = 0; turn < 2; turn++) {
            int shift = turn;
            tenantDb.write(tenant, () -> {
                tables.deferConstraints();
                for (int position = 0; position < 3; position++) {
                    int next = (position + shift) % 3;
                    RestoredRows expected = done(shift == 0 ? 1 : 0, shift);
                    assertThat(options(option.formatted(position + 1, "Option " + next))).isEqualTo(expected);
                    assertThat(items(item.formatted(position + 1, articles.ids().get(next)))).isEqualTo(expected);
                }
                return shift;
            });
        }
        assertThat(told("select string_agg(right(name, 1), '' order by position) from product_option")).isEqualTo(
            "120"
        );
        assertThat(
            told(
                "select string_agg(right(v.sku, 1), '' order by i.position) from variant v" +
                    " join bundle_item i using (tenant_id) where i.variant_id = v.id"
            )
        ).isEqualTo("120");
    }

    private RestoredRows options(String row) {
        return write("product_option", List.of("product_id", "position", "name", "option_values"), row);
    }

    private RestoredRows items(String row) {
        return write("bundle_item", List.of("product_id", "position", "variant_id", "quantity"), row);
    }

    private RestoredRows variants(String row) {
        return write("variant", List.of("id", "product_id", "position", "sku", "option_values", "price_minor"), row);
    }

    private static String article(Articles articles, int number, String sku, String colour) {
        return "{\"id\":\"%s\",\"product_id\":\"%s\",\"position\":%d,\"sku\":\"%s\",\"option_values\":[\"%s\"],\"price_minor\":1}".formatted(
            articles.ids().get(number),
            articles.product(),
            number,
            sku,
            colour
        );
    }

    /** A product and its articles, blue, red and green ones with the SKU of their position. */
    private record Articles(UUID product, List<UUID> ids) {}

    private Articles articles(int count) {
        var articles = new Articles(UUID.randomUUID(), Stream.generate(UUID::randomUUID).limit(count).toList());
        run(
            "insert into product (tenant_id, id, slug, name, name_key) values (?, ?, 'p', 'P', 'p')",
            articles.product()
        );
        for (int number = 0; number < count; number++) {
            run(
                "insert into variant (tenant_id, id, product_id, position, sku, option_values, price_minor)" +
                    " values (?, ?, ?, ?, ?, array[?], 1)",
                articles.ids().get(number),
                articles.product(),
                number,
                "SKU-" + number,
                List.of("blue", "red", "green").get(number)
            );
        }
        return articles;
    }

    private void run(String sql, Object... parameters) {
        tenants.superuser().sql(sql).param(tenant.tenantId().value()).params(List.of(parameters)).update();
    }

    /** What a query of the tenant's rows says. */
    private String told(String sql) {
        String where = sql.contains(" where ") ? " and tenant_id = ?" : " where tenant_id = ?";
        return tenants
            .superuser()
            .sql(sql + where)
            .param(tenant.tenantId().value())
            .query(String.class)
            .single();
    }

    private RestoredRows write(String table, List<String> columns, String row) {
        return tables.restoreRows(table, "[" + row + "]", columns, "REPLACE", List.of(), null);
    }

    private static RestoredRows done(long created, long updated) {
        return new RestoredRows(created, updated, List.of(), null);
    }
}
