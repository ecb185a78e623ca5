package io.quelyos.bff.backup;

import static io.quelyos.bff.backup.ChangedArchive.replace;
import static io.quelyos.bff.backup.ChangedArchive.twice;
import static org.assertj.core.api.Assertions.assertThat;

import io.quelyos.auth.token.OwnIssuer;
import io.quelyos.bff.backup.archive.Archives;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.testing.ServerTest;
import io.quelyos.bff.testing.TestTenants.TenantFactory;
import io.quelyos.bff.testing.TestTenants.TestTenant;
import io.quelyos.bff.testing.Tokens;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Archives that somebody with the key made, or that a disk spoiled: each is refused with its reason, and nothing changes. */
@ServerTest
class RefusedArchivesTest {

    private static final byte[] ONE_BYTE = { 1 };

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
    private ChangedArchive whole = new ChangedArchive(Map.of());

    @BeforeEach
    void makeABackup() {
        console = new BackupConsole(port, new Tokens(issuer));
        List<TestTenant> twins = tenants.createTwins();
        shop = BackupShop.furnish(tenants, twins.getFirst(), "mine");
        twin = BackupShop.furnish(tenants, twins.getLast(), "foreign");
        backup = console.make(shop.tenant()).path("id").asString();
        name = new Archives.Name(shop.tenant().id().value(), GlobalId.decode("bkp", backup).orElseThrow());
        whole = new ChangedArchive(console.download(backup));
    }

    @Test
    void refusesWhatIsNotAsItSays() throws IOException {
        assertRefused("WRONG_CHECKSUM", whole.untold("data.json", data -> replace(data, "mine", "mime")));
        assertRefused("OVERSIZED", whole.untold("data.json", data -> replace(data, "mine", "mine and more")));
        assertRefused("DAMAGED", whole.data(data -> replace(data, "{\"tables\":[", "{\"table\":[")));
        assertRefused("DAMAGED", whole.data(data -> replace(data, "\"rating\":4", "\"rating\":\"many\"")));
        assertRefused("DAMAGED", whole.untold("metadata.json", text -> replace(text, "{", "[")));
        assertRefused("DAMAGED", whole.without("data.json"));
        assertRefused("UNKNOWN_FORMAT", whole.metadata("format", 2));
        assertRefused("NEWER_SCHEMA", whole.metadata("schemaVersion", 9999));
    }

    @Test
    void refusesARowThatIsThereTwice() throws IOException {
        assertRefused("DAMAGED", whole.data(data -> twice(data, "\"rating\":4")));
        JsonNode refused = console.preview(backup, shop.tenant());
        assertThat(refused.at("/refusal/message").asString()).isEqualTo(
            "The archive has a row of product_review twice. Nothing was changed."
        );
        JsonNode copied = console.copy(backup, "copy-of-" + shop.tenant().slug());
        assertThat(
            console.awaitRestore(copied.at("/restore/id").asString()).at("/refusal/reason").asString()
        ).isEqualTo("DAMAGED");
        JsonNode drill = console.drill(shop.tenant());
        assertThat(drill.path("failure").asString()).contains("a row of product_review twice");
    }

    @Test
    void refusesARowThatComesAgainFarBehind() throws IOException {
        int last = settings.fetchSize() + 5;
        tenants
            .superuser()
            .sql(
                "insert into brand (tenant_id, id, slug, name, name_key) select ?, uuidv7(), 'b-' || n, 'Brand ' || n, n" +
                    " from generate_series(1, ?) n"
            )
            .params(shop.tenant().id().value(), last)
            .update();
        backup = console.make(shop.tenant()).path("id").asString();
        name = new Archives.Name(shop.tenant().id().value(), GlobalId.decode("bkp", backup).orElseThrow());
        whole = new ChangedArchive(console.download(backup));
        String behind = "\"b-" + last + "\"";
        assertRefused("DAMAGED", whole.data(data -> again(data, "\"b-1\"", behind, "\"Brand ")));
        assertRefused("DAMAGED", whole.data(data -> again(data, "\"b-1\"", behind, "\"Other ")));
    }

    @Test
    void refusesEntriesThatLeadElsewhere() throws IOException {
        for (String path : List.of("../evil", "/etc/passwd", "filestore/../../evil", "C:\\evil")) {
            assertRefused("UNSAFE_PATH", whole.and(path, ONE_BYTE));
        }
        assertRefused("LINK", whole.and(ChangedArchive.LINK, ONE_BYTE));
        assertRefused("DAMAGED", whole.and("filestore/product_images/notes.txt", ONE_BYTE));
        assertRefused("DAMAGED", whole.and("filestore/product_images/" + UUID.randomUUID() + ".png", ONE_BYTE));
    }

    @Test
    void refusesAnotherTenantsArchiveInThePlaceOfItsOwn() throws IOException {
        String foreign = console.make(twin.tenant()).path("id").asString();
        String before = BackupShop.fingerprint(tenants, twin.tenant().id().value());
        assertRefused("OTHER_TENANT", new ChangedArchive(console.download(foreign)));
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
        byte[] sealed = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(sealed, 10));
        assertThat(reason()).isEqualTo("TRUNCATED");
        byte[] changed = sealed.clone();
        changed[sealed.length / 3] ^= 4;
        Files.write(file, changed);
        assertThat(reason()).isEqualTo("DAMAGED");
        Files.delete(file);
        JsonNode gone = console.preview(backup, shop.tenant());
        assertThat(gone.path("state").asString()).isEqualTo("FAILED");
        assertThat(gone.path("failure").asString()).contains("not in the storage");
    }

    @Test
    void bringsInAnArchiveOfAnOlderSchema() throws IOException {
        ChangedArchive older = whole.data(data ->
            replace(
                replace(replace(data, "\"seo_title\"", "\"gone_since\""), "\"featured_position\",", ""),
                "\"table\":\"site\"",
                "\"table\":\"gone_table\""
            )
        );
        ChangedArchive lost = older.metadata("schemaVersion", 1);
        write(lost);
        assertThat(console.drill(shop.tenant()).path("failure").asString())
            .as("a table that the archive says it has, and has not")
            .contains("site");
        write(lost.untold("metadata.json", text -> replace(text, "\"site\"", "\"gone_table\"")));
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

    private void assertRefused(String reason, ChangedArchive changed) throws IOException {
        write(changed);
        String before = BackupShop.fingerprint(tenants, shop.tenant().id().value());
        assertThat(reason()).as("%s", changed.entries().keySet()).isEqualTo(reason);
        assertThat(BackupShop.fingerprint(tenants, shop.tenant().id().value())).isEqualTo(before);
    }

    private void write(ChangedArchive changed) throws IOException {
        changed.write(archives, name);
    }

    private String reason() {
        JsonNode refused = console.preview(backup, shop.tenant());
        assertThat(refused.path("state").asString()).as("%s", refused).isEqualTo("REFUSED");
        assertThat(refused.at("/refusal/message").asString()).endsWith(".");
        return refused.at("/refusal/reason").asString();
    }

    /** The data with the row that has something in it once more behind another one, by another name. */
    private static byte[] again(byte[] data, String mark, String behind, String name) {
        String other = find(data, behind);
        return replace(data, other, other + ",\n" + find(data, mark).replace("\"Brand ", name));
    }

    private static String find(byte[] data, String mark) {
        String line = new String(data, StandardCharsets.UTF_8)
            .lines()
            .filter(each -> each.contains(mark))
            .findFirst()
            .orElseThrow();
        return line.endsWith(",") ? line.substring(0, line.length() - 1) : line;
    }
}
