package io.quelyos.bff.catalog;

import static io.quelyos.bff.catalog.ProductDesk.CREATE;
import static io.quelyos.bff.catalog.ProductDesk.UPDATE;
import static org.assertj.core.api.Assertions.assertThat;

import io.quelyos.bff.catalog.CatalogDatabase.TestTenant;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.testing.Answer;
import io.quelyos.bff.testing.GraphQlClient;
import io.quelyos.bff.testing.ServerTest;
import io.quelyos.persistence.catalog.CatalogStateMapper;
import io.quelyos.persistence.tenant.TenantDb;
import io.quelyos.persistence.tenant.TenantId;
import io.quelyos.persistence.tenant.TenantScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Many who change one catalogue at once. */
@ServerTest
class BackofficeCatalogRaceTest {

    @Autowired
    private ApplicationContext server;

    private Shelf shelf;
    private TestTenant tenant;
    private TestTenant twin;
    private GraphQlClient owner;
    private ProductDesk desk;

    @BeforeEach
    void open() {
        shelf = Shelf.of(server);
        tenant = shelf.database().createTenant("GROWTH");
        twin = shelf.database().createTenant("GROWTH");
        owner = shelf.staff(tenant, "OWNER");
        desk = new ProductDesk(owner, tenant);
    }

    @Test
    void refusesAChangeOfAnOlderVersion() throws Exception {
        String id = desk.create("Chemise");
        List<Callable<Answer>> changes = new ArrayList<>();
        for (int number = 0; number < 8; number++) {
            Map<String, Object> change = Map.of("brand", "Brand " + number);
            changes.add(() -> owner.send(UPDATE, Map.of("id", id, "version", 1, "input", change)));
        }

        int done = 0;
        try (var executor = Executors.newFixedThreadPool(8)) {
            for (var future : executor.invokeAll(changes)) {
                Answer answer = future.get();
                if (answer.data("/backofficeProductUpdate/product").isNull()) {
                    assertThat(answer.data("/backofficeProductUpdate/userErrors/0/__typename").asString()).isEqualTo(
                        "VersionConflict"
                    );
                    assertThat(answer.data("/backofficeProductUpdate/userErrors/0/currentVersion").asInt()).isEqualTo(
                        2
                    );
                } else {
                    done++;
                }
            }
        }
        assertThat(done).isEqualTo(1);
    }

    @Test
    void answersSoonWhileAnImportHoldsTheCatalogueAndLetsOthersWork() throws Exception {
        String id = desk.create("Chemise");
        GraphQlClient neighbour = shelf.staff(twin, "OWNER");
        shelf.put(twin, List.of(Drafts.product(twin, "theirs", "T")));
        String theirs = GlobalId.encode(
            "prd",
            UUID.fromString(shelf.database().query("select id from product where tenant_id = '" + twin.id() + "'"))
        );
        var isHeld = new CountDownLatch(1);
        var isOver = new CountDownLatch(1);
        var state = server.getBean(CatalogStateMapper.class);
        TenantScoped scope = TenantScoped.of(new TenantId(tenant.id()));
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var importing = executor.submit(() ->
                server.getBean(TenantDb.class).write(scope, () -> {
                    state.lockCatalog();
                    isHeld.countDown();
                    return awaited(isOver);
                })
            );
            assertThat(isHeld.await(20, TimeUnit.SECONDS)).isTrue();
            List<Future<Answer>> saved = new ArrayList<>();
            List<Long> nanos = Collections.synchronizedList(new ArrayList<>());
            for (int number = 0; number < 20; number++) {
                String mutation = number % 2 == 0 ? UPDATE : repeatable(UPDATE, "held-key-" + id + number);
                Map<String, Object> change = Map.of("brand", "Brand " + number);
                saved.add(
                    executor.submit(() -> {
                        long began = System.nanoTime();
                        Answer answer = owner.send(mutation, Map.of("id", id, "version", 1, "input", change));
                        nanos.add(System.nanoTime() - began);
                        return answer;
                    })
                );
            }
            for (int version = 1; version <= 8; version++) {
                Map<String, Object> change = Map.of("brand", "Brand " + version);
                Answer changed = neighbour.send(UPDATE, Map.of("id", theirs, "version", version, "input", change));
                assertThat(changed.data("/backofficeProductUpdate/product/version").asInt()).isEqualTo(version + 1);
            }
            for (Future<Answer> answer : saved) {
                assertThat(answer.get().errorCodes()).containsExactly("UNAVAILABLE");
                assertThat(answer.get().body()).contains("An import is at work").contains("\"retryable\":true");
            }
            assertThat(Duration.ofNanos(Collections.max(nanos))).isLessThan(Duration.ofSeconds(6));
            isOver.countDown();
            assertThat(importing.get()).isTrue();
        } finally {
            isOver.countDown();
        }
        Answer after = owner.send(UPDATE, Map.of("id", id, "version", 1, "input", Map.of("brand", "Later")));
        assertThat(after.data("/backofficeProductUpdate/product/version").asInt()).isEqualTo(2);
    }

    private static String repeatable(String mutation, String key) {
        return mutation.replace(
            "version: $version, input: $input)",
            "version: $version, input: $input) @idempotent(key: \"" + key + "\")"
        );
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            return latch.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException exception) {
            throw new IllegalStateException("interrupted", exception);
        }
    }

    @Test
    void numbersTheSlugsOfOneNameUnderConcurrency() throws Exception {
        List<Callable<Answer>> creations = new ArrayList<>();
        for (int number = 0; number < 8; number++) {
            Map<String, Object> input = desk.input("Même nom", "N-" + number);
            creations.add(() -> owner.send(CREATE, Map.of("input", input)));
        }

        List<String> slugs = new ArrayList<>();
        try (var executor = Executors.newFixedThreadPool(8)) {
            for (var future : executor.invokeAll(creations)) {
                slugs.add(future.get().data("/backofficeProductCreate/product/slug").asString());
            }
        }
        assertThat(slugs).containsExactlyInAnyOrder(
            "meme-nom",
            "meme-nom-2",
            "meme-nom-3",
            "meme-nom-4",
            "meme-nom-5",
            "meme-nom-6",
            "meme-nom-7",
            "meme-nom-8"
        );
    }
}
