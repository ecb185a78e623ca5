package io.quelyos.bff.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.quelyos.auth.token.OwnIssuer;
import io.quelyos.bff.backup.archive.Archives;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.testing.ServerTest;
import io.quelyos.bff.testing.TestTenants.TenantFactory;
import io.quelyos.bff.testing.TestTenants.TestTenant;
import io.quelyos.bff.testing.Tokens;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.apache.commons.compress.archivers.zip.UnixStat;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Archives that somebody with the key made, or that a disk spoiled: each is refused with its reason, and nothing changes. */
@ServerTest
class RefusedArchivesTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String LINK = "a link";

    @LocalServerPort
    private int port;

    @Autowired
    private TenantFactory tenants;

    @Autowired
    private OwnIssuer issuer;

    @Autowired
    private Archives archives;

    @Autowired
    private BackupSettings settings;

    private BackupConsole console;
    private BackupShop shop;
    private BackupShop twin;
    private String backup = "";
    private Archives.Name name = new Archives.Name(new UUID(0, 0), new UUID(0, 0));
    private Map<String, byte[]> entries = Map.of();

    @BeforeEach
    void makeABackup() {
        console = new BackupConsole(port, new Tokens(issuer));
        List<TestTenant> twins = tenants.createTwins();
        shop = BackupShop.furnish(tenants, twins.getFirst(), "mine");
        twin = BackupShop.furnish(tenants, twins.getLast(), "foreign");
        backup = console.make(shop.tenant()).path("id").asString();
        name = new Archives.Name(shop.tenant().id().value(), GlobalId.decode("bkp", backup).orElseThrow());
        entries = console.download(backup);
    }

    @Test
    void refusesWhatIsNotAsItSays() throws IOException {
        assertRefused("WRONG_CHECKSUM", with("data.json", data -> replace(data, "mine", "mime"), false));
        assertRefused("OVERSIZED", with("data.json", data -> replace(data, "mine", "mine and more"), false));
        assertRefused("DAMAGED", with("data.json", data -> replace(data, "{\"tables\":[", "{\"table\":["), true));
        assertRefused("DAMAGED", with("data.json", data -> replace(data, "\"rating\":4", "\"rating\":\"many\""), true));
        assertRefused("DAMAGED", with("metadata.json", text -> replace(text, "{", "["), false));
        Map<String, byte[]> lacking = new LinkedHashMap<>(entries);
        lacking.remove("data.json");
        assertRefused("DAMAGED", lacking);
        assertRefused("UNKNOWN_FORMAT", metadata("format", 2));
        assertRefused("NEWER_SCHEMA", metadata("schemaVersion", 9999));
    }

    @Test
    void refusesEntriesThatLeadElsewhere() throws IOException {
        for (String path : List.of("../evil", "/etc/passwd", "filestore/../../evil", "C:\\evil")) {
            assertRefused("UNSAFE_PATH", and(path));
        }
        assertRefused("LINK", and(LINK));
        assertRefused("DAMAGED", and("filestore/product_images/notes.txt"));
        assertRefused("DAMAGED", and("filestore/product_images/" + UUID.randomUUID() + ".png"));
    }

    @Test
    void refusesAnotherTenantsArchiveInThePlaceOfItsOwn() throws IOException {
        String foreign = console.make(twin.tenant()).path("id").asString();
        String before = BackupShop.fingerprint(tenants, twin.tenant().id().value());
        assertRefused("OTHER_TENANT", console.download(foreign));
        assertThat(BackupShop.fingerprint(tenants, twin.tenant().id().value())).isEqualTo(before);

        // Its sealed file under the other's name does not even open.
        Path folder = Path.of(settings.folder());
        UUID other = GlobalId.decode("bkp", foreign).orElseThrow();
        for (String kind : List.of(".qbk", ".key")) {
            Files.copy(
                folder.resolve(twin.tenant().id() + "/" + other + kind),
                folder.resolve(name.tenantId() + "/" + name.backupId() + kind),
                StandardCopyOption.REPLACE_EXISTING
            );
        }
        assertThat(reason()).isEqualTo("DAMAGED");
    }

    @Test
    void refusesWhatLacksItsEndOrWasTouched() throws IOException {
        Path file = Path.of(settings.folder()).resolve(name.tenantId() + "/" + name.backupId() + ".qbk");
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, 10));
        assertThat(reason()).isEqualTo("TRUNCATED");
        byte[] changed = whole.clone();
        changed[whole.length / 3] ^= 4;
        Files.write(file, changed);
        assertThat(reason()).isEqualTo("DAMAGED");
        Files.delete(file);
        JsonNode gone = console.preview(backup, shop.tenant());
        assertThat(gone.path("state").asString()).isEqualTo("FAILED");
        assertThat(gone.path("failure").asString()).contains("not in the storage");
    }

    @Test
    void bringsInAnArchiveOfAnOlderSchema() throws IOException {
        Map<String, byte[]> older = with(
            "data.json",
            data ->
                replace(
                    replace(replace(data, "\"seo_title\"", "\"gone_since\""), "\"featured_position\",", ""),
                    "\"table\":\"site\"",
                    "\"table\":\"gone_table\""
                ),
            true
        );
        Map<String, byte[]> lost = metadata(older, "schemaVersion", 1);
        write(lost);
        assertThat(console.drill(shop.tenant()).path("failure").asString())
            .as("a table that the archive says it has, and has not")
            .contains("site");
        Map<String, byte[]> told = new LinkedHashMap<>(lost);
        told.computeIfPresent("metadata.json", (name, text) -> replace(text, "\"site\"", "\"gone_table\""));
        write(told);
        tenants
            .superuser()
            .sql("update product set seo_title = 'since', featured_position = 3 where tenant_id = ?")
            .param(shop.tenant().id().value())
            .update();
        JsonNode done = console.apply(console.preview(backup, shop.tenant()));
        assertThat(done.path("state").asString()).as("%s", done).isEqualTo("SUCCEEDED");
        assertThat(BackupConsole.outcome(done.path("result"), "site")).isEqualTo("none");
        String kept = tenants
            .superuser()
            .sql("select seo_title || featured_position from product where tenant_id = ?")
            .param(shop.tenant().id().value())
            .query(String.class)
            .single();
        assertThat(kept).as("columns that the archive does not know stay").isEqualTo("since3");
        JsonNode drill = console.drill(shop.tenant());
        assertThat(drill.path("state").asString())
            .as("a drill compares what both know: %s", drill)
            .isEqualTo("SUCCEEDED");
    }

    @Test
    void showsInADrillWhatItHasTwice() throws IOException {
        write(with("data.json", data -> twice(data, "\"quantity\":7"), true));
        JsonNode drill = console.drill(shop.tenant());
        assertThat(drill.path("state").asString()).as("%s", drill).isEqualTo("FAILED");
        String numbers = ",\"rowsInBackup\":2,\"rowsRestored\":1}";
        assertThat(drill.path("differences").toString()).isEqualTo(
            "[{\"table\":\"stock_level\",\"kind\":\"COUNT\"" +
                numbers +
                ",{\"table\":\"stock_level\",\"kind\":\"ROWS\"" +
                numbers +
                "]"
        );
    }

    private void assertRefused(String reason, Map<String, byte[]> changed) throws IOException {
        write(changed);
        String before = BackupShop.fingerprint(tenants, shop.tenant().id().value());
        assertThat(reason()).as("%s", changed.keySet()).isEqualTo(reason);
        assertThat(BackupShop.fingerprint(tenants, shop.tenant().id().value())).isEqualTo(before);
    }

    private String reason() {
        JsonNode refused = console.preview(backup, shop.tenant());
        assertThat(refused.path("state").asString()).as("%s", refused).isEqualTo("REFUSED");
        assertThat(refused.at("/refusal/message").asString()).endsWith(".");
        return refused.at("/refusal/reason").asString();
    }

    /** Puts another archive in the place of the backup's, sealed by the product's own key. */
    private void write(Map<String, byte[]> content) throws IOException {
        archives.write(name, target -> {
            var zip = new ZipArchiveOutputStream(new Unclosed(target));
            for (var each : content.entrySet()) {
                var entry = new ZipArchiveEntry(each.getKey());
                if (each.getKey().equals(LINK)) {
                    entry.setUnixMode(UnixStat.LINK_FLAG | 0777);
                }
                zip.putArchiveEntry(entry);
                zip.write(each.getValue());
                zip.closeArchiveEntry();
            }
            zip.finish();
            return "";
        });
    }

    private static final class Unclosed extends OutputStream {

        private final OutputStream target;

        Unclosed(OutputStream target) {
            this.target = target;
        }

        @Override
        public void write(int value) throws IOException {
            target.write(value);
        }

        @Override
        public void write(byte[] content, int offset, int length) throws IOException {
            target.write(content, offset, length);
        }
    }

    private Map<String, byte[]> and(String path) {
        Map<String, byte[]> more = new LinkedHashMap<>(entries);
        more.put(path, new byte[] { 1 });
        return more;
    }

    /** The entries with one changed; told in the metadata, or not. */
    private Map<String, byte[]> with(String entry, UnaryOperator<byte[]> change, boolean isTold) {
        Map<String, byte[]> changed = new LinkedHashMap<>(entries);
        byte[] content = change.apply(Objects.requireNonNull(entries.get(entry)));
        changed.put(entry, content);
        if (isTold) {
            ObjectNode metadata = readMetadata(changed);
            for (JsonNode said : (ArrayNode) metadata.path("entries")) {
                if (said.path("name").asString().equals(entry)) {
                    ((ObjectNode) said).put("bytes", content.length).put("sha256", sha256(content));
                }
            }
            changed.put("metadata.json", JSON.writeValueAsBytes(metadata));
        }
        return changed;
    }

    private Map<String, byte[]> metadata(String field, int value) {
        return metadata(entries, field, value);
    }

    private static Map<String, byte[]> metadata(Map<String, byte[]> of, String field, int value) {
        Map<String, byte[]> changed = new LinkedHashMap<>(of);
        changed.put("metadata.json", JSON.writeValueAsBytes(readMetadata(of).put(field, value)));
        return changed;
    }

    private static ObjectNode readMetadata(Map<String, byte[]> of) {
        return (ObjectNode) JSON.readTree(Objects.requireNonNull(of.get("metadata.json")));
    }

    private static byte[] replace(byte[] content, String from, String to) {
        String text = new String(content, StandardCharsets.UTF_8);
        assertThat(text).contains(from);
        return text.replace(from, to).getBytes(StandardCharsets.UTF_8);
    }

    /** The data with the one row twice that has something in it. */
    private static byte[] twice(byte[] data, String mark) {
        String text = new String(data, StandardCharsets.UTF_8);
        String row = text
            .lines()
            .filter(line -> line.contains(mark))
            .findFirst()
            .orElseThrow();
        return replace(data, row, row + ",\n" + row);
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException exception) {
            throw new IllegalStateException(exception);
        }
    }
}
