package io.quelyos.bff.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.testing.Answer;
import io.quelyos.bff.testing.GraphQlClient;
import io.quelyos.bff.testing.TestTenants.TestTenant;
import io.quelyos.bff.testing.Tokens;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import tools.jackson.databind.JsonNode;

/** An operator who works on backups through HTTP. */
public final class BackupConsole {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String BACKUP = """
    { id state cause requestedBy fileName failure createdAt startedAt finishedAt tenant { id slug name }
      progress { rowsDone rowsTotal percent }
      content { rows files sizeKilobytes schemaVersion productVersion } }
    """;
    private static final String DRILL = """
    { id state cause requestedBy fileName failure milliseconds tenant { id slug } backupId progress { percent }
      compared { tables rows files } differences { table kind rowsInBackup rowsRestored } }
    """;
    private static final String ERRORS = " userErrors { __typename code message field } ";

    private final GraphQlClient client;

    public BackupConsole(int port, Tokens tokens) {
        this.client = GraphQlClient.of(port).bearer(
            tokens.operator("TENANT_READ", "BACKUP_READ", "BACKUP_WRITE", "BACKUP_DOWNLOAD", "BACKUP_RESTORE")
        );
    }

    public static String id(TestTenant tenant) {
        return GlobalId.encode("ten", tenant.id().value());
    }

    public GraphQlClient client() {
        return client;
    }

    /** Asks for a backup; answers the payload. */
    public JsonNode start(TestTenant tenant) {
        return client
            .send(
                "mutation ($id: ID!) { superAdminBackupStart(tenantId: $id, reason: \"test\") { backup " +
                    BACKUP +
                    ERRORS +
                    "} }",
                Map.of("id", id(tenant))
            )
            .data("/superAdminBackupStart");
    }

    /** Makes a backup to its good end; answers it. */
    public JsonNode make(TestTenant tenant) {
        JsonNode payload = start(tenant);
        assertThat(payload.path("userErrors").size()).as("%s", payload).isZero();
        JsonNode over = awaitOver(payload.at("/backup/id").asString());
        assertThat(over.path("state").asString()).as("%s", over).isEqualTo("SUCCEEDED");
        return over;
    }

    public JsonNode find(String id) {
        return client
            .send("query ($id: ID!) { superAdmin { backup(id: $id) " + BACKUP + " } }", Map.of("id", id))
            .data("/superAdmin/backup");
    }

    public JsonNode awaitOver(String id) {
        return await()
            .atMost(Duration.ofSeconds(60))
            .pollInterval(Duration.ofMillis(50))
            .until(() -> find(id), found -> !List.of("QUEUED", "RUNNING").contains(found.path("state").asString()));
    }

    public JsonNode list(Map<String, ?> where) {
        return client
            .send(
                "query ($where: SuperAdminBackupFilter) { superAdmin { backups(first: 100, where: $where) {" +
                    " totalCount nodes " +
                    BACKUP +
                    " } } }",
                Map.of("where", where)
            )
            .data("/superAdmin/backups");
    }

    /** Runs one of the actions on a backup that exists; answers the payload. */
    public JsonNode act(String mutation, String selection, String id) {
        return client
            .send(
                "mutation ($id: ID!) { " + mutation + "(id: $id, reason: \"test\") { " + selection + ERRORS + "} }",
                Map.of("id", id)
            )
            .data("/" + mutation);
    }

    /** Asks for a look at what a restore does; answers it when that is over, or null with a refusal at once. */
    public JsonNode preview(String backup, TestTenant tenant) {
        JsonNode payload = client
            .send(
                "mutation ($backup: ID!, $tenant: ID!) { superAdminRestorePreview(backupId: $backup, tenantId: $tenant," +
                    " reason: \"test\") { restore { id }" +
                    ERRORS +
                    "} }",
                Map.of("backup", backup, "tenant", id(tenant))
            )
            .data("/superAdminRestorePreview");
        assertThat(payload.path("userErrors").size()).as("%s", payload).isZero();
        return awaitRestore(payload.at("/restore/id").asString());
    }

    /** Confirms what was looked at; answers it when it is over. */
    public JsonNode apply(JsonNode previewed) {
        assertThat(previewed.path("state").asString()).as("%s", previewed).isEqualTo("PREVIEWED");
        JsonNode payload = act("superAdminRestoreApply", "restore { id }", previewed.path("id").asString());
        assertThat(payload.path("userErrors").size()).as("%s", payload).isZero();
        return awaitRestore(previewed.path("id").asString());
    }

