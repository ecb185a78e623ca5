package io.quelyos.bench.peers;

import io.quelyos.bench.Database;
import io.quelyos.bench.Resources;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyOut;

/** Brings the peers' rows from their database into the product's tables; nothing of theirs is kept anywhere else. */
final class PeersCatalogue {

    /** Where the peers' bin/pg.sh puts their server; their own programs know no other place either. */
    private static final String PEERS_URL = "jdbc:postgresql://127.0.0.1:5544/peer";
    private static final String PEERS_ROLE = "peer_app";

    private static final List<String> TABLES = List.of(
        "tenants",
        "categories",
        "products",
        "variants",
        "prices",
        "stock",
        "images",
        "customers",
        "reviews"
    );

    /** A thousand products at a time, so that no statement holds the documents of 50,000. */
    private static final String SEARCH_DOCUMENTS = """
    select put_product_search(s.tenant_id, s.product_ids)
    from (
        select p.tenant_id, array_agg(p.id) as product_ids
        from (
            select r.tenant_id, r.id, (row_number() over (order by r.id) - 1) / 1000 as slice
            from product r
            where r.tenant_id = ?::uuid) p
        group by p.tenant_id, p.slice) s
    """;

    private PeersCatalogue() {}

    /** Loads all tenants into an empty database; the product's migrations have run. */
    static void load(Database database, PrintStream out) throws SQLException {
        long start = System.nanoTime();
        try (
            Connection peers = DriverManager.getConnection(PEERS_URL, PEERS_ROLE, "");
            Connection ours = database.administer();
            Statement statement = ours.createStatement()
        ) {
            statement.execute(Resources.text("peers/staging.sql"));
            for (String table : TABLES) {
                long rows = copy(peers, ours, table);
                out.printf("catalogue: %d %s read (%.1f s)%n", rows, table, secondsSince(start));
            }
            statement.execute(Resources.text("peers/load.sql"));
            out.printf("catalogue: tables filled (%.1f s)%n", secondsSince(start));
            try (PreparedStatement documents = ours.prepareStatement(SEARCH_DOCUMENTS)) {
                for (String tenant : texts(statement, "select id from tenant order by id")) {
                    documents.setString(1, tenant);
                    documents.execute();
                }
            }
            out.printf("catalogue: documents of the search made (%.1f s)%n", secondsSince(start));
            statement.execute("vacuum analyze");
            statement.execute("checkpoint");
            out.printf("catalogue: ready (%.1f s)%n", secondsSince(start));
        }
    }

    /** Copies the columns that staging.sql names, as the servers' own text. */
    private static long copy(Connection peers, Connection ours, String table) throws SQLException {
        String columns;
        try (Statement statement = ours.createStatement()) {
            columns = String.join(
                ", ",
                texts(
                    statement,
                    """
                    select a.attname
                    from pg_attribute a
                    where a.attrelid = 'peer_%s'::regclass and a.attnum > 0
                    order by a.attnum
                    """.formatted(table)
                )
            );
        }
        CopyOut from = peers
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyOut("copy (select " + columns + " from shop." + table + ") to stdout");
        CopyIn to = ours
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyIn("copy peer_" + table + " from stdin");
        for (byte[] row = from.readFromCopy(); row != null; row = from.readFromCopy()) {
            to.writeToCopy(row, 0, row.length);
        }
        return to.endCopy();
    }

    private static List<String> texts(Statement statement, String sql) throws SQLException {
        var texts = new ArrayList<String>();
        try (ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return List.copyOf(texts);
    }

    private static double secondsSince(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
