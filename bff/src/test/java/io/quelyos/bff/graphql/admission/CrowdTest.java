package io.quelyos.bff.graphql.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.quelyos.bff.cart.CartShop;
import io.quelyos.bff.graphql.cache.KeepingServerTest;
import io.quelyos.bff.testing.Answer;
import io.quelyos.bff.testing.GraphQlClient;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Five hundred clients at once: all are answered or told to come again, nobody hangs, and afterwards all is as before. */
@KeepingServerTest
class CrowdTest {

    private static final int CLIENTS = 500;
    private static final int AT_ONCE = 8;
    private static final int WAITING = 100;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Autowired
    private ApplicationContext server;

    @Autowired
    private Admissions admissions;

    @Autowired
    private DataSource tenantDataSource;

    private HikariDataSource connections;
    private GraphQlClient client;

    @BeforeEach
    void anArticle() throws SQLException {
        connections = tenantDataSource.unwrap(HikariDataSource.class);
        CartShop shop = CartShop.open(server);
        shop.article(1000, 1);
        // Or the crowd would meet the plan's points of a minute before it meets the door.
        shop.database()
            .superuser()
            .sql("update tenant set plan_code = 'ENTERPRISE' where slug = ?")
            .param(shop.tenant().slug())
            .update();
        client = GraphQlClient.of(shop.port()).tenant(shop.tenant().slug());
    }

    @Test
    void refusesWhoeverComesWhenTooManyWaitAndAnswersAllOthers() throws Exception {
        var release = new CountDownLatch(1);
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> busy = busy(clients, release);
            var refused = new AtomicInteger();
            List<Future<Answer>> crowd = crowd(clients, number -> {
                Answer answer = client.send(question(number));
                if (answer.status() != 200) {
                    refused.incrementAndGet();
                }
                return answer;
            });
            await()
                .atMost(PATIENCE)
                .until(() -> refused.get() == CLIENTS - WAITING);

            assertThat(admissions.running()).isEqualTo(AT_ONCE);
            assertThat(admissions.waiting()).isEqualTo(WAITING);
            assertThat(connections.getHikariPoolMXBean().getActiveConnections())
                .as("connections that those who wait hold")
                .isZero();
            release.countDown();
            for (Future<Boolean> each : busy) {
                assertThat(each.get()).isTrue();
            }
            int answered = 0;
            for (Future<Answer> each : crowd) {
                answered += isAnswered(each.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)) ? 1 : 0;
            }
            assertThat(answered).isEqualTo(WAITING);
        }
        isQuiet();
    }

    @Test
    void needsNoTurnForAKeptAnswer() throws Exception {
        // What is kept may be forgotten at any time, such as where the ear for changes was away; not always, though.
        await().atMost(PATIENCE).until(this::isAnsweredWithoutATurn);
        isQuiet();
    }

    private boolean isAnsweredWithoutATurn() throws Exception {
        String kept = question(-1);
        assertThat(products(client.send(kept))).isEqualTo(1);
        var release = new CountDownLatch(1);
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            busy(clients, release);
            Future<Answer> answer = clients.submit(() -> client.send(kept));
            await()
                .atMost(PATIENCE)
                .until(() -> answer.isDone() || admissions.waiting() > 0);
            boolean isWithoutATurn = answer.isDone();
            release.countDown();
            assertThat(products(answer.get())).isEqualTo(1);
            return isWithoutATurn;
        }
    }

    @Test
    void outlivesAnUnboundedRush() throws Exception {
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int wave = 0; wave < 3; wave++) {
                int first = wave * CLIENTS;
                int answered = 0;
                for (Future<Answer> each : crowd(clients, number -> client.send(question(first + number)))) {
                    answered += isAnswered(each.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)) ? 1 : 0;
                }
                assertThat(answered).isPositive();
                assertThat(connections.getHikariPoolMXBean().getTotalConnections()).isLessThanOrEqualTo(
                    connections.getMaximumPoolSize()
                );
            }
        }
        isQuiet();
    }

    /** As many operations as may run, until they are let go. */
    private List<Future<Boolean>> busy(ExecutorService clients, CountDownLatch release) {
        List<Future<Boolean>> busy = new ArrayList<>();
        for (int number = 0; number < AT_ONCE; number++) {
            busy.add(clients.submit(() -> admissions.run(null, () -> isReleased(release))));
        }
        await()
            .atMost(PATIENCE)
            .until(() -> admissions.running() == AT_ONCE);
        return busy;
    }

    private static boolean isReleased(CountDownLatch release) {
        try {
            return release.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static List<Future<Answer>> crowd(ExecutorService clients, IntFunction<Answer> work) {
        return IntStream.range(0, CLIENTS)
            .mapToObj(number -> clients.submit(() -> work.apply(number)))
            .toList();
    }

    /** Whether it was answered; whoever was not was refused as documented. */
    private static boolean isAnswered(Answer answer) {
        if (answer.status() == 200) {
            assertThat(products(answer)).isEqualTo(1);
            return true;
        }
        assertThat(answer.status()).as(answer.body()).isEqualTo(503);
        assertThat(answer.errorCodes()).containsExactly("UNAVAILABLE");
        assertThat(answer.json().at("/errors/0/extensions/retryable").asBoolean()).isTrue();
        assertThat(answer.header("Retry-After")).isEqualTo("2");
        return false;
    }

    private void isQuiet() throws InterruptedException, ExecutionException {
        assertThat(admissions.waiting()).isZero();
        await()
            .atMost(PATIENCE)
            .until(() -> admissions.running() == 0 && connections.getHikariPoolMXBean().getActiveConnections() == 0);
        assertThat(products(client.send(question(-2)))).isEqualTo(1);
    }

    private static int products(Answer answer) {
        return answer.data("/shop/products/totalCount").asInt();
    }

    /** In words of its own, so that no kept answer serves two. */
    private static String question(int number) {
        return "query Q" + (number + 10) + " { shop { products(first: 1) { totalCount } } }";
    }
}