    /** Makes a tenant of a backup; answers the payload. */
    public JsonNode copy(String backup, String slug) {
        return client
            .send(
                "mutation ($backup: ID!, $slug: String!) { superAdminRestoreCopy(backupId: $backup, slug: $slug," +
                    " name: \"Copy\", reason: \"test\") { restore { id isCopy tenant { id } }" +
                    ERRORS +
                    "} }",
                Map.of("backup", backup, "slug", slug)
            )
            .data("/superAdminRestoreCopy");
    }

    public JsonNode awaitRestore(String id) {
        return await()
            .atMost(Duration.ofSeconds(60))
            .pollInterval(Duration.ofMillis(50))
            .until(
                () -> findRestore(id),
                found ->
                    List.of("PREVIEWED", "SUCCEEDED", "REFUSED", "FAILED", "CANCELLED").contains(
                        found.path("state").asString()
                    )
            );
    }

    JsonNode findRestore(String id) {
        return client
            .send(
                "query ($id: ID!) { superAdmin { restore(id: $id) { id state isCopy failure lapsesAt refusal { reason message }" +
                    " progress { percent } preview { table created updated kept conflicts }" +
                    " result { table created updated kept } } } }",
                Map.of("id", id)
            )
            .data("/superAdmin/restore");
    }

    /** How a table fared in a list of outcomes, as {@code created/updated/kept}. */
    static String outcome(JsonNode outcomes, String table) {
        for (JsonNode each : outcomes) {
            if (each.path("table").asString().equals(table)) {
                return each.path("created") + "/" + each.path("updated") + "/" + each.path("kept");
            }
        }
        return "none";
    }

    /** Asks for a drill; answers the payload. */
    public JsonNode startDrill(TestTenant tenant) {
        return client
            .send(
                "mutation ($id: ID!) { superAdminBackupDrillStart(tenantId: $id, reason: \"test\") { drill " +
                    DRILL +
                    ERRORS +
                    "} }",
                Map.of("id", id(tenant))
            )
            .data("/superAdminBackupDrillStart");
    }

    /** Has the newest backup restored on trial; answers the drill when it is over. */
    public JsonNode drill(TestTenant tenant) {
        JsonNode payload = startDrill(tenant);
        assertThat(payload.path("userErrors").size()).as("%s", payload).isZero();
        return awaitDrill(payload.at("/drill/id").asString());
    }

    public JsonNode awaitDrill(String id) {
        return await()
            .atMost(Duration.ofSeconds(60))
            .pollInterval(Duration.ofMillis(50))
            .until(
                () -> findDrill(id),
                found -> !List.of("QUEUED", "RUNNING").contains(found.path("state").asString())
            );
    }

    public JsonNode findDrill(String id) {
        return client
            .send("query ($id: ID!) { superAdmin { backupDrill(id: $id) " + DRILL + " } }", Map.of("id", id))
            .data("/superAdmin/backupDrill");
    }

    /** The drills of a tenant, and the newest one as the tenant itself shows it. */
    public JsonNode drillsOf(TestTenant tenant) {
        return client
            .send(
                "query ($id: ID!) { superAdmin { tenant(id: $id) { lastBackupDrill " +
                    DRILL +
                    " } backupDrills(tenantId: $id, first: 100) { nodes " +
                    DRILL +
                    " } tenants { totalCount } } }",
                Map.of("id", id(tenant))
            )
            .data("/superAdmin");
    }

    URI link(String id) {
        return URI.create(act("superAdminBackupDownload", "url expiresAt", id).path("url").asString());
    }

    /** What an address answers to this operator. */
    Answer fetch(URI link) {
        return client.exchange(client.request(link.getRawPath() + "?" + link.getRawQuery()).GET());
    }

    /** The entries of a backup's archive by their names, in their order. */
    public Map<String, byte[]> download(String id) {
        URI link = link(id);
        try {
            HttpResponse<InputStream> response = HTTP.send(
                client
                    .request(link.getRawPath() + "?" + link.getRawQuery())
                    .GET()
                    .build(),
                HttpResponse.BodyHandlers.ofInputStream()
            );
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.headers().firstValue("Content-Type")).hasValue("application/zip");
            Map<String, byte[]> entries = new LinkedHashMap<>();
            try (var zip = new ZipInputStream(response.body())) {
                for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                    entries.put(entry.getName(), zip.readAllBytes());
                }
            }
            return entries;
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(exception);
        }
    }
}
