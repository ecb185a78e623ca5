package io.quelyos.bff.productimport;

import static org.assertj.core.api.Assertions.assertThat;

import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.testing.Answer;
import io.quelyos.bff.testing.GraphQlClient;
import io.quelyos.bff.testing.ServerTest;
import io.quelyos.bff.testing.SqlStatements;
import io.quelyos.bff.upload.UploadSettings;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Uploads and imports as a dashboard uses them: by HTTP, with a session. */
@ServerTest
class BackofficeProductImportTest {

    private static final String ANNOUNCE = """
    mutation ($name: String!) {
      backofficeUploadCreate(input: { fileName: $name }) {
        upload { id url maxBytes } userErrors { code message field }
      }
    }
    """;
    private static final String START = """
    mutation ($upload: ID!, $dry: Boolean!) {
      backofficeProductImportStart(input: { uploadId: $upload, dryRun: $dry, errorPolicy: ABORT }) {
        productImport { id state fileName } userErrors { code field }
      }
    }
    """;
    private static final String SHOW = """
    query ($id: ID!) {
      backoffice {
        productImport(id: $id) {
          state failureMessage finishedAt
          progress { rowCount productCount createdCount updatedCount unchangedCount skippedCount errorCount warningCount }
          errors { row column code message value }
          warnings { code }
        }
      }
    }
    """;
    private static final String LIST = """
    query ($first: Int, $after: String) {
      backoffice {
        productImports(first: $first, after: $after) {
          nodes { id state errors(first: 2) { code } warnings { code } }
          pageInfo { hasNextPage endCursor }
        }
      }
    }
    """;

    @LocalServerPort
    private int port;

    @Autowired
    private ImportBench bench;

    @Autowired
    private UploadSettings settings;

    private GraphQlClient staffOf(TenantContext tenant, String role) {
        return GraphQlClient.of(port).tenant(tenant.slug()).staff(bench.signIn(tenant, role));
    }

    private static Answer put(GraphQlClient client, String uploadId, byte[] content) {
        return client.exchange(
            client
                .request("/api/uploads/" + uploadId)
                .header("Content-Type", "text/csv")
                .PUT(BodyPublishers.ofByteArray(content))
        );
    }

    private static String announce(GraphQlClient client, String name) {
        return client.send(ANNOUNCE, Map.of("name", name)).data("/backofficeUploadCreate/upload/id").asString();
    }

