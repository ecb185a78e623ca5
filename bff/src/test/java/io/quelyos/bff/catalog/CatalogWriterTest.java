package io.quelyos.bff.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.quelyos.bff.catalog.CatalogDatabase.TestTenant;
import io.quelyos.bff.catalog.ProductOutcome.Change;
import io.quelyos.bff.catalog.ProductOutcome.Written;
import io.quelyos.bff.graphql.type.UserError.Code;
import io.quelyos.bff.testing.ServerTest;
import io.quelyos.persistence.tenant.TenantDb;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

@ServerTest
class CatalogWriterTest {

    @Autowired
    private CatalogWriter writer;

    @Autowired
    private TenantDb tenantDb;

    @Autowired
    private Environment environment;

    private CatalogDatabase database;
    private TestTenant tenant;

    @BeforeEach
    void makeTenant() {
        database = new CatalogDatabase(environment);
        tenant = database.createTenant("STARTER");
    }

    @Test
    void createsThenLeavesTheSameAlone() {
        List<ProductDraft> drafts = new ArrayList<>();
        for (int number = 0; number < 300; number++) {
            drafts.add(Drafts.product(tenant, "product-" + number, "SKU-" + number));
        }

        assertThat(changes(upsert(tenant, drafts)))
            .containsOnly(Change.CREATED)
            .hasSize(300);
        String before = fingerprint(tenant);
        assertThat(changes(upsert(tenant, drafts)))
            .containsOnly(Change.UNCHANGED)
            .hasSize(300);

        assertThat(fingerprint(tenant)).isEqualTo(before);
        assertThat(
            database.query("select product_count from tenant_usage where tenant_id = '" + tenant.id() + "'")
        ).isEqualTo("300");
        assertThat(
            database.query("select count(*) from category_product where tenant_id = '" + tenant.id() + "'")
        ).isEqualTo("900");
    }

    @Test
    void keepsTheSummaryOfAProductRight() {
        upsert(tenant, List.of(Drafts.product(tenant, "shirt", "S1")));

        assertThat(
            product("shirt", "min_price_minor || ' ' || max_price_minor || ' ' || variant_count || ' ' || is_available")
        ).isEqualTo("1000 1500 2 true");

        upsert(tenant, List.of(Drafts.withStock(tenant, Drafts.product(tenant, "shirt", "S1"), 0)));
        assertThat(product("shirt", "is_available || ' ' || version")).isEqualTo("false 2");
    }

    @Test
    void neverTouchesTheTwinTenant() {
        TestTenant twin = database.createTenant("STARTER");
        upsert(tenant, List.of(Drafts.product(tenant, "shirt", "S1")));
        upsert(twin, List.of(Drafts.product(twin, "shirt", "S1")));
        String before = fingerprint(twin);

        ProductDraft changed = Drafts.withStock(
            tenant,
            Drafts.named(Drafts.product(tenant, "shirt", "S1"), "Other"),
            77
        );
        assertThat(changes(upsert(tenant, List.of(changed)))).containsExactly(Change.UPDATED);

        assertThat(fingerprint(twin)).isEqualTo(before);
        assertThat(product("shirt", "name")).isEqualTo("Other");
    }

    @Test
    void refusesReferencesOfAnotherTenantLikeUnknownOnes() {
        TestTenant twin = database.createTenant("STARTER");

        ProductOutcome foreign = upsert(tenant, List.of(Drafts.product(twin, "shirt", "S1"))).getFirst();
        TestTenant nobody = new TestTenant(
            tenant.id(),
            "x",
            UUID.randomUUID(),
            UUID.randomUUID(),
            UUID.randomUUID(),
            UUID.randomUUID()
        );
        ProductOutcome unknown = upsert(tenant, List.of(Drafts.product(nobody, "shirt", "S1"))).getFirst();

        assertThat(foreign).isInstanceOf(ProductOutcome.Refused.class).isEqualTo(unknown);
        assertThat(fingerprint(tenant)).isEqualTo("0 0");
    }

    @Test
    void refusesAnArticleNumberOfAnotherProductAndWritesTheRest() {
        upsert(tenant, List.of(Drafts.product(tenant, "first", "A")));

        List<ProductOutcome> outcomes = upsert(
            tenant,
            List.of(
                Drafts.product(tenant, "second", "A"),
                Drafts.product(tenant, "third", "B"),
                Drafts.product(tenant, "fourth", "B")
            )
        );

        assertThat(problems(outcomes.get(0)))
            .extracting(DraftProblem::code)
            .containsOnly(Code.TAKEN);
        assertThat(problems(outcomes.get(0)).getFirst().path()).containsExactly("variants", "0", "sku");
        assertThat(outcomes.get(1)).isInstanceOf(Written.class);
        assertThat(problems(outcomes.get(2)))
            .extracting(DraftProblem::code)
            .containsOnly(Code.TAKEN);
        assertThat(database.query("select count(*) from product where tenant_id = '" + tenant.id() + "'")).isEqualTo(
            "2"
        );
    }

