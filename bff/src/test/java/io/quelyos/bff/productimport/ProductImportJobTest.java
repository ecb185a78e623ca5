package io.quelyos.bff.productimport;

import static io.quelyos.bff.productimport.ProductImportPayload.ErrorPolicy.ABORT;
import static io.quelyos.bff.productimport.ProductImportPayload.ErrorPolicy.SKIP;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.graphql.type.UserError;
import io.quelyos.bff.testing.ServerTest;
import io.quelyos.bff.testing.SqlStatements;
import io.quelyos.persistence.tenant.TenantDb;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Imports as jobs: their turns, their ends before the end, and what happens when their worker dies. */
@ServerTest
class ProductImportJobTest {

    @Autowired
    private ImportBench bench;

    @Autowired
    private ProductImportService imports;

    @Autowired
    private TenantDb tenantDb;

    @Test
    void letsImportsOfOneTenantTakeTurnsAndThoseOfOthersPass() throws IOException {
        TenantContext tenant = bench.tenant("GROWTH");
        TenantContext other = bench.tenant("GROWTH");
        UUID running = insertImport(tenant, ImportBench.sample("apparel.csv"), "RUNNING", 0);
        ProductImport second = bench.start(tenant, ImportBench.sample("apparel.csv"), false, ABORT);
        ProductImport third = bench.start(tenant, ImportBench.sample("apparel.csv"), false, ABORT);

        ProductImport others = bench.run(other, ImportBench.sample("apparel.csv"), false, ABORT);
        assertThat(others.state()).isEqualTo("COMPLETED");
        assertThat(state(tenant, second)).isEqualTo("QUEUED");
        ProductImportPayload cancelled = imports.cancel(tenant, GlobalId.encode("imp", third.id()));
        assertThat(Objects.requireNonNull(cancelled.productImport()).state()).isEqualTo("CANCELLED");
        bench.execute("update product_import set state = 'COMPLETED', finished_at = now() where id = ?", running);

        assertThat(bench.finished(tenant, second.id()).progress().createdCount()).isEqualTo(20);
        assertThat(state(tenant, third)).isEqualTo("CANCELLED");
        assertThat(bench.count(tenant, "product")).isEqualTo(20);
        assertThat(imports.cancel(tenant, GlobalId.encode("imp", second.id())).userErrors())
            .extracting(UserError::code)
            .containsExactly(UserError.Code.WRONG_STATE);
    }

    @Test
    void runsTwoImportsOfOneFileOneAfterTheOther() throws IOException {
        TenantContext tenant = bench.tenant("GROWTH");
        ProductImport first = bench.start(tenant, ImportBench.sample("apparel.csv"), false, SKIP);
        ProductImport second = bench.start(tenant, ImportBench.sample("apparel.csv"), false, ABORT);

        ProductImport firstDone = bench.finished(tenant, first.id());
        ProductImport secondDone = bench.finished(tenant, second.id());

        assertThat(firstDone.progress().createdCount()).isEqualTo(20);
        assertThat(secondDone.progress().unchangedCount()).isEqualTo(20);
        assertThat(secondDone.startedAt()).isAfterOrEqualTo(firstDone.finishedAt());
    }

    @Test
    void takesEverythingBackWhenItIsCancelledAtWork() {
        TenantContext tenant = bench.tenant("ENTERPRISE");
        String before = bench.checksum(tenant);
        ProductImport started = bench.start(tenant, largeFile(10_000), false, ABORT);
        bench.await(tenant, started.id(), found -> found.progress().processedRowCount() > 0);

        ProductImportPayload payload = imports.cancel(tenant, GlobalId.encode("imp", started.id()));
        ProductImport done = bench.finished(tenant, started.id());

        assertThat(payload.userErrors()).isEmpty();
        assertThat(done.state()).isEqualTo("CANCELLED");
        assertThat(done.progress().createdCount()).isZero();
        assertThat(bench.checksum(tenant).replaceAll(".{32}$", "")).isEqualTo(before.replaceAll(".{32}$", ""));
        assertThat(bench.count(tenant, "product")).isZero();
    }

    @Test
    void importsTwentyThousandRowsWithFewStatements() {
        TenantContext tenant = bench.tenant("ENTERPRISE");
        SqlStatements.clear();

        ProductImport done = bench.run(tenant, largeFile(10_000), false, SKIP);

        assertThat(done.state()).isEqualTo("COMPLETED");
        assertThat(done.progress()).isEqualTo(
            new ProductImport.Progress(20_000, 20_000, 10_000, 10_000, 0, 0, 0, 0, 0)
        );
        assertThat(bench.count(tenant, "variant")).isEqualTo(20_000);
        // 100 chunks, and beside them the file's slices; looks at the import and for jobs are left out.
        assertThat(
            SqlStatements.seenQueriesOfJobs()
                .stream()
                .filter(sql -> !sql.contains("from product_import i") && !sql.contains("scheduled_tasks"))
                .count()
        ).isBetween(100L, 1500L);
    }

