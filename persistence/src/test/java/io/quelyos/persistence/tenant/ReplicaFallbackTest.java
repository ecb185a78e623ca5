package io.quelyos.persistence.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quelyos.persistence.tenant.reading.Replica;
import io.quelyos.persistence.testing.PersistenceTest;
import io.quelyos.persistence.testing.TwoTenants;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;

/** What becomes of a unit of work whose server goes away while it reads. */
@PersistenceTest
class ReplicaFallbackTest {

    @Autowired
    private TenantDb database;

    @Autowired
    private TwoTenants tenants;

    @Autowired
    private DataSource applicationRole;

    private final Mortal replica = new Mortal();
    private JdbcClient application;
    private TenantDb both;
    private TenantScoped mine;

    @BeforeEach
    void aTenantWithThreeLocations() {
        application = JdbcClient.create(applicationRole);
        both = new TenantDb(applicationRole, Duration.ofSeconds(10), TenantDb.Settling.NONE, replica);
        mine = tenants.create("STARTER");
        TenantScoped theirs = tenants.create("STARTER");
        IntStream.range(0, 3).forEach(number -> insert(mine, number));
        IntStream.range(0, 5).forEach(number -> insert(theirs, number));
    }

    @Test
    void beginsAnewAUnitOfWorkThatReads() {
        var begun = new AtomicInteger();

        long sum = both.read(mine, () -> {
            long first = count();
            if (begun.incrementAndGet() == 1) {
                replica.end();
            }
            return first + count();
        });

        assertThat(sum).isEqualTo(6);
        assertThat(begun).hasValue(2);
        assertThat(replica.failures).hasValue(1);
    }

    @Test
    void asksOnlyTheStatementsAgainOfWorkThatIsReadTogether() {
        var sums = new ConcurrentHashMap<Integer, Long>();
        var begun = new AtomicInteger();
        var firstRead = new CountDownLatch(3);

        both.readTogether(
            mine,
            IntStream.range(0, 3)
                .<Runnable>mapToObj(number -> () -> {
                    begun.incrementAndGet();
                    long first = both.read(mine, this::count);
                    firstRead.countDown();
                    if (number == 1) {
                        await(firstRead);
                        replica.end();
                    }
                    sums.put(number, first + both.readByKeys(mine, this::count));
                })
                .toList()
        );

        assertThat(sums.values()).containsExactly(6L, 6L, 6L);
        assertThat(begun).hasValue(3);
        assertThat(replica.failures).hasValue(1);
    }

    @Test
    void passesOnWhatFailsBecauseOfTheStatement() {
        assertThatThrownBy(() ->
            both.read(mine, () -> application.sql("select 1 / ?").param(0).query(Long.class).single())
        ).isInstanceOf(DataIntegrityViolationException.class);
        assertThat(replica.failures).hasValue(0);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        }
    }

    private long count() {
        return application.sql("select count(*) from location where code <> ?").param("").query(Long.class).single();
    }

    private void insert(TenantScoped tenant, int number) {
        database.write(tenant, () ->
            application
                .sql("insert into location (tenant_id, id, code, name, position) values (?, ?, ?, 'Shop', 1)")
                .params(List.of(tenant.tenantId().value(), UUID.randomUUID(), "code-" + number))
                .update()
        );
    }

    /** Another session of the same server, which can be ended. */
    private final class Mortal implements Replica {

        private final AtomicInteger failures = new AtomicInteger();
        private int session;

        @Override
        public Connection connectionFor(TenantId tenant) {
            try {
                Connection connection = applicationRole.getConnection();
                try (var rows = connection.createStatement().executeQuery("select pg_backend_pid()")) {
                    rows.next();
                    session = rows.getInt(1);
                }
                return connection;
            } catch (SQLException exception) {
                throw new IllegalStateException(exception);
            }
        }

        void end() {
            try (
                Connection other = applicationRole.getConnection();
                var statement = other.prepareStatement("select pg_terminate_backend(?, 10000)")
            ) {
                statement.setInt(1, session);
                statement.execute();
            } catch (SQLException exception) {
                throw new IllegalStateException(exception);
            }
        }

        @Override
        public boolean hasFailed(Throwable failure) {
            for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
                if (
                    cause instanceof SQLException exception &&
                    exception.getSQLState() != null &&
                    (exception.getSQLState().startsWith("08") || exception.getSQLState().startsWith("57P"))
                ) {
                    failures.incrementAndGet();
                    return true;
                }
            }
            return false;
        }

        @Override
        public TransactionSynchronization aroundCommit(TenantId tenant) {
            return new TransactionSynchronization() {};
        }
    }
}
