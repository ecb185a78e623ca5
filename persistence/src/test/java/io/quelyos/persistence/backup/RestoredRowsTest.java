package io.quelyos.persistence.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.quelyos.persistence.backup.restore.RestoreTableMapper;
import io.quelyos.persistence.backup.restore.RestoredRows;
import io.quelyos.persistence.tenant.TenantDb;
import io.quelyos.persistence.tenant.TenantScoped;
import io.quelyos.persistence.testing.PersistenceTest;
import io.quelyos.persistence.testing.TwoTenants;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How rows of a backup get into a table: what is in their way is given back, and nobody else is slowed down meanwhile. */
@PersistenceTest
class RestoredRowsTest {

    private static final int BATCHES = 70;
    private static final List<String> RATE_COLUMNS = List.of(
        "id",
        "category_id",
        "country_code",
        "region_code",
        "name",
        "rate_millionths",
        "replaces_country",
        "version"
    );
    private static final String SUBTRANSACTIONS =
        "select s.subxact_count from pg_stat_get_backend_idset() b (id)" +
        " cross join lateral pg_stat_get_backend_subxact(b.id) s where pg_stat_get_backend_pid(b.id) = pg_backend_pid()";

    @Autowired
    private TenantDb tenantDb;

    @Autowired
    private RestoreTableMapper tables;

    @Autowired
    private DataSource dataSource;

    @Autowired
    private TwoTenants tenants;

    private TenantScoped tenant;

    @BeforeEach
    void aTenant() {
        tenant = tenants.create("STARTER");
    }

    @Test
    void needsNoSubtransactionHoweverManyBatches() {
        int subtransactions = tenantDb.<Integer>write(tenant, () -> {
            for (int batch = 0; batch < BATCHES; batch++) {
                assertThat(categories(category(UUID.randomUUID(), "C" + batch, false))).isEqualTo(done(1, 0));
            }
            return JdbcClient.create(dataSource).sql(SUBTRANSACTIONS).query(Integer.class).single();
        });
        assertThat(subtransactions).as("more than 64 slow down every other session").isZero();
    }

    @Test
    void givesBackWhatAnotherRowIsInTheWayOf() {
        UUID first = UUID.randomUUID();
        UUID second = UUID.randomUUID();
        tenantDb.write(tenant, () -> {
            categories(category(first, "A", true), category(second, "B", false));
            return second;
        });
        tenantDb.write(tenant, () -> {
            String stranger = category(UUID.randomUUID(), "A", false);
            RestoredRows refused = categories(stranger, category(second, "C", false));
            assertThat(refused).isEqualTo(new RestoredRows(0, 1, List.of(stranger), "tax_category_tenant_id_code_key"));
            assertThat(categories(category(second, "C", true)).conflict()).isEqualTo("tax_category_usual");
            return second;
        });
    }

    @Test
    void letsRowsOfOneBatchMakeRoomForEachOther() {
        UUID first = UUID.randomUUID();
        UUID second = UUID.randomUUID();
        UUID third = UUID.randomUUID();
        RestoredRows moved = tenantDb.write(tenant, () -> {
            categories(category(first, "A", true), category(second, "B", false), category(third, "C", false));
            return categories(category(first, "B", true), category(second, "C", false), category(third, "D", false));
        });
        assertThat(moved).isEqualTo(done(0, 3));
        assertThat(told("select string_agg(code || is_usual, ' ' order by code) from tax_category")).isEqualTo(
            "Btrue Cfalse Dfalse"
        );
    }