    private Answer finished(GraphQlClient client, TenantContext tenant, String importId) {
        String hex = importId.substring(4);
        UUID id = UUID.fromString(hex.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5"));
        bench.finished(tenant, id);
        return client.send(SHOW, Map.of("id", importId));
    }

    @Test
    void importsAnUploadedFile() throws IOException {
        TenantContext tenant = bench.tenant("GROWTH");
        GraphQlClient client = staffOf(tenant, "OWNER");

        Answer announced = client.send(ANNOUNCE, Map.of("name", "apparel.csv"));
        String upload = announced.data("/backofficeUploadCreate/upload/id").asString();
        assertThat(upload).matches("upl_[0-9a-f]{32}");
        assertThat(announced.data("/backofficeUploadCreate/upload/url").asString()).isEqualTo(
            "http://127.0.0.1:" + port + "/api/uploads/" + upload
        );
        assertThat(announced.data("/backofficeUploadCreate/upload/maxBytes").asInt()).isEqualTo(20 * 1024 * 1024);
        assertThat(
            client
                .send(START, Map.of("upload", upload, "dry", true))
                .texts("/backofficeProductImportStart/userErrors", "/code")
        ).containsExactly("WRONG_STATE");
        assertThat(put(client, upload, ImportBench.sample("apparel.csv")).status()).isEqualTo(204);
        assertThat(put(client, upload, ImportBench.sample("apparel.csv")).status()).isEqualTo(409);

        Answer started = client.send(START, Map.of("upload", upload, "dry", true));
        String dry = started.data("/backofficeProductImportStart/productImport/id").asString();
        assertThat(
            finished(client, tenant, dry).data("/backoffice/productImport/progress/createdCount").asInt()
        ).isEqualTo(20);
        assertThat(bench.count(tenant, "product")).isZero();

        Answer real = client.send(START, Map.of("upload", upload, "dry", false));
        Answer done = finished(client, tenant, real.data("/backofficeProductImportStart/productImport/id").asString());
        assertThat(done.data("/backoffice/productImport/state").asString()).isEqualTo("COMPLETED");
        assertThat(done.data("/backoffice/productImport/progress").toString()).isEqualTo(
            "{\"rowCount\":22," +
                "\"productCount\":20,\"createdCount\":20,\"updatedCount\":0,\"unchangedCount\":0,\"skippedCount\":0," +
                "\"errorCount\":0,\"warningCount\":0}"
        );
        assertThat(bench.count(tenant, "product")).isEqualTo(20);
    }

    @Test
    void keepsOnlySoManyFilesThatNobodyImports() {
        TenantContext tenant = bench.tenant("GROWTH");
        GraphQlClient client = staffOf(tenant, "OWNER");
        String first = announce(client, "file0.csv");
        bench.execute(
            "insert into stored_file (tenant_id, id, file_name, media_type, purpose)" +
                " select ?, gen_random_uuid(), 'other.csv', 'text/csv', 'IMPORT' from generate_series(1, ?)",
            tenant.tenantId().value(),
            settings.unusedFiles() - 1
        );
        Answer refused = client.send(ANNOUNCE, Map.of("name", "one-too-many.csv"));
        assertThat(refused.data("/backofficeUploadCreate/upload").isNull()).isTrue();
        assertThat(refused.texts("/backofficeUploadCreate/userErrors", "/code")).containsExactly("WRONG_STATE");
        assertThat(refused.data("/backofficeUploadCreate/userErrors/0/message").asString()).contains("Import the ones");

        assertThat(put(client, first, "Handle,Title\na,A\n".getBytes(StandardCharsets.UTF_8)).status()).isEqualTo(204);
        client.send(START, Map.of("upload", first, "dry", true)).data("/backofficeProductImportStart/productImport/id");
        announce(client, "room-again.csv");
    }

    @Test
    void keepsOnlySoManyBytesThatNobodyImports() {
        TenantContext tenant = bench.tenant("GROWTH");
        GraphQlClient client = staffOf(tenant, "OWNER");
        String late = announce(client, "late.csv");
        String large = announce(client, "large.csv");
        bench.execute(
            "update stored_file set byte_size = ? where file_name = 'large.csv' and tenant_id = ?",
            200L * 1024 * 1024,
            tenant.tenantId().value()
        );
        assertThat(
            client.send(ANNOUNCE, Map.of("name", "more.csv")).texts("/backofficeUploadCreate/userErrors", "/code")
        ).containsExactly("WRONG_STATE");
        Answer refused = put(client, late, "Handle,Title\na,A\n".getBytes(StandardCharsets.UTF_8));
        assertThat(refused.status()).isEqualTo(413);
        assertThat(refused.errorCodes()).containsExactly("LIMIT_EXCEEDED");
        // Its own size counts once, however often it is sent.
        assertThat(put(client, large, "Handle,Title\na,A\n".getBytes(StandardCharsets.UTF_8)).status()).isEqualTo(204);
        assertThat(put(client, late, "Handle,Title\na,A\n".getBytes(StandardCharsets.UTF_8)).status()).isEqualTo(204);
    }

    @Test
    void takesAFileFromOneSenderAtATime() throws Exception {
        TenantContext tenant = bench.tenant("GROWTH");
        GraphQlClient client = staffOf(tenant, "OWNER");
        String upload = announce(client, "slow.csv");
        var content = new PipedInputStream(200_000);
        var end = new PipedOutputStream(content);
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            end.write(new byte[200_000]);
            var sending = executor.submit(() ->
                client.exchange(
                    client
                        .request("/api/uploads/" + upload)
                        .header("Content-Type", "text/csv")
                        .PUT(BodyPublishers.ofInputStream(() -> content))
                )
            );
            while (content.available() > 0) {
                Thread.sleep(20);
            }
            Thread.sleep(1500);
            Answer refused = put(client, upload, new byte[] { 'a' });
            end.close();
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.body()).contains("being sent");
            assertThat(sending.get().status()).isEqualTo(204);
        }
    }

    @Test
    void showsErrorsInTheFilesOrder() {
        TenantContext tenant = bench.tenant("GROWTH");
        GraphQlClient client = staffOf(tenant, "OWNER");
        String upload = announce(client, "broken.csv");
        put(
            client,
            upload,
            "Handle,Title,Variant Price,Mood\na,A,1,\nb,B,<b>,\nC,C,1,\n".getBytes(
                java.nio.charset.StandardCharsets.UTF_8
            )
        );

        Answer started = client.send(START, Map.of("upload", upload, "dry", false));
        Answer done = finished(
            client,
            tenant,
            started.data("/backofficeProductImportStart/productImport/id").asString()
        );

        assertThat(done.data("/backoffice/productImport/state").asString()).isEqualTo("FAILED");
        assertThat(done.texts("/backoffice/productImport/errors", "/row")).containsExactly("3", "4");
        assertThat(done.texts("/backoffice/productImport/errors", "/column")).containsExactly(
            "Variant Price",
            "Handle"
        );
        assertThat(done.texts("/backoffice/productImport/errors", "/code")).containsExactly(
            "PRICE_INVALID",
            "HANDLE_INVALID"
        );
        assertThat(done.texts("/backoffice/productImport/errors", "/value")).containsExactly("‹b›", "C");
        assertThat(done.texts("/backoffice/productImport/warnings", "/code")).containsExactly("COLUMN_IGNORED");
        assertThat(bench.count(tenant, "product")).isZero();
    }

    @Test
    void refusesUploadsOfOthers() throws IOException {
        TenantContext tenant = bench.tenant("GROWTH");
        TenantContext twin = bench.tenant("GROWTH");
        GraphQlClient client = staffOf(tenant, "OWNER");
        GraphQlClient stranger = staffOf(twin, "OWNER");
        GraphQlClient support = staffOf(tenant, "SUPPORT");
        GraphQlClient visitor = GraphQlClient.of(port).tenant(tenant.slug());
        String upload = announce(client, "apparel.csv");
        byte[] content = ImportBench.sample("apparel.csv");

        Answer foreign = put(stranger, upload, content);
        Answer random = put(stranger, "upl_" + "0".repeat(32), content);

        assertThat(foreign.status()).isEqualTo(404);
        assertThat(foreign.errorCodes()).containsExactly("NOT_FOUND");
        assertThat(foreign.json().at("/errors/0/message")).isEqualTo(random.json().at("/errors/0/message"));
        assertThat(put(support, upload, content).errorCodes()).containsExactly("FORBIDDEN");
        assertThat(put(visitor, upload, content).errorCodes()).containsExactly("UNAUTHENTICATED");
        assertThat(put(client, "prd_" + "0".repeat(32), content).status()).isEqualTo(404);
        assertThat(put(client, upload, new byte[0]).errorCodes()).containsExactly("BAD_REQUEST");
        assertThat(put(client, upload, new byte[20 * 1024 * 1024 + 1]).status()).isEqualTo(413);
        assertThat(
            bench.one("select sha256 is null from stored_file where tenant_id = ?", tenant.tenantId().value())
        ).isEqualTo("t");
        assertThat(
            stranger
                .send(START, Map.of("upload", upload, "dry", false))
                .texts("/backofficeProductImportStart/userErrors", "/code")
        ).containsExactly("NOT_FOUND");
        assertThat(
            client.send(ANNOUNCE, Map.of("name", "a/b.csv")).texts("/backofficeUploadCreate/userErrors", "/code")
        ).containsExactly("INVALID");
    }

    @Test
    void refusesBodiesOfUnknownLengthThatAreTooLong() {
        TenantContext tenant = bench.tenant("GROWTH");
        GraphQlClient client = staffOf(tenant, "OWNER");
        String upload = announce(client, "large.csv");
        byte[] tooLong = new byte[20 * 1024 * 1024 + 1];
        HttpRequest.Builder request = client
            .request("/api/uploads/" + upload)
            .PUT(BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(tooLong)));

        assertThat(client.exchange(request).status()).isEqualTo(413);
    }

    @Test
    void removesFilesWhenTheirTimeIsOver() throws IOException {
        TenantContext tenant = bench.tenant("GROWTH");
        GraphQlClient client = staffOf(tenant, "OWNER");
        String unused = announce(client, "unused.csv");
        String used = announce(client, "used.csv");
        put(client, used, ImportBench.sample("apparel.csv"));
        Answer started = client.send(START, Map.of("upload", used, "dry", true));
        finished(client, tenant, started.data("/backofficeProductImportStart/productImport/id").asString());
        assertThat(unused).isNotEqualTo(used);

        bench.execute(
            "update scheduled_tasks set execution_time = now() where task_name = 'upload-expiry' and task_data = " +
                "convert_to(?, 'UTF8')",
            tenant.tenantId().toString()
        );
        bench.awaitNone(
            "select count(*) from scheduled_tasks where task_name = 'upload-expiry' and task_data = " +
                "convert_to(?, 'UTF8')",
            tenant.tenantId().toString()
        );

        assertThat(
            bench.one(
                "select string_agg(file_name || (content is null), ' ') from stored_file where tenant_id = ?",
                tenant.tenantId().value()
            )
        ).isEqualTo("used.csvtrue");
        assertThat(
            client
                .send(START, Map.of("upload", used, "dry", true))
                .texts("/backofficeProductImportStart/userErrors", "/code")
        ).containsExactly("WRONG_STATE");
    }

    @Test
    void listsImportsNewestFirstWithAConstantNumberOfStatements() {
        TenantContext tenant = bench.tenant("GROWTH");
        TenantContext twin = bench.tenant("GROWTH");
        GraphQlClient client = staffOf(tenant, "OWNER");
        bench.run(twin, "Handle,Title\na,A\n", ProductImportPayload.ErrorPolicy.ABORT);
        bench.run(tenant, "Handle,Title\na,A\n", ProductImportPayload.ErrorPolicy.ABORT);
        int forOne = statements(client);
        ProductImport newest = bench.run(tenant, "Handle,Title\nb,B\n", ProductImportPayload.ErrorPolicy.ABORT);
        bench.run(tenant, "Handle,Title\nc,C\n", ProductImportPayload.ErrorPolicy.SKIP);

        Answer page = client.send(LIST, Map.of("first", 2));
        Answer rest = client.send(
            LIST,
            Map.of("first", 2, "after", page.data("/backoffice/productImports/pageInfo/endCursor").asString())
        );

        assertThat(page.texts("/backoffice/productImports/nodes", "/state")).containsExactly("COMPLETED", "FAILED");
        assertThat(page.texts("/backoffice/productImports/nodes", "/id"))
            .element(1)
            .isEqualTo("imp_" + newest.id().toString().replace("-", ""));
        assertThat(page.texts("/backoffice/productImports/nodes", "/errors/0/code")).containsExactly(
            "PRICE_MISSING",
            "PRICE_MISSING"
        );
        assertThat(rest.texts("/backoffice/productImports/nodes", "/state")).containsExactly("FAILED");
        assertThat(rest.data("/backoffice/productImports/pageInfo/hasNextPage").asBoolean()).isFalse();
        assertThat(statements(client)).isEqualTo(forOne).isEqualTo(3);
    }

    private static int statements(GraphQlClient client) {
        SqlStatements.clear();
        client.send(LIST, Map.of("first", 20));
        return (int) SqlStatements.seenQueries()
            .stream()
            .filter(sql -> sql.contains("product_import"))
            .count();
    }
}
