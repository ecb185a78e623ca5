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
        assertThat(
            tenants
                .superuser()
                .sql("select string_agg(code || is_usual, ' ' order by code) from tax_category where tenant_id = ?")
                .param(tenant.tenantId().value())
                .query(String.class)
                .single()
        ).isEqualTo("Btrue Cfalse Dfalse");
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
            assertThat(rates(again).refused()).containsExactly(again);
            return category;
        });
    }

    private RestoredRows categories(String... rows) {
        return write("tax_category", List.of("id", "code", "name", "is_usual", "version"), rows);
    }

    private RestoredRows rates(String... rows) {
        return write(
            "tax_rate",
            List.of(
                "id",
                "category_id",
                "country_code",
                "region_code",
                "name",
                "rate_millionths",
                "replaces_country",
                "version"
            ),
            rows
        );
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
