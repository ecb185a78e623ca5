package io.quelyos.persistence.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.quelyos.persistence.testing.PersistenceTest;
import io.quelyos.persistence.testing.TwoTenants;
import java.sql.Types;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;

@PersistenceTest
class ReadTogetherTest {

    private static final String COUNT = "select count(*) from location where code <> ?";

    @Autowired
    private TenantDb database;

    @Autowired
    private TwoTenants tenants;

    @Autowired
    private DataSource applicationRole;

    private JdbcClient application;
    private TenantScoped mine;
    private TenantScoped theirs;

    @BeforeEach
    void twoTenantsOfDifferentSize() {
        application = JdbcClient.create(applicationRole);
        mine = tenants.create("STARTER");
        theirs = tenants.create("STARTER");
        IntStream.range(0, 3).forEach(number -> insert(mine, number));
        IntStream.range(0, 5).forEach(number -> insert(theirs, number));
    }

    @Test
    void asksInOneTransactionWhatIsAskedAtTheSameTime() {
        List<OffsetDateTime> begun = new ArrayList<>();
        List<OffsetDateTime> apart = new ArrayList<>();
        var seen = new ConcurrentHashMap<Integer, OffsetDateTime>();
        database.readTogether(mine, pieces(4, number -> seen.put(number, transactionBegun())));
        begun.addAll(seen.values());
        database.read(mine, () -> apart.add(transactionBegun()));
        database.read(mine, () -> apart.add(transactionBegun()));
        assertThat(begun).hasSize(4);
        assertThat(begun.stream().distinct()).hasSize(1);
        assertThat(apart.stream().distinct()).hasSize(2);
    }

    @Test
    void goesOnWithPiecesThatAskOftenerThanOthers() {
        var counts = new ConcurrentHashMap<Integer, Long>();
        database.readTogether(
            mine,
            pieces(5, number -> {
                long sum = 0;
                for (int again = 0; again <= number; again++) {
                    sum += number % 2 == 0 ? database.read(mine, this::count) : database.readByKeys(mine, this::count);
                }
                counts.put(number, sum);
            })
        );
        assertThat(counts).containsEntry(0, 3L).containsEntry(1, 6L).containsEntry(4, 15L).hasSize(5);
    }

    @Test
    void letsOnlyThePieceFailWhoseStatementFails() {
        var counts = new ConcurrentHashMap<Integer, Long>();
        assertThatThrownBy(() ->
            database.readTogether(
                mine,
                pieces(3, number -> counts.put(number, database.read(mine, () -> number == 1 ? divide(0) : count())))
            )
        ).isInstanceOf(DataIntegrityViolationException.class);
        assertThat(counts).containsOnlyKeys(0, 2).containsValues(3L);
        assertThat(database.read(mine, this::count)).isEqualTo(3);
    }

    @Test
    void keepsTheTenantOfStatementsWithParametersOfUnknownType() {
        for (int often = 0; often < 20; often++) {
            var counts = new ConcurrentHashMap<Integer, Long>();
            database.readTogether(
                mine,
                pieces(3, number ->
                    counts.put(number, database.read(mine, () -> number == 1 ? countOfUnknownType() : count()))
                )
            );
            assertThat(counts.values()).containsOnly(3L);
        }
    }

    /** Sent at once, neither side would read on before it got rid of what it has to say; no time limit ends such a wait. */
    @Test
    void getsALongAnswerBesideALongListOfKeys() {
        int rows = 4_000;
        String text = "long ".repeat(1_000);
        List<String> keys = Collections.nCopies(rows, text);
        var counts = new ConcurrentHashMap<Integer, Long>();
        assertTimeoutPreemptively(Duration.ofMinutes(1), () ->
            database.readTogether(
                mine,
                pieces(3, number ->
                    counts.put(number, database.read(mine, () -> number == 0 ? answered(rows, text) : received(keys)))
                )
            )
        );
        assertThat(counts.values()).containsExactly((long) rows, (long) rows, (long) rows);
    }

    @Test
    void refusesToWriteAndToReadForAnother() {
        assertThatThrownBy(() ->
            database.readTogether(mine, pieces(2, number -> database.write(mine, this::count)))
        ).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() ->
            database.readTogether(mine, pieces(2, number -> database.read(theirs, this::count)))
        ).isInstanceOf(IllegalStateException.class);
        assertThat(database.read(theirs, this::count)).isEqualTo(5);
    }

    @Test
    void neverMixesTenantsUpWhenManyReadAtOnce() throws Exception {
        List<Future<?>> all = new ArrayList<>();
        try (var readers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int reader = 0; reader < 60; reader++) {
                TenantScoped tenant = reader % 2 == 0 ? mine : theirs;
                long expected = reader % 2 == 0 ? 3 : 5;
                all.add(
                    readers.submit(() ->
                        database.readTogether(
                            tenant,
                            pieces(4, number -> assertThat(database.read(tenant, this::count)).isEqualTo(expected))
                        )
                    )
                );
            }
        }
        for (Future<?> each : all) {
            each.get();
        }
    }

    @FunctionalInterface
    private interface Piece {
        void read(int number);
    }

    private static List<Runnable> pieces(int count, Piece piece) {
        return IntStream.range(0, count)
            .<Runnable>mapToObj(number -> () -> piece.read(number))
            .toList();
    }

    private OffsetDateTime transactionBegun() {
        return database.read(mine, () ->
            application.sql("select now() where '' = ?").param("").query(OffsetDateTime.class).single()
        );
    }

    private long count() {
        return application.sql(COUNT).param("").query(Long.class).single();
    }

    private long countOfUnknownType() {
        return application
            .sql("select count(*) from location where code is distinct from cast(? as text)")
            .param(1, "none", Types.OTHER)
            .query(Long.class)
            .single();
    }

    private long answered(int rows, String text) {
        return application
            .sql("select ? from generate_series(1, ?)")
            .params(text, rows)
            .query(String.class)
            .list()
            .stream()
            .filter(text::equals)
            .count();
    }

    private long received(List<String> keys) {
        return application
            .sql("select count(*) from unnest(?) as key where key <> ''")
            .param(new SqlArrayValue("text", keys.toArray()))
            .query(Long.class)
            .single();
    }

    private long divide(int by) {
        return application.sql("select 1 / ?").param(by).query(Long.class).single();
    }

    private void insert(TenantScoped tenant, int number) {
        database.write(tenant, () ->
            application
                .sql("insert into location (tenant_id, id, code, name, position) values (?, ?, ?, 'Shop', 1)")
                .param(tenant.tenantId().value())
                .param(UUID.randomUUID())
                .param("code-" + number)
                .update()
        );
    }
}
