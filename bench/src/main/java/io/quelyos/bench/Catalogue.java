package io.quelyos.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** The data of a run: the same tenants and products each time, made in the database by catalogue.sql. */
final class Catalogue {

    /** How many categories each tenant has; catalogue.sql names them rayon-1 and so on. */
    static final int CATEGORIES = 12;

    /** Every so many products there is one that shops do not show. */
    private static final int DRAFT_EVERY = 20;

    /** What catalogue.sql names products with, without accents: one of the first and one of the others. */
    private static final List<String> NOUNS = List.of(
        "veste",
        "chemise",
        "jupe",
        "echarpe",
        "robe",
        "casquette",
        "parka"
    );
    private static final List<String> ADJECTIVES = List.of("legere", "chaude", "souple", "courte");

    private static final String LEFT_FOR_SEARCH = "select from product_search_later limit 1";

    private final List<Integer> products;
    private final boolean isReused;
    private final Path folder;

    Catalogue(Options options) {
        this(
            IntStream.rangeClosed(1, options.tenants()).map(options::productsOf).boxed().toList(),
            options.keepsData(),
            options.folder()
        );
    }

    /**
     * A catalogue of tenants that have any numbers of products.
     *
     * @param products how many the first tenant has, the second, and so on
     * @param isReused whether that of an earlier run is used again
     */
    Catalogue(List<Integer> products, boolean isReused, Path folder) {
        this.products = List.copyOf(products);
        this.isReused = isReused;
        this.folder = folder;
    }

    /** Whether the folder's database holds this catalogue, as an earlier run left it. */
    boolean isKept() throws IOException {
        return isReused && Files.exists(label()) && Files.readString(label()).equals(sizes());
    }

    /** Loads all tenants into an empty database; the product's migrations have run. */
    void load(Database database, PrintStream out) throws IOException, SQLException {
        try (Connection connection = database.administer(); Statement statement = connection.createStatement()) {
            // The plan's allowance of cost would be used up in seconds; counting it stays on, so its price is in the figures.
            statement.execute("update plan set cost_points_per_minute = 1000000000000");
            String script = Resources.text("catalogue.sql");
            long start = System.nanoTime();
            for (int tenant = 1; tenant <= products.size(); tenant++) {
                statement.execute("set bench.tenant = '" + tenant + "'");
                statement.execute("set bench.products = '" + products.get(tenant - 1) + "'");
                statement.execute(script);
                out.printf(
                    "catalogue: tenant %d of %d, %d products (%.1f s)%n",
                    tenant,
                    products.size(),
                    products.get(tenant - 1),
                    (System.nanoTime() - start) / 1e9
                );
            }
            // The planner must know of so many rows before jobs look at them.
            statement.execute("analyze");
            awaitSearch(statement);
            out.printf("catalogue: found by its words (%.1f s)%n", (System.nanoTime() - start) / 1e9);
            statement.execute("vacuum analyze");
            statement.execute("checkpoint");
        }
        Files.writeString(label(), sizes());
    }

    /** What products are found by is put together by the server's jobs, which would take their share of what is measured. */
    private static void awaitSearch(Statement statement) throws SQLException {
        try (PreparedStatement left = statement.getConnection().prepareStatement(LEFT_FOR_SEARCH)) {
            while (hasRow(left)) {
                LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
            }
        }
    }

    private static boolean hasRow(PreparedStatement question) throws SQLException {
        try (ResultSet rows = question.executeQuery()) {
            return rows.next();
        }
    }

    /** The slug of a tenant; tenants are numbered from 1. */
    static String tenantSlug(int tenant) {
        return "bench-" + tenant;
    }

    /** The id that catalogue.sql gives a tenant. */
    static UUID tenantId(int tenant) {
        return UUID.fromString("01990000-%04x-7000-8000-000000000000".formatted(tenant * 16));
    }

    /** The slug of a published product of a tenant, any number being one. */
    String productSlug(int tenant, long number) {
        long product = Math.floorMod(number, (long) products.get(tenant - 1)) + 1;
        return "article-" + (product % DRAFT_EVERY == 0 ? product - 1 : product);
    }

    /** The slug of a category, any number being one. */
    static String categorySlug(long number) {
        return "rayon-" + (Math.floorMod(number, CATEGORIES) + 1);
    }

    /** Two words of names, any number giving some; about one product in 28 has both. */
    static String words(long number) {
        int noun = Math.floorMod(number, NOUNS.size());
        return NOUNS.get(noun) + " " + ADJECTIVES.get(Math.floorMod(number, ADJECTIVES.size()));
    }

    private Path label() {
        return folder.resolve("catalogue.txt");
    }

    private String sizes() {
        return products + " products";
    }
}
