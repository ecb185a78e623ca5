package io.quelyos.bff.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import io.quelyos.bff.testing.SideServerTest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/**
 * Two hundred buyers at once want a few pieces: an article, and two bundles that share it as a part. Exactly as many pieces
 * are sold as there are, whatever the timing; each buyer ends with an order, or with nothing.
 */
@SideServerTest
class OversellTest {

    private static final int BUYERS = 200;
    private static final int PIECES = 12;

    @Autowired
    private ApplicationContext server;

    @RepeatedTest(20)
    void sellsExactlyWhatThereIs(RepetitionInfo run) {
        long seed = System.nanoTime() + run.getCurrentRepetition();
        var shop = CheckoutShop.open(server);
        var crowd = new Crowd(shop, PIECES, seed);
        UUID article = shop.shop().article(1000, PIECES);
        UUID single = crowd.bundle(article, 1);
        UUID pair = crowd.bundle(article, 2);
        List<UUID> wanted = List.of(article, single, pair);
        List<Crowd.Buyer> buyers = crowd.enter(BUYERS, wanted);
        List<Boolean> outcomes;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Boolean>> all = new ArrayList<>();
            buyers.forEach(buyer -> all.add(CompletableFuture.supplyAsync(() -> crowd.buy(buyer), threads)));
            outcomes = all.stream().map(CompletableFuture::join).toList();
        }
        long orders = outcomes.stream().filter(Boolean::booleanValue).count();
        String seeded = "seed " + seed;
        assertThat(shop.level(article)).as(seeded).isEqualTo("0/0");
        assertThat(crowd.sold()).as(seeded).isEqualTo(PIECES);
        assertThat(shop.count("shop_order")).as(seeded).isEqualTo(orders);
        assertThat(shop.count("payment")).as(seeded).isEqualTo(orders);
        assertThat(shop.count("stock_reservation")).as(seeded).isZero();
        assertThat(crowd.numbers()).as(seeded).isEqualTo(orders);
        shop.isSound();
    }
}
