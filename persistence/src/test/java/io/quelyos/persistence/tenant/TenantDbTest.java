package io.quelyos.persistence.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quelyos.persistence.location.LocationMapper;
import io.quelyos.persistence.location.LocationRow;
import io.quelyos.persistence.testing.PersistenceTest;
import io.quelyos.persistence.testing.TwoTenants;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

@PersistenceTest
class TenantDbTest {

    @Autowired
    private TenantDb database;

    @Autowired
    private LocationMapper locations;

    @Autowired
    private TwoTenants tenants;

    @Autowired
    private DataSource applicationRole;

    private JdbcClient application;
    private TenantScoped mine;
    private TenantScoped theirs;

    @BeforeEach
    void twoTenantsWithTheSameLocations() {
        application = JdbcClient.create(applicationRole);
        mine = tenants.create("STARTER");
        theirs = tenants.create("STARTER");
        for (TenantScoped tenant : List.of(mine, theirs)) {
            for (String code : List.of("one", "two")) {
                database.write(tenant, () -> insert(tenant, code));
            }
        }
    }

    @Test
    void showsAUnitOfWorkItsOwnTenantsRowsOnly() {
        assertThat(database.read(mine, () -> count())).isEqualTo(2);
        assertThat(database.write(theirs, () -> count())).isEqualTo(2);
        assertThat(database.read(mine, () -> count("where tenant_id = '" + theirs.tenantId() + "'"))).isZero();
        assertThat(stored(mine) + stored(theirs)).isEqualTo(4);
    }

    @Test
    void refusesToWriteRowsOfAnotherTenant() {
        assertThatThrownBy(() -> database.write(mine, () -> insert(theirs, "planted"))).hasStackTraceContaining(
            "new row violates row-level security policy for table \"location\""
        );
        assertThatThrownBy(() ->
            database.write(mine, () -> update("set tenant_id = '" + theirs.tenantId() + "'"))
        ).hasStackTraceContaining("new row violates row-level security policy for table \"location\"");
        assertThat(stored(mine)).isEqualTo(2);
        assertThat(stored(theirs)).isEqualTo(2);
    }

    @Test
    void touchesNoRowOfAnotherTenant() {
        String foreign = " where tenant_id = '" + theirs.tenantId() + "'";
        assertThat(database.write(mine, () -> update("set name = 'mine now'" + foreign))).isZero();
        assertThat(database.write(mine, () -> application.sql("delete from location" + foreign).update())).isZero();
        assertThat(database.write(mine, () -> update("set name = 'renamed'"))).isEqualTo(2);
        assertThat(stored("where name = 'renamed' and tenant_id = '" + theirs.tenantId() + "'")).isZero();
        assertThat(stored(theirs)).isEqualTo(2);
    }

    @Test
    void answersAForeignIdLikeARandomOne() {
        UUID foreign = tenants
            .superuser()
            .sql("select id from location where tenant_id = ? limit 1")
            .param(theirs.tenantId().value())
            .query(UUID.class)
            .single();
        assertThat(database.read(mine, () -> count("where id = '" + foreign + "'"))).isZero();
        assertThat(database.read(mine, () -> count("where id = '" + UUID.randomUUID() + "'"))).isZero();
        assertThat(database.read(theirs, () -> count("where id = '" + foreign + "'"))).isEqualTo(1);
    }

    /** The driver prepares a statement in the server at its fifth run and then treats parameters without a type specially. */
    @Test
    void keepsTheTenantOfAReadThatRunsOftenWithAnUnknownParameter() {
        for (int run = 0; run < 20; run++) {
            List<String> names = database.read(mine, () ->
                application
                    .sql("select name from location where cast(? as text) is null order by name, id limit 10")
                    .param(1, null)
                    .query(String.class)
                    .list()
            );
            assertThat(names).as("run %s", run).hasSize(2);
        }
    }

    @Test
    void endsReadsThatTakeTooLongAndLeavesWritesTheirTime() {
        var hasty = new TenantDb(applicationRole, Duration.ofMillis(50), TenantDb.Settling.NONE);
        Supplier<String> nap = () ->
            application.sql("select cast(pg_sleep(0.2) as text) || 'rested'").query(String.class).single();
        assertThatThrownBy(() -> hasty.read(mine, nap)).hasStackTraceContaining(
            "canceling statement due to statement timeout"
        );
        assertThat(hasty.write(mine, nap)).isEqualTo("rested");
        assertThat(database.read(mine, nap)).isEqualTo("rested");
    }

    @Test
    void failsInsteadOfAnsweringNothingWithoutATenant() {
        assertThatThrownBy(this::count).hasStackTraceContaining("no tenant is set for this transaction");
        assertThatThrownBy(() -> update("set name = 'everybody'")).hasStackTraceContaining("no tenant is set");
        // Every connection of the pool had a tenant by now; after it the setting reads '' and not null.
        for (int i = 0; i < 40; i++) {
            database.read(mine, () -> count());
            assertThatThrownBy(this::count).hasStackTraceContaining("no tenant is set for this transaction");
        }
        assertThat(stored("where name = 'everybody'")).isZero();
    }

