package io.quelyos.bff.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.quelyos.auth.token.OwnIssuer;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.testing.Answer;
import io.quelyos.bff.testing.GraphQlClient;
import io.quelyos.bff.testing.ServerTest;
import io.quelyos.bff.testing.TestTenants.TenantFactory;
import io.quelyos.bff.testing.Tokens;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ServerTest
class SuperAdminBackupTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @LocalServerPort
    private int port;

    @Autowired
    private TenantFactory tenants;

    @Autowired
    private OwnIssuer issuer;

    @Autowired
    private BackupSettings settings;

    private BackupTwins twins;
    private BackupConsole console;
    private BackupShop shop;
    private BackupShop twin;

    @BeforeEach
    void furnish() {
        twins = BackupTwins.furnish(port, issuer, tenants);
        console = twins.console();
        shop = twins.shop();
        twin = twins.twin();
    }

    @Test
    void holdsExactlyTheTenantsRowsAndFiles() throws NoSuchAlgorithmException {
        JsonNode backup = console.make(shop.tenant());
        assertThat(backup.path("fileName").asString()).matches(
            "backup_" + shop.tenant().slug() + "_[0-9]{8}_[0-9]{6}\\.zip"
        );
        assertThat(backup.at("/progress/percent").asInt()).isEqualTo(100);
        Map<String, byte[]> entries = console.download(backup.path("id").asString());
        String image = "filestore/product_images/" + shop.image() + ".png";
        assertThat(entries.keySet()).containsExactly("data.json", image, "metadata.json");
        assertThat(entries.get(image)).isEqualTo(BackupShop.picture("mine"));

        String data = new String(Objects.requireNonNull(entries.get("data.json")), StandardCharsets.UTF_8);
        assertThat(data).contains("mine").doesNotContain("foreign").doesNotContain(twin.product().toString());
        JsonNode tables = JSON.readTree(data).path("tables");
        JsonNode product = table(tables, "product").path("rows").get(0);
        assertThat(product.path("name").asString()).isEqualTo("Shoe \"mine\"\nline two \\ é €");
        assertThat(product.has("tenant_id")).isFalse();
        assertThat(product.has("rating_count")).as("reckoned by a trigger").isFalse();
        assertThat(table(tables, "cart").isMissingNode()).isTrue();
        assertThat(table(tables, "category").path("rows").size()).isEqualTo(2);

        JsonNode metadata = JSON.readTree(entries.get("metadata.json"));
        assertThat(metadata.at("/tenant/id").asString()).isEqualTo(shop.tenant().id().toString());
        assertThat(metadata.path("schemaVersion").asInt())
            .isEqualTo(backup.at("/content/schemaVersion").asInt())
            .isGreaterThanOrEqualTo(130);
        for (JsonNode entry : metadata.path("entries")) {
            byte[] content = Objects.requireNonNull(entries.get(entry.path("name").asString()));
            assertThat(entry.path("bytes").asLong()).isEqualTo(content.length);
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            assertThat(entry.path("sha256").asString()).isEqualTo(HexFormat.of().formatHex(digest));
        }
        long rows = 0;
        for (JsonNode table : metadata.path("tables")) {
            assertThat(table(tables, table.path("name").asString()).path("rows").size()).isEqualTo(
                table.path("rows").asInt()
            );
            rows += table.path("rows").asInt();
        }
        assertThat(rows).isEqualTo(backup.at("/content/rows").asLong()).isGreaterThanOrEqualTo(11);
        assertThat(twins.audit(shop)).contains("backup.start test", "backup.succeed as requested by operator-1");
    }

    @Test
    void storesNothingThatCanBeReadWithoutTheKey() throws IOException {
        JsonNode backup = console.make(shop.tenant());
        UUID id = GlobalId.decode("bkp", backup.path("id").asString()).orElseThrow();
        Path archive = Path.of(settings.folder()).resolve(shop.tenant().id() + "/" + id + ".qbk");
        byte[] stored = Files.readAllBytes(archive);
        String text = new String(stored, StandardCharsets.ISO_8859_1);
        assertThat(text).startsWith("QBK1").doesNotContain("data.json").doesNotContain("metadata.json");
        assertThat(backup.at("/content/sizeKilobytes").asInt()).isEqualTo((stored.length + 999) / 1000);

        String used = "query ($id: ID!) { superAdmin { tenant(id: $id) { usage { backupKilobytes } } } }";
        assertThat(
            console
                .client()
                .send(used, Map.of("id", BackupConsole.id(shop.tenant())))
                .data("/superAdmin/tenant/usage/backupKilobytes")
                .asInt()
        ).isEqualTo((stored.length + 999) / 1000);

        stored[stored.length / 2] ^= 1;
        Files.write(archive, stored);
        Answer damaged = console.fetch(console.link(backup.path("id").asString()));
        assertThat(damaged.errorCodes()).containsExactly("UNAVAILABLE");

        JsonNode deleted = console.act("superAdminBackupDelete", "deletedBackupId", backup.path("id").asString());
        assertThat(deleted.path("deletedBackupId").asString()).isEqualTo(backup.path("id").asString());
        try (Stream<Path> left = Files.list(archive.getParent())) {
            assertThat(left).isEmpty();
        }
        assertThat(console.find(backup.path("id").asString()).isNull()).isTrue();
        assertThat(twins.audit(shop)).contains("backup.delete test");
    }

    @Test
    void letsOnlyTheOperatorDownloadWhomTheAddressWasMadeFor() {
        String id = console.make(shop.tenant()).path("id").asString();
        URI link = console.link(id);
        assertThat(console.fetch(link).status()).isEqualTo(200);
        assertThat(twins.audit(shop)).contains("backup.link test", "backup.download by a signed address");

        GraphQlClient anybody = GraphQlClient.of(port);
        String path = link.getRawPath() + "?" + link.getRawQuery();
        assertThat(anybody.exchange(anybody.request(path).GET()).errorCodes()).containsExactly("UNAUTHENTICATED");
        GraphQlClient powerless = anybody.bearer(new Tokens(issuer).operator("BACKUP_READ"));
        assertThat(powerless.exchange(powerless.request(path).GET()).errorCodes()).containsExactly("FORBIDDEN");
        for (String changed : List.of(
            path.replaceFirst("signature=.", "signature=!"),
            path.replaceFirst("expires=[0-9]+", "expires=1"),
            path.replaceFirst("expires=[0-9]+", "expires=9999999999"),
            link.getRawPath()
        )) {
            Answer refused = console.client().exchange(console.client().request(changed).GET());
            assertThat(refused.errorCodes()).as(changed).containsExactly("FORBIDDEN");
        }
        String random = GlobalId.encode("bkp", UUID.randomUUID());
        Answer unknown = console.client().exchange(console.client().request(path.replace(id, random)).GET());
        assertThat(unknown.errorCodes()).containsExactly("NOT_FOUND");
        assertThat(
            twins
                .audit(shop)
                .stream()
                .filter(row -> row.startsWith("backup.download"))
        ).hasSize(1);
    }

    @Test
    void listsTheNewestFirstByTenantAndState() {
        String first = console.make(shop.tenant()).path("id").asString();
        String second = console.make(shop.tenant()).path("id").asString();
        console.make(twin.tenant());
        JsonNode mine = console.list(
            Map.of("tenantId", BackupConsole.id(shop.tenant()), "state", List.of("SUCCEEDED"))
        );
        assertThat(mine.path("totalCount").asInt()).isEqualTo(2);
        assertThat(mine.at("/nodes/0/id").asString()).isEqualTo(second);
        assertThat(mine.at("/nodes/1/id").asString()).isEqualTo(first);
        assertThat(mine.at("/nodes/1/tenant/slug").asString()).isEqualTo(shop.tenant().slug());
        JsonNode none = console.list(Map.of("tenantId", BackupConsole.id(shop.tenant()), "state", List.of("FAILED")));
        assertThat(none.path("totalCount").asInt()).isZero();
        assertThat(console.list(Map.of("tenantId", "nonsense")).path("nodes").size()).isZero();
    }

    @Test
    void refusesTenantsAndBackupsThatAreNot() {
        String random = GlobalId.encode("ten", UUID.randomUUID());
        JsonNode refused = console
            .client()
            .send(
                "mutation ($id: ID!) { superAdminBackupStart(tenantId: $id, reason: \"x\") { userErrors { code field } } }",
                Map.of("id", random)
            )
            .data("/superAdminBackupStart/userErrors/0");
        assertThat(refused.path("code").asString()).isEqualTo("NOT_FOUND");
        assertThat(refused.at("/field/0").asString()).isEqualTo("tenantId");
        for (String mutation : List.of(
            "superAdminBackupCancel",
            "superAdminBackupDelete",
            "superAdminBackupDownload"
        )) {
            JsonNode none = console.act(mutation, "__typename", GlobalId.encode("bkp", UUID.randomUUID()));
            assertThat(none.at("/userErrors/0/code").asString()).as(mutation).isEqualTo("NOT_FOUND");
        }
    }

    private static JsonNode table(JsonNode tables, String name) {
        for (JsonNode table : tables) {
            if (table.path("table").asString().equals(name)) {
                return table;
            }
        }
        return tables.path("none");
    }
}
