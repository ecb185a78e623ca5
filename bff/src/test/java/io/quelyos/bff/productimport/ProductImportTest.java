package io.quelyos.bff.productimport;

import static io.quelyos.bff.productimport.ProductImportPayload.ErrorPolicy.ABORT;
import static io.quelyos.bff.productimport.ProductImportPayload.ErrorPolicy.SKIP;
import static org.assertj.core.api.Assertions.assertThat;

import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.testing.ServerTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class ProductImportTest {

    private static final String HEADER = "Handle,Title,Vendor,Variant SKU,Variant Price,Variant Inventory Qty\n";

    @Autowired
    private ImportBench bench;

    @Test
    void importsTheRealFilesAndNothingIntoTheTwin() throws IOException {
        TenantContext tenant = bench.tenant("GROWTH");
        TenantContext twin = bench.tenant("GROWTH");
        bench.run(twin, ImportBench.sample("apparel.csv"), false, ABORT);
        String twinBefore = bench.checksum(twin);

        ProductImport apparel = bench.run(tenant, ImportBench.sample("apparel.csv"), false, ABORT);
        ProductImport home = bench.run(tenant, ImportBench.sample("home-and-garden.csv"), false, SKIP);

        assertThat(apparel.state()).isEqualTo("COMPLETED");
        assertThat(apparel.progress()).isEqualTo(new ProductImport.Progress(22, 22, 20, 20, 0, 0, 0, 0, 0));
        assertThat(home.state()).isEqualTo("COMPLETED");
        assertThat(home.progress()).isEqualTo(new ProductImport.Progress(21, 21, 20, 20, 0, 0, 0, 0, 0));
        assertThat(bench.count(tenant, "product")).isEqualTo(40);
        assertThat(bench.count(tenant, "variant")).isEqualTo(43);
        assertThat(bench.count(tenant, "product_image")).isEqualTo(41);
        assertThat(bench.count(tenant, "stock_level")).isEqualTo(43);
        assertThat(
            bench.one(
                """
                select count(*) from product where tenant_id = ? and status = 'ACTIVE' and published_at is not null
                """,
                tenant.tenantId().value()
            )
        ).isEqualTo("40");
        assertThat(
            bench.one(
                """
                select string_agg(action, ' ' order by id) from audit_entry
                where tenant_id = ? and entity_id = ? and actor_id = ?
                """,
                tenant.tenantId().value(),
                apparel.id().toString(),
                tenant.actorKey()
            )
        ).isEqualTo("product_import.start product_import.finish");
        assertThat(bench.checksum(twin)).isEqualTo(twinBefore);
    }

    @Test
    void changesNothingTheSecondTime() throws IOException {
        TenantContext tenant = bench.tenant("GROWTH");
        bench.run(tenant, ImportBench.sample("home-and-garden.csv"), false, ABORT);
        String before = bench.checksum(tenant);

        ProductImport again = bench.run(tenant, ImportBench.sample("home-and-garden.csv"), false, ABORT);

        assertThat(again.progress()).isEqualTo(new ProductImport.Progress(21, 21, 20, 0, 0, 20, 0, 0, 0));
        assertThat(bench.checksum(tenant)).isEqualTo(before);
    }

    @Test
    void changesNothingUnderAbortWhenAnyRowIsWrong() throws IOException {
        TenantContext tenant = bench.tenant("GROWTH");
        bench.run(tenant, ImportBench.sample("apparel.csv"), false, ABORT);
        String before = bench.checksum(tenant);
        String broken = HEADER + "a,A,,,5,\nb,B,,,-1,x\nocean-blue-shirt,Changed,,,1,\nnew,,,,,\n";

        ProductImport done = bench.run(tenant, broken, ABORT);

        assertThat(done.state()).isEqualTo("FAILED");
        assertThat(done.failureMessage()).isEqualTo("The file has errors; nothing was changed.");
        assertThat(bench.errors(done.id())).containsExactly(
            "3 Variant Price PRICE_NEGATIVE",
            "3 Variant Inventory Qty NUMBER_INVALID",
            "5 Title TITLE_MISSING",
            "5 Variant Price PRICE_MISSING"
        );
        assertThat(done.progress()).isEqualTo(new ProductImport.Progress(4, 4, 4, 0, 0, 0, 2, 4, 0));
        assertThat(bench.checksum(tenant)).isEqualTo(before);
    }

    @Test
    void leavesOutOnlyWhatIsWrongUnderSkip() {
        TenantContext tenant = bench.tenant("GROWTH");
        bench.run(tenant, HEADER + "b,Before,Maker,,3,\n", ABORT);

        ProductImport done = bench.run(tenant, HEADER + "a,A,,,5,\nb,Changed,,,-1,x\nc,C,,,7,\n", SKIP);

        assertThat(done.state()).isEqualTo("COMPLETED");
        assertThat(done.progress()).isEqualTo(new ProductImport.Progress(3, 3, 3, 2, 0, 0, 1, 2, 0));
        assertThat(
            bench.one("select name from product where tenant_id = ? and slug = 'b'", tenant.tenantId().value())
        ).isEqualTo("Before");
        assertThat(bench.count(tenant, "product")).isEqualTo(3);
    }

    @Test
    void countsWithoutChangingInADryRun() throws IOException {
        TenantContext tenant = bench.tenant("GROWTH");
        bench.run(tenant, HEADER + "copper-light,Lamp,,,3,\n", ABORT);
        String before = bench.checksum(tenant);

        ProductImport done = bench.run(tenant, ImportBench.sample("home-and-garden.csv"), true, ABORT);

        assertThat(done.state()).isEqualTo("COMPLETED");
        assertThat(done.progress()).isEqualTo(new ProductImport.Progress(21, 21, 20, 19, 1, 0, 0, 0, 0));
        assertThat(bench.checksum(tenant)).isEqualTo(before);
    }

    @Test
    void tellsFilesThatCannotBeRead() {
        TenantContext tenant = bench.tenant("GROWTH");
        String before = bench.checksum(tenant);

        ProductImport done = bench.run(tenant, "Handle;Title\na;A\n", SKIP);

        assertThat(done.state()).isEqualTo("FAILED");
        assertThat(done.failureMessage()).isEqualTo("The columns are separated by \";\"; separate them by commas.");
        assertThat(bench.errors(done.id())).containsExactly("1 - SEPARATOR_UNSUPPORTED");
        assertThat(bench.checksum(tenant)).isEqualTo(before);
    }

    @Test
    void keepsWhatTheFileLeavesEmpty() {
        TenantContext tenant = bench.tenant("GROWTH");
        bench.run(tenant, HEADER + "a,A,Maker,S-1,5,4\n", ABORT);

        ProductImport done = bench.run(tenant, "Handle,Title,Variant SKU,Variant Price,Vendor\na,,S-1,6.50,\n", ABORT);

        assertThat(done.progress().updatedCount()).isEqualTo(1);
        assertThat(
            bench.one(
                """
                select concat_ws(' ', p.name, p.brand, v.sku, v.price_minor, s.quantity)
                from product p
                join variant v on v.tenant_id = p.tenant_id and v.product_id = p.id
                join stock_level s on s.tenant_id = v.tenant_id and s.variant_id = v.id
                where p.tenant_id = ?
                """,
                tenant.tenantId().value()
            )
        ).isEqualTo("A Maker S-1 650 4");
    }

    @Test
    void addsVariantsBesideTheStoredOnes() {
        TenantContext tenant = bench.tenant("GROWTH");
        String header = "Handle,Title,Option1 Name,Option1 Value,Variant SKU,Variant Price,Image Src,Variant Image\n";
        bench.run(
            tenant,
            header + "a,A,Size,S,S-1,5,https://x.example/1.jpg,\na,,,M,S-2,5,,https://x.example/m.jpg\n",
            ABORT
        );

        ProductImport done = bench.run(tenant, header + "a,A,Size,l,,7,https://x.example/2.jpg,\n", ABORT);
        ProductImport mismatch = bench.run(tenant, header + "a,A,,,S-9,7,,\n", ABORT);
        ProductImport bySku = bench.run(tenant, header + "a,A,,,S-2,8,,\n", ABORT);

        assertThat(done.progress().updatedCount()).isEqualTo(1);
        assertThat(bench.errors(mismatch.id())).containsExactly("2 Option1 Value OPTIONS_MISMATCH");
        assertThat(bySku.progress().updatedCount()).isEqualTo(1);
        assertThat(
            bench.one(
                """
                select string_agg(option_values[1] || price_minor, ' ' order by position) from variant where tenant_id = ?
                """,
                tenant.tenantId().value()
            )
        ).isEqualTo("S500 M800 l700");
        assertThat(
            bench.one(
                """
                select string_agg(concat_ws(':', i.position, i.external_url, v.sku), ' ' order by i.position)
                from product_image i
                left join variant v on v.tenant_id = i.tenant_id and v.id = i.variant_id
                where i.tenant_id = ?
                """,
                tenant.tenantId().value()
            )
        ).isEqualTo("1:https://x.example/1.jpg 2:https://x.example/m.jpg:S-2 3:https://x.example/2.jpg");
    }

    @Test
    void refusesArticleNumbersOfOtherProductsButNotOfOtherTenants() {
        TenantContext tenant = bench.tenant("GROWTH");
        TenantContext twin = bench.tenant("GROWTH");
        bench.run(twin, HEADER + "t,T,,S-1,5,\n", ABORT);
        bench.run(tenant, HEADER + "a,A,,S-2,5,\n", ABORT);

        ProductImport done = bench.run(tenant, HEADER + "b,B,,S-1,5,\nc,C,,S-2,5,\n", SKIP);

        assertThat(bench.errors(done.id())).containsExactly("3 Variant SKU SKU_TAKEN");
        assertThat(done.progress().createdCount()).isEqualTo(1);
    }

    @Test
    void reportsProductsBeyondThePlan() {
        TenantContext tenant = bench.tenant("STARTER");
        bench.run(tenant, HEADER + "a,A,,,5,\n", ABORT);
        bench.execute("update tenant_usage set product_count = 999 where tenant_id = ?", tenant.tenantId().value());
        String before = bench.checksum(tenant);

        ProductImport aborted = bench.run(tenant, HEADER + "a,A,,,6,\nb,B,,,5,\nc,C,,,5,\n", ABORT);
        String after = bench.checksum(tenant);
        ProductImport skipped = bench.run(tenant, HEADER + "a,A,,,6,\nb,B,,,5,\nc,C,,,5,\n", SKIP);

        assertThat(aborted.state()).isEqualTo("FAILED");
        assertThat(bench.errors(aborted.id())).containsExactly("4 - QUOTA_EXCEEDED");
        assertThat(after).isEqualTo(before);
        assertThat(skipped.progress()).isEqualTo(new ProductImport.Progress(3, 3, 3, 1, 1, 0, 1, 1, 0));
        assertThat(
            bench.one("select product_count from tenant_usage where tenant_id = ?", tenant.tenantId().value())
        ).isEqualTo("1000");
    }

    @Test
    void keepsTheOwnersHandsOffArchivedProducts() {
        TenantContext tenant = bench.tenant("GROWTH");
        String header = "Handle,Title,Variant Price,Published,Status\n";
        bench.run(tenant, header + "a,A,1,true,archived\nb,B,1,false,active\nc,C,1,,\nd,D,1,false,\n", ABORT);
        assertThat(statuses(tenant)).isEqualTo("a:ARCHIVED b:DRAFT c:ACTIVE d:DRAFT");

        bench.run(tenant, header + "a,A,1,true,\nb,B,1,,\nc,C,1,false,\nd,D,1,,active\n", ABORT);

        assertThat(statuses(tenant)).isEqualTo("a:ARCHIVED b:DRAFT c:DRAFT d:ACTIVE");
    }

    private String statuses(TenantContext tenant) {
        return bench.one(
            "select string_agg(slug || ':' || status, ' ' order by slug) from product where tenant_id = ?",
            tenant.tenantId().value()
        );
    }

    @Test
    void storesWarningsApart() {
        TenantContext tenant = bench.tenant("GROWTH");
        byte[] file = "Handle,Title,Variant Price,Variant Compare At Price,Mood\na,A,5,4,x\n".getBytes(
            StandardCharsets.UTF_8
        );

        ProductImport done = bench.run(tenant, file, false, ABORT);

        assertThat(done.state()).isEqualTo("COMPLETED");
        assertThat(done.progress().warningCount()).isEqualTo(2);
        assertThat(bench.errors(done.id())).isEmpty();
        assertThat(
            bench.one("select compare_at_minor is null from variant where tenant_id = ?", tenant.tenantId().value())
        ).isEqualTo("t");
        UUID id = done.id();
        assertThat(
            bench.one(
                "select string_agg(code, ' ' order by position) from product_import_error where import_id = ?",
                id
            )
        ).isEqualTo("COLUMN_IGNORED COMPARE_AT_PRICE_IGNORED");
    }
}