    @Test
    void letsANestedUnitOfTheSameTenantJoin() {
        assertThatThrownBy(() ->
            database.write(mine, () -> {
                insert(mine, "outer");
                TenantScoped equal = TenantScoped.of(new TenantId(mine.tenantId().value()));
                database.write(equal, () -> insert(equal, "inner"));
                assertThat(database.read(equal, () -> count()))
                    .as("sees what the outer wrote")
                    .isEqualTo(4);
                throw new IllegalStateException("the outer unit fails");
            })
        ).hasMessage("the outer unit fails");
        assertThat(stored(mine)).as("the inner one went with it").isEqualTo(2);
    }

    @Test
    void refusesANestedUnitOfAnotherTenant() {
        for (ThrowingCallable nesting : List.<ThrowingCallable>of(
            () -> database.read(mine, () -> database.read(theirs, () -> count())),
            () -> database.write(mine, () -> database.write(theirs, () -> insert(theirs, "nested")))
        )) {
            assertThatThrownBy(nesting)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a unit of work of one tenant cannot open one of another");
        }
        assertThat(stored(theirs)).isEqualTo(2);
        assertThat(database.read(theirs, () -> count()))
            .as("the thread is free again")
            .isEqualTo(2);
    }

    @Test
    void refusesToWriteInAUnitThatReads() {
        assertThatThrownBy(() -> database.read(mine, () -> insert(mine, "sneaked in"))).hasStackTraceContaining(
            "cannot execute INSERT in a read-only transaction"
        );
        assertThatThrownBy(() ->
            database.read(mine, () -> database.write(mine, () -> insert(mine, "nested")))
        ).hasMessage("a unit of work that reads cannot open one that writes");
        assertThat(stored(mine)).isEqualTo(2);
    }

    @Test
    void undoesEverythingAfterAnException() {
        assertThatThrownBy(() ->
            database.write(mine, () -> {
                insert(mine, "three");
                update("set name = 'changed'");
                throw new IllegalArgumentException("half way");
            })
        ).hasMessage("half way");
        assertThat(stored(mine)).isEqualTo(2);
        assertThat(stored("where name = 'changed'")).isZero();
        assertThat(database.write(mine, () -> insert(mine, "three")))
            .as("the connection is good")
            .isEqualTo(1);
    }

    @Test
    void neverMixesTenantsUpWhenManyWorkAtOnce() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> running = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                TenantScoped tenant = i % 2 == 0 ? mine : theirs;
                String code = "c" + i;
                running.add(threads.submit(() -> work(tenant, code)));
            }
            for (Future<Integer> unit : running) {
                assertThat(unit.get()).as("rows of the other tenant").isZero();
            }
        }
        assertThat(stored(mine)).isEqualTo(102);
        assertThat(stored(theirs)).isEqualTo(102);
    }

    @Test
    void keepsNoRowsBetweenUnitsNorWithinOne() {
        List<LocationRow> before = database.read(mine, () -> locations.listAll(10));
        List<LocationRow> foreign = database.read(theirs, () -> locations.listAll(10));
        assertThat(before).hasSize(2);
        assertThat(foreign).hasSize(2).doesNotContainAnyElementsOf(before);
        database.write(mine, () -> {
            assertThat(locations.listAll(10)).hasSize(2);
            insert(mine, "past MyBatis");
            assertThat(locations.listAll(10)).as("asked again in the same session").hasSize(3);
            return null;
        });
    }

    /** Writes and looks; answers how many rows of anybody else were seen. */
    private int work(TenantScoped tenant, String code) throws InterruptedException, ExecutionException {
        database.write(tenant, () -> insert(tenant, code));
        return database.read(tenant, () -> {
            assertThat(count("where code = '" + code + "'")).isEqualTo(1);
            return count("where tenant_id <> '" + tenant.tenantId() + "'");
        });
    }

    @Test
    void undoesWhatFailsApartAndGoesOn() {
        int after = database.write(mine, () -> {
            insert(mine, "before");
            assertThatThrownBy(() ->
                database.writeApart(mine, () -> insert(mine, "apart") + insert(mine, "one"))
            ).isInstanceOf(DuplicateKeyException.class);
            assertThatThrownBy(() -> database.writeApart(theirs, () -> 0)).isInstanceOf(IllegalStateException.class);
            return insert(mine, "after") + count();
        });
        assertThat(after).isEqualTo(1 + 4);
        assertThat(stored(mine)).isEqualTo(4);
        assertThat(database.writeApart(mine, () -> insert(mine, "alone"))).isEqualTo(1);
        assertThat(stored(mine)).isEqualTo(5);
    }

    private int insert(TenantScoped tenant, String code) {
        return application
            .sql("insert into location (tenant_id, id, code, name) values (?, ?, ?, ?)")
            .params(tenant.tenantId().value(), UUID.randomUUID(), code, "Location " + code)
            .update();
    }

    private int update(String change) {
        return application.sql("update location " + change).update();
    }

    private int count() {
        return count("");
    }

    private int count(String condition) {
        return application
            .sql("select count(*) from location " + condition)
            .query(Integer.class)
            .single();
    }

    private int stored(TenantScoped tenant) {
        return stored("where tenant_id = '" + tenant.tenantId() + "'");
    }

    private int stored(String condition) {
        return tenants
            .superuser()
            .sql("select count(*) from location " + condition)
            .query(Integer.class)
            .single();
    }
}