    @Test
    void goesOnWhereADeadWorkerStopped() throws IOException {
        TenantContext tenant = bench.tenant("GROWTH");
        // The dead worker had committed the chunk that ends with row 8 of the data: 6 products, one of 3 variants.
        UUID id = insertImport(tenant, ImportBench.sample("apparel.csv"), "RUNNING", 8);
        bench.execute(
            "update product_import set created_count = 6, product_count = 20, row_count = 22 where id = ?",
            id
        );
        insertDeadTask(tenant, id);

        ProductImport done = bench.finished(tenant, id);

        assertThat(done.state()).isEqualTo("COMPLETED");
        assertThat(done.progress()).isEqualTo(new ProductImport.Progress(22, 22, 20, 20, 0, 0, 0, 0, 0));
        // The six were never really written here, which shows that they were passed over and not written again.
        assertThat(bench.count(tenant, "product")).isEqualTo(14);
    }

    @Test
    void beginsAnewWhereADeadWorkersTransactionWasLost() throws IOException {
        TenantContext tenant = bench.tenant("GROWTH");
        UUID id = insertImport(tenant, ImportBench.sample("apparel.csv"), "RUNNING", 8);
        bench.execute("update product_import set error_policy = 'ABORT', created_count = 6 where id = ?", id);
        insertDeadTask(tenant, id);

        ProductImport done = bench.finished(tenant, id);

        assertThat(done.progress()).isEqualTo(new ProductImport.Progress(22, 22, 20, 20, 0, 0, 0, 0, 0));
        assertThat(bench.count(tenant, "product")).isEqualTo(20);
    }

    @Test
    void leavesNeitherImportNorJobWhenTheTransactionIsLost() throws IOException {
        TenantContext tenant = bench.tenant("GROWTH");
        UUID upload = bench.upload(tenant, ImportBench.sample("apparel.csv"));
        List<UUID> started = new ArrayList<>();

        try {
            tenantDb.write(tenant, () -> {
                var input = new ProductImportPayload.StartInput(GlobalId.encode("upl", upload), false, ABORT);
                started.add(Objects.requireNonNull(imports.start(tenant, input).productImport()).id());
                throw new ImportStop(ImportStop.Reason.TAKEN_BACK);
            });
        } catch (ImportStop expected) {
            assertThat(expected.reason()).isEqualTo(ImportStop.Reason.TAKEN_BACK);
        }

        assertThat(bench.count(tenant, "product_import")).isZero();
        assertThat(
            bench.one(
                "select count(*) from scheduled_tasks where task_name = 'product-import' and task_instance = '" +
                    started.getFirst() +
                    "'"
            )
        ).isEqualTo("0");
    }

    private String state(TenantContext tenant, ProductImport found) {
        return bench.await(tenant, found.id(), any -> true).state();
    }

    private UUID insertImport(TenantContext tenant, byte[] file, String state, int processedRows) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        bench.execute(
            """
            insert into product_import (tenant_id, id, file_id, state, is_dry_run, error_policy, requested_by,
                processed_row_count, started_at)
            values (?, ?, ?, ?, false, 'SKIP', 'staff:test', ?, now())
            """,
            tenant.tenantId().value(),
            id,
            bench.upload(tenant, file),
            state,
            processedRows
        );
        return id;
    }

    private void insertDeadTask(TenantContext tenant, UUID id) {
        bench.execute(
            """
            insert into scheduled_tasks (task_name, task_instance, task_data, execution_time, picked, picked_by,
                last_heartbeat, version)
            values ('product-import', ?, convert_to(?, 'UTF8'), now() - interval '1 hour', true, 'a dead instance',
                now() - interval '1 hour', 2)
            """,
            id.toString(),
            tenant.tenantId().toString()
        );
    }

    /** Products of two variants each. */
    private static byte[] largeFile(int products) {
        var text = new StringBuilder("Handle,Title,Option1 Name,Option1 Value,Variant SKU,Variant Price,Image Src\n");
        for (int number = 0; number < products; number++) {
            text.append("p-")
                .append(number)
                .append(",Product ")
                .append(number)
                .append(",Size,S,SKU-")
                .append(number)
                .append("-S,9.90,https://x.example/")
                .append(number)
                .append(".jpg\n");
            text.append("p-").append(number).append(",,,M,SKU-").append(number).append("-M,9.90,\n");
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