    @Test
    void keepsAbsentVariantsUnlessToldToReplaceThem() {
        upsert(tenant, List.of(Drafts.product(tenant, "shirt", "S1")));
        ProductDraft onlyFirst = Drafts.withVariants(
            Drafts.product(tenant, "shirt", "S1"),
            List.of(Drafts.variant(tenant, "S1-a", "Red", 900)),
            false
        );

        upsert(tenant, List.of(onlyFirst));
        assertThat(product("shirt", "variant_count || ' ' || min_price_minor || ' ' || max_price_minor")).isEqualTo(
            "2 900 1500"
        );

        upsert(tenant, List.of(Drafts.withVariants(onlyFirst, onlyFirst.variants(), true)));
        assertThat(product("shirt", "variant_count || ' ' || max_price_minor")).isEqualTo("1 900");
        assertThat(
            database.query(
                "select string_agg(value, ',') from product_option_value where tenant_id = '" + tenant.id() + "'"
            )
        ).isEqualTo("Red");
    }

    @Test
    void lets2VariantsSwapTheirNumbersAndValues() {
        upsert(tenant, List.of(Drafts.product(tenant, "shirt", "S1")));
        List<VariantDraft> swapped = List.of(
            Drafts.variant(tenant, "S1-a", "Blue", 1000),
            Drafts.variant(tenant, "S1-b", "Red", 1500)
        );

        List<ProductOutcome> outcomes = upsert(
            tenant,
            List.of(Drafts.withVariants(Drafts.product(tenant, "shirt", "S1"), swapped, false))
        );

        assertThat(changes(outcomes)).containsExactly(Change.UPDATED);
        assertThat(
            database.query(
                "select string_agg(sku || option_values[1], ',' order by sku) from variant" +
                    " where tenant_id = '" +
                    tenant.id() +
                    "'"
            )
        ).isEqualTo("S1-aBlue,S1-bRed");
    }

    @Test
    void stopsExactlyAtTheQuotaUnderConcurrentCreation() throws Exception {
        database.execute("insert into tenant_usage (tenant_id, product_count) values ('" + tenant.id() + "', 990)");
        List<Callable<ProductOutcome>> creations = new ArrayList<>();
        for (int number = 0; number < 20; number++) {
            ProductDraft draft = Drafts.product(tenant, "product-" + number, "SKU-" + number);
            creations.add(() -> upsert(tenant, List.of(draft)).getFirst());
        }

        List<ProductOutcome> outcomes = new ArrayList<>();
        try (var executor = Executors.newFixedThreadPool(20)) {
            for (var future : executor.invokeAll(creations)) {
                outcomes.add(future.get());
            }
        }

        assertThat(outcomes).filteredOn(Written.class::isInstance).hasSize(10);
        assertThat(outcomes)
            .filteredOn(ProductOutcome.QuotaReached.class::isInstance)
            .hasSize(10)
            .allSatisfy(outcome -> {
                var reached = (ProductOutcome.QuotaReached) outcome;
                assertThat(reached.limit()).isEqualTo(1000);
                assertThat(reached.used()).isEqualTo(1000);
            });
        assertThat(database.query("select count(*) from product where tenant_id = '" + tenant.id() + "'")).isEqualTo(
            "10"
        );
    }

    @Test
    void cleansDescriptionsOnce() {
        ProductDraft draft = Drafts.described(
            Drafts.product(tenant, "shirt", "S1"),
            "<h1>Big</h1><h2>Ok</h2><p onclick=\"x()\">A &amp; <b>b</b><script>alert(1)</script>" +
                "<a href=\"javascript:alert(1)\">j</a><a href=\"https://a.example/?x=1&y=2\">w</a></p><img src=x onerror=y>"
        );

        upsert(tenant, List.of(draft));
        assertThat(product("shirt", "description_html")).isEqualTo(
            "Big<h2>Ok</h2><p>A &amp; b<a rel=\"nofollow noopener\">j</a>" +
                "<a href=\"https://a.example/?x=1&amp;y=2\" rel=\"nofollow noopener\">w</a></p>"
        );
        assertThat(changes(upsert(tenant, List.of(draft)))).containsExactly(Change.UNCHANGED);
    }

    private List<ProductOutcome> upsert(TestTenant scope, List<ProductDraft> drafts) {
        return tenantDb.write(scope, () -> writer.upsert(scope, drafts));
    }

    private static List<Change> changes(List<ProductOutcome> outcomes) {
        assertThat(outcomes).allSatisfy(outcome -> assertThat(outcome).isInstanceOf(Written.class));
        return outcomes
            .stream()
            .map(outcome -> ((Written) outcome).change())
            .toList();
    }

    private static List<DraftProblem> problems(ProductOutcome outcome) {
        assertThat(outcome).isInstanceOf(ProductOutcome.Refused.class);
        return ((ProductOutcome.Refused) outcome).problems();
    }

    private String product(String slug, String columns) {
        return database.query(
            "select %s from product where tenant_id = '%s' and slug = '%s'".formatted(columns, tenant.id(), slug)
        );
    }

    /** Everything that a tenant's catalogue holds, as one text. */
    private String fingerprint(TestTenant of) {
        return List.of(
            "product",
            "variant",
            "stock_level",
            "product_option",
            "product_option_value",
            "product_image",
            "category_product"
        )
            .stream()
            .map(table ->
                database.query(
                    "select count(*) || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') from %s t where tenant_id = '%s'".formatted(
                        table,
                        of.id()
                    )
                )
            )
            .distinct()
            .reduce("", (left, right) -> left + right)
            .transform(text -> "0".equals(text) ? "0 0" : text);
    }
}
