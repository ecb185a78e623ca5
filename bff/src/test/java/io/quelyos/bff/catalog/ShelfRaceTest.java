package io.quelyos.bff.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.quelyos.bff.catalog.CatalogDatabase.TestTenant;
import io.quelyos.bff.testing.ServerTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Places and counts of shelves stay right where transactions of one tenant meet, and counting makes nobody wait. */
@ServerTest
class ShelfRaceTest {

    @Autowired
    private ApplicationContext server;

    private CatalogDatabase database;
    private TestTenant tenant;

    @BeforeEach
    void fill() {
        Shelf shelf = Shelf.of(server);
        database = shelf.database();
        tenant = database.createTenant("GROWTH");
        shelf.put(
            tenant,
            List.of(
                Drafts.product(tenant, "p", "P"),
                Drafts.product(tenant, "q", "Q"),
                Drafts.product(tenant, "r", "R")
            )
        );
        assertThat(published()).isEqualTo("3");
    }

    @Test
    void countsBesideOthersWithoutWaitingForThem() throws SQLException {
        try (Connection one = open(); Connection other = open(); Connection third = open()) {
            run(one, "update product set status = 'DRAFT' where slug = 'p'");
            run(other, "update product set status = 'ARCHIVED' where slug = 'q'");
            run(third, "update product set status = 'DRAFT' where slug = 'r'");
            run(third, "update product set status = 'ACTIVE' where slug = 'r'");
            assertThat(published()).isEqualTo("3");
            other.commit();
            assertThat(published()).isEqualTo("2");
            one.rollback();
            third.commit();
            assertThat(published()).isEqualTo("2");
        }
        database.execute("update product set status = 'DRAFT' where tenant_id = '%s'".formatted(tenant.id()));
        assertThat(published()).isEqualTo("0");
        String rows = database.query(
            "select max(n) from (select count(*) as n from shelf_count where tenant_id = '%s' group by shelf_id) s".formatted(
                tenant.id()
            )
        );
        assertThat(Integer.parseInt(rows)).isBetween(1, 3);
    }

    @Test
    void putsAProductWhereItBelongsWhileItIsChanged() throws SQLException {
        database.execute("delete from category_product where tenant_id = '%s'".formatted(tenant.id()));
        try (Connection selling = open(); Connection placing = open()) {
            run(placing, "set lock_timeout = '20s'");
            run(selling, "update product set sold_count = 77 where slug = 'p'");
            CompletableFuture<Void> placed = CompletableFuture.runAsync(() -> place(placing));
            awaitWaiting("insert into category_product");
            selling.commit();
            placed.join();
            placing.commit();
            assertThat(sold()).isEqualTo("77");
            run(placing, "delete from category_product where category_id = '%s'".formatted(tenant.topCategory()));
            placing.commit();
            // The other way round: who changes it waits for its place, and finds it.
            place(placing);
            CompletableFuture<Void> changed = CompletableFuture.runAsync(() ->
                database.execute(
                    "update product set sold_count = 99 where tenant_id = '%s' and slug = 'p'".formatted(tenant.id())
                )
            );
            awaitWaiting("update product set sold_count = 99");
            placing.commit();
            changed.join();
            assertThat(sold()).isEqualTo("99");
        }
    }

    private void awaitWaiting(String query) {
        Awaitility.await()
            .atMost(Duration.ofSeconds(20))
            .until(() ->
                database
                    .query(
                        "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and query like '%s%%'".formatted(
                            query
                        )
                    )
                    .equals("1")
            );
    }

    private void place(Connection connection) {
        try {
            run(
                connection,
                "insert into category_product (tenant_id, category_id, product_id)" +
                    " select tenant_id, '%s', id from product where slug = 'p'".formatted(tenant.topCategory())
            );
        } catch (SQLException exception) {
            throw new IllegalStateException(exception);
        }
    }

    /** A transaction of the application, behind the tenant's wall, that waits for nobody for long. */
    private Connection open() throws SQLException {
        Connection connection = database.connect();
        run(connection, "set lock_timeout = '2s'");
        run(connection, "set role quelyos_app");
        run(connection, "set app.tenant_id = '%s'".formatted(tenant.id()));
        connection.setAutoCommit(false);
        return connection;
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String sold() {
        return database.query(
            "select sold_count from category_product where tenant_id = '%s' and category_id = '%s'".formatted(
                tenant.id(),
                tenant.topCategory()
            )
        );
    }

    private String published() {
        return database.query(
            "select sum(published) from shelf_count where tenant_id = '%s' and shelf_id = '%s'".formatted(
                tenant.id(),
                tenant.leafCategory()
            )
        );
    }
}
