package io.quelyos.persistence.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quelyos.persistence.testing.ScratchDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Somebody decided about every tenant table. A new one that is not named in {@code db/backup/tables.txt}, neither as a part of
 * backups nor as an exclusion with its reason, fails here.
 */
class BackupTablesTest {

    private static ScratchDatabase database;

    @BeforeAll
    static void migrate() {
        database = ScratchDatabase.migrated();
    }

    @AfterAll
    static void drop() {
        database.close();
    }

    @Test
    void decidesAboutEveryTenantTable() {
        assertThat(undecided(database)).as("tables that db/backup/tables.txt does not name").isEmpty();
        assertThat(BackupTables.read().keySet()).as("tables that are not there").isSubsetOf(tenantTables(database));
    }

    @Test
    void findsATableThatNobodyDecidedAbout() {
        try (ScratchDatabase bad = ScratchDatabase.migrated()) {
            bad.execute(
                "set role quelyos_owner",
                "create table forgotten (tenant_id uuid not null, id uuid not null, primary key (tenant_id, id))",
                "call protect_tenant_table('forgotten')"
            );
            assertThat(undecided(bad)).containsExactly("forgotten");
        }
    }

    @Test
    void namesColumnsThatAreThere() {
        List<String> wrong = new ArrayList<>();
        BackupTables.read().forEach((name, table) -> {
            List<String> columns = database
                .superuser()
                .sql("select attname from pg_attribute where attrelid = cast(? as regclass) and attnum > 0")
                .param(name)
                .query(String.class)
                .list();
            List<String> named = new ArrayList<>(table.reckoned());
            named.addAll(table.once());
            if (table.raisedColumn() != null) {
                named.add(table.raisedColumn());
            }
            named.removeAll(columns);
            named.forEach(column -> wrong.add(name + "." + column));
        });
        assertThat(wrong).isEmpty();
    }

    /** Whatever a held row must point to is held as well, or the restore of a copy could not write it. */
    @Test
    void holdsWhatItsRowsPointTo() {
        Map<String, BackupTable> tables = BackupTables.read();
        List<String> dangling = database
            .superuser()
            .sql(
                """
                select c.relname as child, t.relname as parent, a.attname as column
                from pg_constraint k
                join pg_class c on c.oid = k.conrelid
                join pg_class t on t.oid = k.confrelid
                join pg_attribute a on a.attrelid = c.oid and a.attnum = k.conkey[cardinality(k.conkey)]
                where k.contype = 'f' and c.relnamespace = 'public'::regnamespace
                """
            )
            .query((row, number) -> List.of(row.getString(1), row.getString(2), row.getString(3)))
            .list()
            .stream()
            .filter(key -> isHeld(tables.get(key.get(0))) && tables.containsKey(key.get(1)))
            .filter(key -> !isHeld(tables.get(key.get(1))))
            .filter(key -> !isReckoned(tables.get(key.get(0)), key.get(2)))
            .map(Object::toString)
            .toList();
        assertThat(dangling).isEmpty();
    }

    @Test
    void ordersTablesByWhatTheyPointTo() {
        List<TableReference> references = List.of(
            new TableReference("line", "order"),
            new TableReference("order", "buyer"),
            new TableReference("order", "order")
        );
        assertThat(TableOrder.of(List.of("line", "order", "buyer", "any"), references)).containsExactly(
            "any",
            "buyer",
            "order",
            "line"
        );
        List<TableReference> circle = List.of(new TableReference("a", "b"), new TableReference("b", "a"));
        assertThatThrownBy(() -> TableOrder.of(List.of("a", "b"), circle)).hasMessageContaining("circle");
    }

    @Test
    void refusesLinesWithoutAReason() {
        for (String bad : List.of("thing", "thing keep", "thing exclude", "thing.column reckoned", "thing guess why")) {
            assertThatThrownBy(() -> BackupTables.parse(bad))
                .as(bad)
                .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static boolean isHeld(@Nullable BackupTable table) {
        return table != null && table.isHeld();
    }

    private static boolean isReckoned(@Nullable BackupTable table, String column) {
        return table != null && table.reckoned().contains(column);
    }

    private static List<String> undecided(ScratchDatabase database) {
        var tables = new TreeSet<>(tenantTables(database));
        tables.removeAll(BackupTables.read().keySet());
        return List.copyOf(tables);
    }

    private static List<String> tenantTables(ScratchDatabase database) {
        return database
            .superuser()
            .sql(
                """
                select c.relname
                from pg_class c
                join pg_policy p on p.polrelid = c.oid and p.polname = 'tenant_isolation'
                where c.relnamespace = 'public'::regnamespace
                """
            )
            .query(String.class)
            .list();
    }
}