    @Test
    void takesNothingForAValueWhereTheTableDoes() {
        UUID category = UUID.randomUUID();
        String rate =
            "{\"id\":\"%s\",\"category_id\":\"" +
            category +
            "\",\"country_code\":\"FR\",\"region_code\":null,\"name\":\"TVA\",\"rate_millionths\":1,\"replaces_country\":false,\"version\":1}";
        tenantDb.write(tenant, () -> {
            categories(category(category, "A", true));
            assertThat(rates(rate.formatted(UUID.randomUUID()))).isEqualTo(done(1, 0));
            String again = rate.formatted(UUID.randomUUID());
            assertThat(
                tables.previewRows("tax_rate", "[" + again + "]", RATE_COLUMNS, "REPLACE", List.of(), null).conflicts()
            ).isEqualTo(1);
            assertThat(rates(again).refused()).containsExactly(again);
            return category;
        });
    }

    @Test
    void looksUpRowsWhereNothingIsAValueByTheRestOfTheirKey() {
        UUID customer = UUID.randomUUID();
        run(
            "insert into product (tenant_id, id, slug, name, name_key)" +
                " select ?, gen_random_uuid(), 'p-' || n, 'P', 'p' from generate_series(1, 100) n"
        );
        run(
            "insert into customer (tenant_id, id, email, display_name, password_hash) values (?, ?, 'a@b.example', 'A', 'x')",
            customer
        );
        run(
            "insert into wishlist (tenant_id, id, customer_id, name)" +
                " select ?, gen_random_uuid(), ?, 'List ' || n from generate_series(1, 3000) n",
            customer
        );
        List<UUID> products = ids("product");
        List<UUID> lists = ids("wishlist");
        long read = tenantDb.<Long>write(tenant, () -> {
            for (int from = 0; from < lists.size(); from += 500) {
                List<UUID> some = lists.subList(from, from + 500);
                assertThat(wishes(some, products)).isEqualTo(done(500, 0));
                assertThat(wishes(some, products).refused()).as("wished for already").hasSize(500);
            }
            return JdbcClient.create(dataSource)
                .sql(
                    "select seq_tup_read + idx_tup_fetch from pg_stat_xact_user_tables where relname = 'wishlist_item'"
                )
                .query(Long.class)
                .single();
        });
        assertThat(read).as("rows that were read for 6,000 wishes").isLessThan(1_000_000);
    }

    /** Each list has one of the products, in whichever form. */
    private RestoredRows wishes(List<UUID> lists, List<UUID> products) {
        String[] rows = new String[lists.size()];
        for (int each = 0; each < rows.length; each++) {
            rows[each] = (
                "{\"id\":\"%s\",\"wishlist_id\":\"%s\",\"product_id\":\"%s\",\"name\":\"N\"," +
                "\"price_minor\":1,\"currency\":\"EUR\"}"
            ).formatted(UUID.randomUUID(), lists.get(each), products.get(each % products.size()));
        }
        return write(
            "wishlist_item",
            List.of("id", "wishlist_id", "product_id", "variant_id", "name", "price_minor", "currency"),
            rows
        );
    }

    private void run(String sql, Object... parameters) {
        tenants.superuser().sql(sql).param(tenant.tenantId().value()).params(List.of(parameters)).update();
    }

    private List<UUID> ids(String table) {
        return tenants
            .superuser()
            .sql("select id from " + table + " where tenant_id = ? order by id")
            .param(tenant.tenantId().value())
            .query(UUID.class)
            .list();
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

    private RestoredRows categories(String... rows) {
        return write("tax_category", List.of("id", "code", "name", "is_usual", "version"), rows);
    }

    private RestoredRows rates(String... rows) {
        return write("tax_rate", RATE_COLUMNS, rows);
    }

    private RestoredRows write(String table, List<String> columns, String... rows) {
        return tables.restoreRows(table, "[" + String.join(",", rows) + "]", columns, "REPLACE", List.of(), null);
    }

    private static String category(UUID id, String code, boolean isUsual) {
        return (
            "{\"id\":\"" +
            id +
            "\",\"code\":\"" +
            code +
            "\",\"name\":\"N\",\"is_usual\":" +
            isUsual +
            ",\"version\":1}"
        );
    }

    private static RestoredRows done(long created, long updated) {
        return new RestoredRows(created, updated, List.of(), null);
    }
}
