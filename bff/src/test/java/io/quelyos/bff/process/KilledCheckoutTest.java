package io.quelyos.bff.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quelyos.bff.checkout.CheckoutShop;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.testing.Answer;
import io.quelyos.bff.testing.GraphQlClient;
import io.quelyos.bff.testing.SecondLane;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;

/**
 * The server is killed twice, without warning, while a crowd orders. When it is back the buyers go on, and in the end exactly
 * as much is sold as there was: no order twice, none without its payment, no piece lost.
 */
@SecondLane
@Tag("process")
class KilledCheckoutTest {

    private static final int BUYERS = 60;
    private static final int PIECES = 30;
    private static final int KILLS = 2;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String SLUG = "crowded";

    private final UUID tenant = UuidCreator.getTimeOrderedEpoch();
    private final UUID article = UuidCreator.getTimeOrderedEpoch();
    private final UUID bundle = UuidCreator.getTimeOrderedEpoch();
    private final UUID point = UuidCreator.getTimeOrderedEpoch();
    private final AtomicInteger sold = new AtomicInteger();
    private final Instant end = Instant.now().plus(PATIENCE);

    @Test
    void sellsExactlyWhatThereIs() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        Path folder = Child.newFolder();
        int port = Child.freePort();
        Child child = start(folder, port);
        try {
            furnish(database(folder));
            List<GraphQlClient> buyers = enter(child);
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                List<CompletableFuture<Boolean>> outcomes = new ArrayList<>();
                for (GraphQlClient buyer : buyers) {
                    outcomes.add(CompletableFuture.supplyAsync(() -> buy(buyer), threads));
                }
                for (int kill = 0; kill < KILLS; kill++) {
                    pause(100 + random.nextInt(700));
                    child.kill();
                    child = start(folder, port);
                }
                long orders = outcomes.stream().filter(CompletableFuture::join).count();
                judge(database(folder), orders, "seed " + seed);
            }
        } finally {
            child.close();
        }
    }

    private void judge(JdbcClient database, long orders, String seeded) {
        assertThat(orders).as(seeded).isEqualTo(PIECES);
        assertThat(count(database, "shop_order where status = 'OPEN' and number <= " + PIECES))
            .as(seeded)
            .isEqualTo(PIECES);
        assertThat(count(database, "shop_order")).as(seeded).isEqualTo(PIECES);
        assertThat(count(database, "payment")).as(seeded).isEqualTo(PIECES);
        assertThat(count(database, "order_ledger_entry where kind = 'SALE' and amount_minor = 1000"))
            .as(seeded)
            .isEqualTo(PIECES);
        assertThat(count(database, "order_line_stock")).as(seeded).isEqualTo(PIECES);
        assertThat(count(database, "stock_reservation")).as(seeded).isZero();
        assertThat(count(database, "stock_level where quantity <> 0 or reserved <> 0")).as(seeded).isZero();
    }

    private static long count(JdbcClient database, String what) {
        return database
            .sql("select count(*) from " + what)
            .query(Long.class)
            .single();
    }

    private static Child start(Path folder, int port) {
        return Child.start(
            folder,
            port,
            Map.of(),
            "--quelyos.demo.enabled=false",
            "--quelyos.embedded.postgres-port=0",
            "--quelyos.embedded.redis-port=0",
            "--quelyos.rate-limits.address-requests=1000000",
            "--quelyos.rate-limits.address-cost-points=1000000000",
            "--quelyos.rate-limits.address-cost-percent=100",
            "--quelyos.rate-limits.shop-cost-percent=100"
        ).awaitReady();
    }

    /** The child's PostgreSQL, which writes its port on the fourth line of its own file. */
    private static JdbcClient database(Path folder) {
        try {
            Path file = folder.resolve(".quelyos/postgres/postmaster.pid");
            String port = Files.readAllLines(file).get(3).strip();
            String url = "jdbc:postgresql://127.0.0.1:" + port + "/quelyos";
            return JdbcClient.create(new DriverManagerDataSource(url, "postgres", ""));
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    private void furnish(JdbcClient database) {
        UUID location = UuidCreator.getTimeOrderedEpoch();
        database
            .sql("insert into tenant (id, slug, name, plan_code) values (?, ?, 'Crowded', 'ENTERPRISE')")
            .params(tenant, SLUG)
            .update();
        database
            .sql("insert into location (tenant_id, id, code, name) values (?, ?, 'here', 'Here')")
            .params(tenant, location)
            .update();
        UUID product = article(database, article, "article");
        UUID bundled = article(database, bundle, "bundle");
        assertThat(bundled).isNotEqualTo(product);
        database
            .sql(
                "insert into bundle_item (tenant_id, product_id, position, variant_id, quantity) values (?, ?, 1, ?, 1)"
            )
            .params(tenant, bundled, article)
            .update();
        database
            .sql("insert into stock_level (tenant_id, variant_id, location_id, quantity) values (?, ?, ?, ?)")
            .params(tenant, article, location, PIECES)
            .update();
        database
            .sql("insert into payment_method (tenant_id, code, is_active) values (?, 'CASH_ON_DELIVERY', true)")
            .params(tenant)
            .update();
        database
            .sql(
                "insert into pickup_point (tenant_id, id, name, line1, postal_code, city, country_code, minimum_days," +
                    " maximum_days) values (?, ?, 'Shop', '1 rue', '75001', 'Paris', 'FR', 0, 1)"
            )
            .params(tenant, point)
            .update();
    }

    private UUID article(JdbcClient database, UUID variant, String slug) {
        UUID product = UuidCreator.getTimeOrderedEpoch();
        database
            .sql(
                "insert into product (tenant_id, id, slug, name, name_key, status, published_at)" +
                    " values (?, ?, ?, 'Thing', 'x', 'ACTIVE', now() - interval '1 day')"
            )
            .params(tenant, product, slug)
            .update();
        database
            .sql(
                "insert into variant (tenant_id, id, product_id, position, sku, price_minor, weight_grams)" +
                    " values (?, ?, ?, 1, ?, 1000, 100)"
            )
            .params(tenant, variant, product, slug)
            .update();
        return product;
    }

    /** Guests with one thing each in their carts. */
    private List<GraphQlClient> enter(Child child) {
        List<GraphQlClient> buyers = new ArrayList<>();
        for (int number = 0; number < BUYERS; number++) {
            GraphQlClient visitor = child.client().tenant(SLUG);
            Answer answer = visitor.send(
                "mutation ($id: ID!) { shopCartLinesAdd(lines: [{ variantId: $id }]) { userErrors { message } } }",
                Map.of("id", GlobalId.encode("var", number % 2 == 0 ? article : bundle))
            );
            assertThat(answer.data("/shopCartLinesAdd/userErrors").size()).as(answer.body()).isZero();
            String set = answer.headers().allValues("Set-Cookie").getLast();
            buyers.add(visitor.cookie(set.substring(0, set.indexOf(';'))));
        }
        return buyers;
    }

    /** Buys, whatever becomes of the server meanwhile; answers whether it came to an order. */
    private boolean buy(GraphQlClient buyer) {
        String id = null;
        while (Instant.now().isBefore(end) && (id != null || sold.get() < PIECES)) {
            try {
                if (id == null) {
                    JsonNode started = buyer.send(CheckoutShop.START).json().at("/data/shopCheckoutStart/checkout/id");
                    id = started.isString() ? started.asString() : null;
                } else {
                    CheckoutShop.say(buyer, id, point);
                    Answer done = CheckoutShop.complete(buyer, id, "CASH_ON_DELIVERY", "10.00");
                    if (done.json().at("/data/shopCheckoutComplete/receipt").isObject()) {
                        sold.incrementAndGet();
                        return true;
                    }
                }
                pause(id == null ? 200 : 10);
            } catch (UncheckedIOException gone) {
                pause(200);
            }
        }
        return false;
    }

    private static void pause(int milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", exception);
        }
    }
}
