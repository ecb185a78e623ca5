package io.quelyos.bff.graphql.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quelyos.auth.context.Actor;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.auth.tenant.TenantDirectory;
import io.quelyos.bff.cart.CartShop;
import io.quelyos.persistence.content.ContentChanges;
import io.quelyos.persistence.content.ContentTurnMapper;
import io.quelyos.persistence.content.ResponseCacheSettings;
import io.quelyos.persistence.tenant.TenantChanges;
import io.quelyos.persistence.tenant.TenantDb;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One instance keeps answers while another writes: as soon as the writer is done, the kept answer is gone. */
@KeepingServerTest
class OtherInstanceTest {

    private static final ResponseCacheSettings SETTINGS = new ResponseCacheSettings(
        true,
        Duration.ofMillis(20),
        1_000_000,
        100,
        100,
        Duration.ofSeconds(2)
    );

    @Autowired
    private ApplicationContext server;

    private final AtomicInteger looks = new AtomicInteger();
    private CartShop shop;
    private TenantContext context;
    private ContentChanges heard;
    private ResponseCache reader;
    private TenantDb writer;
    private Asked.Wording wording;
    private Asked.Question question;

    @BeforeEach
    void start() {
        shop = CartShop.open(server);
        shop.article(1000, 1);
        context = Objects.requireNonNull(server.getBean(TenantDirectory.class).findById(shop.tenant().id())).context(
            new Actor.Visitor(null),
            Set.of()
        );
        heard = changes();
        reader = new ResponseCache(
            SETTINGS,
            heard,
            server.getBean(TenantChanges.class),
            server.getBean(TenantDb.class),
            server.getBean(ContentTurnMapper.class),
            new SimpleMeterRegistry()
        );
        heard.start();
        // The writer's own ear is never opened: it waits for others without knowing them.
        writer = new TenantDb(server.getBean(DataSource.class), Duration.ofSeconds(10), changes());
        wording = new Asked.Wording(context, "http://x:1", true, "query=x");
        question = new Asked.Question(context, "http://x:1", "x", null, Map.of());
        await().until(heard::isUpToDate);
    }

    @AfterEach
    void stop() {
        heard.stop();
    }

    @Test
    void forgetsBeforeTheWriterIsAnswered() {
        var isOver = new AtomicBoolean();
        var others = CompletableFuture.runAsync(() -> {
            while (!isOver.get()) {
                ask();
            }
        });
        int kept = 0;
        for (int round = 0; round < 100; round++) {
            String name = "Name " + round;
            writer.write(context, () ->
                JdbcClient.create(server.getBean(DataSource.class))
                    .sql("update product set name = ? where tenant_id = ?")
                    .params(name, shop.id())
                    .update()
            );
            assertThat(ask()).isEqualTo(name);
            kept += reader.find(wording) == null ? 0 : 1;
        }
        isOver.set(true);
        others.join();
        assertThat(kept).as("answers that were kept after a change").isGreaterThan(50);
    }

    @Test
    void keepsWhatIsAskedAgainAndNothingOfWhatWasReadBeforeAChange() {
        ask();
        int before = looks.get();
        for (int round = 0; round < 50; round++) {
            ask();
        }
        assertThat(looks.get()).isEqualTo(before);

        shop.run("update product set name = 'A' where tenant_id = ?", shop.id());
        await().until(() -> reader.find(wording) == null);
        reader.answer(question, wording, () -> {
            KeptAnswer read = KeptAnswer.of(name().getBytes(StandardCharsets.UTF_8), 60);
            writer.write(context, () ->
                JdbcClient.create(server.getBean(DataSource.class))
                    .sql("update product set name = 'B' where tenant_id = ?")
                    .params(shop.id())
                    .update()
            );
            return read;
        });
        assertThat(reader.find(wording)).isNull();
        assertThat(ask()).isEqualTo("B");
    }

    @Test
    void keepsNothingWhileItsConnectionIsCut() {
        ask();
        assertThat(reader.find(wording)).isNotNull();
        shop.one(
            Long.class,
            "select count(pg_terminate_backend(pid)) from pg_stat_activity where application_name = ?",
            "quelyos content changes"
        );
        for (int round = 0; round < 20; round++) {
            shop.run("update product set name = ? where tenant_id = ?", "Cut " + round, shop.id());
            // The lease of before the cut is all that may be left of it.
            heard.settle();
            assertThat(ask()).isEqualTo("Cut " + round);
        }
        await()
            .atMost(Duration.ofSeconds(20))
            .until(() -> ask().equals("Cut 19") && reader.find(wording) != null);
    }

    private String ask() {
        KeptAnswer kept = reader.find(wording);
        if (kept == null) {
            kept = reader.answer(question, wording, () -> KeptAnswer.of(name().getBytes(StandardCharsets.UTF_8), 60));
        }
        return new String(Objects.requireNonNull(kept).body(), StandardCharsets.UTF_8);
    }

    private String name() {
        looks.incrementAndGet();
        return shop.one(String.class, "select name from product where tenant_id = ?", shop.id());
    }

    private ContentChanges changes() {
        DataSourceProperties database = server.getBean(DataSourceProperties.class);
        return new ContentChanges(
            database.determineUrl(),
            Objects.requireNonNullElse(database.determineUsername(), ""),
            Objects.requireNonNullElse(database.determinePassword(), ""),
            SETTINGS,
            server.getBean(TenantChanges.class)
        );
    }
}
