package io.quelyos.bff.backup.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.quelyos.auth.token.OwnIssuer;
import io.quelyos.bff.backup.BackupConsole;
import io.quelyos.bff.backup.BackupShop;
import io.quelyos.bff.backup.archive.ArchiveStep.ColumnFilled;
import io.quelyos.bff.backup.archive.ArchiveStep.ColumnRenamed;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.testing.ServerTest;
import io.quelyos.bff.testing.TestTenants.TenantFactory;
import io.quelyos.bff.testing.TestTenants.TestTenant;
import io.quelyos.bff.testing.Tokens;
import io.quelyos.persistence.backup.BackupTable;
import io.quelyos.persistence.backup.BackupTableMapper;
import io.quelyos.persistence.backup.BackupTables;
import io.quelyos.persistence.backup.drill.ShadowMapper;
import io.quelyos.persistence.backup.restore.RestoreTableMapper;
import io.quelyos.persistence.tenant.TenantDb;
import io.quelyos.persistence.tenant.TenantId;
import io.quelyos.persistence.tenant.TenantScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.node.StringNode;

/**
 * Every column that archives ever held is there today, or a step says what became of it. The list of columns only grows:
 * {@code -Dbackup.columns=write} adds what is new.
 */
@ServerTest
class ArchiveStepsTest {

    private static final String COLUMNS = "backup/columns.txt";
    private static final ArchiveLimits LIMITS = new ArchiveLimits(1 << 30, 1000);

    @LocalServerPort
    private int port;

    @Autowired
    private ShadowMapper files;

    @Autowired
    private TenantFactory tenants;

    @Autowired
    private OwnIssuer issuer;

    @Autowired
    private TenantDb tenantDb;

    @Autowired
    private Archives archives;

    @Autowired
    private BackupTableMapper catalog;

    @Autowired
    private RestoreTableMapper tables;

    @Test
    void knowsWhatBecameOfEveryColumn() throws IOException {
        Collection<String> today = columnsOfToday();
        Collection<String> listed = new TreeSet<>(
            new ClassPathResource(COLUMNS).getContentAsString(StandardCharsets.UTF_8).lines().toList()
        );
        if (System.getProperty("backup.columns", "").equals("write")) {
            listed.addAll(today);
            Files.write(Path.of("src/test/resources").resolve(COLUMNS), listed);
        }
        assertThat(today).as("new columns: add them by -Dbackup.columns=write").isSubsetOf(listed);
        assertThat(orphans(listed, today, ArchiveStep.ALL))
            .as("columns of older archives that are gone: a migration needs a step in ArchiveStep.ALL")
            .isEmpty();
    }

    @Test
    void findsAColumnThatWasRenamedWithoutAStep() {
        List<String> today = List.of("product.title");
        List<String> listed = List.of("product.name", "product.title");
        assertThat(orphans(listed, today, List.of())).containsExactly("product.name");
        var step = new ArchiveStep(150, new ColumnRenamed("product", "name", "title"));
        assertThat(orphans(listed, today, List.of(step))).isEmpty();
    }

    @Test
    void bringsAnOlderArchiveInAsItIsToday() throws IOException {
        var console = new BackupConsole(port, new Tokens(issuer));
        TestTenant tenant = tenants.createTwins().getFirst();
        BackupShop shop = BackupShop.furnish(tenants, tenant, "mine");
        String made = console.make(tenant).path("id").asString();
        var name = new Archives.Name(tenant.id().value(), GlobalId.decode("bkp", made).orElseThrow());
        // As if later migrations had called a location's code its name, and had made codes of ids.
        List<ArchiveStep> steps = List.of(
            new ArchiveStep(9001, new ColumnRenamed("location", "code", "name")),
            new ArchiveStep(9002, new ColumnFilled("location", "code", row -> code(row.path("id").asString())))
        );
        var restorer = new TenantRestorer(catalog, tables, 100, steps);
        tenantDb.write(TenantScoped.of(tenant.id()), () -> restore(restorer, name));
        assertThat(differing(tenant, name, steps)).doesNotContain("location");
        assertThat(differing(tenant, name, List.of())).contains("location");
        String location = tenants
            .superuser()
            .sql("select code || ' ' || name from location where tenant_id = ? and id = ?")
            .params(tenant.id().value(), shop.location())
            .query(String.class)
            .single();
        assertThat(location).isEqualTo(code(shop.location().toString()).asString() + " here");
    }

    private static StringNode code(String id) {
        return StringNode.valueOf("c" + id.substring(24));
    }

    /** The tables that a comparison finds different from the archive. */
    private List<String> differing(TestTenant tenant, Archives.Name name, List<ArchiveStep> steps) {
        return tenantDb.write(TenantScoped.of(tenant.id()), () -> {
            try (ArchiveReader archive = ArchiveReader.open(archives.open(name), LIMITS)) {
                return new ArchiveComparison(catalog, files, 100, steps)
                    .compare(archive, (done, total) -> {})
                    .differences()
                    .stream()
                    .map(ArchiveComparison.Difference::table)
                    .toList();
            } catch (IOException exception) {
                throw new UncheckedIOException(exception);
            }
        });
    }

    private List<TenantRestorer.Outcome> restore(TenantRestorer restorer, Archives.Name name) {
        try (ArchiveReader archive = ArchiveReader.open(archives.open(name), LIMITS)) {
            return restorer.restore(archive, (done, total) -> {});
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    /** Columns that were once, are no more, and that no step takes up. */
    private static List<String> orphans(Collection<String> listed, Collection<String> today, List<ArchiveStep> steps) {
        List<String> orphans = new ArrayList<>(listed);
        orphans.removeAll(today);
        orphans.removeIf(column -> steps.stream().anyMatch(step -> isTakenUp(column, step.change())));
        return orphans;
    }

    private static boolean isTakenUp(String column, ArchiveStep.Change change) {
        return switch (change) {
            case ColumnRenamed renamed -> column.equals(renamed.table() + "." + renamed.column());
            case ArchiveStep.ColumnDropped dropped -> column.equals(dropped.table() + "." + dropped.column());
            case ArchiveStep.TableRenamed renamed -> column.startsWith(renamed.table() + ".");
            case ArchiveStep.TableDropped dropped -> column.startsWith(dropped.table() + ".");
            case ColumnFilled filled -> false;
        };
    }

    private Collection<String> columnsOfToday() {
        TenantScoped nobody = TenantScoped.of(new TenantId(UUID.randomUUID()));
        Collection<String> columns = new TreeSet<>();
        for (BackupTable table : BackupTables.read().values()) {
            if (table.isHeld()) {
                tenantDb
                    .read(nobody, () -> catalog.listColumns(table.name(), table.reckoned()))
                    .forEach(column -> columns.add(table.name() + "." + column));
            }
        }
        return columns;
    }
}
