package io.quelyos.bff.access;

import io.quelyos.bff.access.AccessWorld.Home;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Checksums over rows, to see whether anything changed. They are asked very often, so one is taken only when somebody wrote
 * since it was last taken: while PostgreSQL has given out no transaction number and none is at work, all rows are the same.
 */
final class Fingerprints {

    private final JdbcClient watcher;
    private final Map<String, Boolean> tables;
    private final Map<String, Look> looks = new HashMap<>();

    Fingerprints(JdbcClient watcher) {
        this.watcher = watcher;
        this.tables = tables(watcher);
    }

    /**
     * What was seen, and when.
     *
     * @param snapshot PostgreSQL's, as {@code oldest at work:next:those at work}
     */
    private record Look(String snapshot, String checksum) {
        boolean isStillTrueAt(String current) {
            String[] parts = snapshot.split(":", -1);
            return current.equals(snapshot) && parts[0].equals(parts[1]);
        }
    }

    /** Of some tenants' rows; with the platform's, of those that belong to no tenant too. */
    String of(List<Home> homes, boolean withPlatform) {
        String sql = statement(homes, withPlatform);
        Look last = looks.get(sql);
        if (last != null && last.isStillTrueAt(snapshot())) {
            return last.checksum();
        }
        Look now = watcher.sql(sql).query(Look.class).single();
        looks.put(sql, now);
        return now.checksum();
    }

    private String snapshot() {
        return watcher.sql("select pg_current_snapshot()::text").query(String.class).single();
    }

    /** Other tests' tenants are left out, because they can be large. */
    private String statement(List<Home> homes, boolean withPlatform) {
        String ids = homes
            .stream()
            .map(at -> "'" + at.tenant().id() + "'")
            .collect(Collectors.joining(", "));
        String sums = tables
            .entrySet()
            .stream()
            .filter(table -> table.getValue() || withPlatform)
            .map(
                table ->
                    "select '" +
                    table.getKey() +
                    "' || coalesce(sum(hashtextextended(t::text, 0))::text, '') as s from " +
                    table.getKey() +
                    " t" +
                    (table.getValue() ? " where tenant_id in (" + ids + ")" : "")
            )
            .collect(Collectors.joining(" union all "));
        return (
            "select pg_current_snapshot()::text as snapshot, string_agg(s, ' ' order by s) as checksum from (" +
            sums +
            ") x"
        );
    }

    /** The tables, and whether they have a tenant. */
    private static Map<String, Boolean> tables(JdbcClient watcher) {
        Map<String, Boolean> tables = new HashMap<>();
        watcher
            .sql(
                """
                select c.relname, exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id') as t
                from pg_class c
                where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
                    and c.relname not in ('scheduled_tasks', 'flyway_schema_history')
                    -- Empties itself behind everybody's back.
                    and c.relname <> 'live_event'
                order by c.relname
                """
            )
            .query((rows, number) -> tables.put(rows.getString("relname"), rows.getBoolean("t")))
            .list();
        return tables;
    }
}
