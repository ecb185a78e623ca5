package io.quelyos.bff.payment.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** How many requests are under way at the provider is bounded, for each tenant and for all. */
class StripeGateTest {

    private static final int AT_ONCE = 5;
    private static final int AT_ONCE_PER_TENANT = 3;
    private static final ProviderAnswer ANSWERED = new ProviderAnswer.Refunds(List.of());
    private static final ProviderAnswer TENANT_CROWDED = new ProviderAnswer.Unavailable(
        "too much is under way for the tenant",
        false
    );
    private static final ProviderAnswer ALL_CROWDED = new ProviderAnswer.Unavailable("too much is under way", false);

    private final StripeGate gate = new StripeGate(settings());
    private final ProviderAccount account = account();

    @Test
    void letsATenantsRequestsPassUpToItsNumberAndAsksNothingBeyond() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        try (Held held = new Held(gate)) {
            held.hold(account, AT_ONCE_PER_TENANT);

            assertThat(gate.pass(account, () -> counted(asked))).isEqualTo(TENANT_CROWDED);
            assertThat(asked).hasValue(0);

            assertThat(held.letGo()).hasSize(AT_ONCE_PER_TENANT).containsOnly(ANSWERED);
            assertThat(gate.pass(account, () -> counted(asked))).isEqualTo(ANSWERED);
            assertThat(asked).hasValue(1);
        }
    }

    @Test
    void letsAnotherTenantPassBesideOneThatHasTooMuchUnderWay() throws Exception {
        try (Held held = new Held(gate)) {
            held.hold(account, AT_ONCE_PER_TENANT);

            assertThat(gate.pass(account(), () -> ANSWERED)).isEqualTo(ANSWERED);
        }
    }

    @Test
    void letsAllTenantsRequestsPassUpToTheirNumberTogether() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        ProviderAccount third = account();
        try (Held held = new Held(gate)) {
            held.hold(account, AT_ONCE_PER_TENANT);
            held.hold(account(), AT_ONCE - AT_ONCE_PER_TENANT);

            for (int again = 0; again <= AT_ONCE_PER_TENANT; again++) {
                assertThat(gate.pass(third, () -> counted(asked)))
                    .as("being refused takes none of the tenant's own turns")
                    .isEqualTo(ALL_CROWDED);
            }
            assertThat(asked).hasValue(0);

            assertThat(held.letGo()).hasSize(AT_ONCE).containsOnly(ANSWERED);
            held.hold(third, AT_ONCE_PER_TENANT);
        }
    }

    @Test
    void givesATurnBackWhenAskingFails() throws Exception {
        for (int failure = 0; failure < AT_ONCE_PER_TENANT; failure++) {
            assertThatThrownBy(() ->
                gate.pass(account, () -> {
                    throw new IllegalArgumentException("broken");
                })
            ).hasMessage("broken");
        }
        try (Held held = new Held(gate)) {
            held.hold(account, AT_ONCE_PER_TENANT);
            held.hold(account(), AT_ONCE - AT_ONCE_PER_TENANT);
        }
    }

    private static ProviderAnswer counted(AtomicInteger asked) {
        asked.incrementAndGet();
        return ANSWERED;
    }

    private static ProviderAccount account() {
        return new ProviderAccount(UUID.randomUUID(), "sk_test");
    }

    private static StripeSettings settings() {
        return new StripeSettings(
            URI.create("http://127.0.0.1"),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Duration.ofMinutes(5),
            1_000,
            AT_ONCE,
            AT_ONCE_PER_TENANT,
            Duration.ofHours(1)
        );
    }

    /** Requests that are under way until they are let go. */
    private static final class Held implements AutoCloseable {

        private final StripeGate gate;
        private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        private final CountDownLatch open = new CountDownLatch(1);
        private final List<Future<ProviderAnswer>> answers = new ArrayList<>();

        Held(StripeGate gate) {
            this.gate = gate;
        }

        /** Comes back when so many more are under way; those that the gate refused never are. */
        void hold(ProviderAccount account, int requests) throws InterruptedException {
            CountDownLatch underWay = new CountDownLatch(requests);
            for (int request = 0; request < requests; request++) {
                answers.add(threads.submit(() -> gate.pass(account, () -> answered(underWay))));
            }
            assertThat(underWay.await(30, TimeUnit.SECONDS)).as("requests under way").isTrue();
        }

        List<ProviderAnswer> letGo() throws Exception {
            open.countDown();
            List<ProviderAnswer> all = new ArrayList<>();
            for (Future<ProviderAnswer> answer : answers) {
                all.add(answer.get());
            }
            return all;
        }

        private ProviderAnswer answered(CountDownLatch underWay) {
            underWay.countDown();
            try {
                open.await();
            } catch (InterruptedException exception) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(exception);
            }
            return ANSWERED;
        }

        @Override
        public void close() {
            open.countDown();
            threads.close();
        }
    }
}
