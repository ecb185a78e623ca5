package io.quelyos.bff.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quelyos.auth.token.OwnIssuer;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.testing.ServerTest;
import io.quelyos.bff.testing.TestTenants.TenantFactory;
import io.quelyos.bff.testing.TestTenants.TestTenant;
import io.quelyos.bff.testing.Tokens;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Rows that wait for a job go on waiting for it after a restore, and what the job does happens. */
@ServerTest
class SuperAdminRestoredJobsTest {

    private static final String WAITING = "OPEN 1 1 AWAITING_PAYMENT AWAITING_PAYMENT";
    private static final String OVER = "EXPIRED 0 0 CANCELLED AWAITING_PAYMENT";
    private static final String OVER_IN_A_COPY = "EXPIRED 0 0 CANCELLED CANCELLED";

    @LocalServerPort
    private int port;

    @Autowired
    private TenantFactory tenants;

    @Autowired
    private OwnIssuer issuer;

    private BackupConsole console;
    private TestTenant tenant;
    private TestTenant twin;
    private WaitingRows rows;
    private WaitingRows twins;
    private String backup = "";

    @BeforeEach
    void furnish() {
        console = new BackupConsole(port, new Tokens(issuer));
        List<TestTenant> both = tenants.createTwins();
        tenant = both.getFirst();
        twin = both.getLast();
        BackupShop.furnish(tenants, tenant, "mine");
        rows = WaitingRows.add(tenants, tenant);
        twins = WaitingRows.add(tenants, twin);
        backup = console.make(tenant).path("id").asString();
    }

    @Test
    void endsWhatIsOverAndAsksTheProviderAgain() {
        rows.delete(tenant.id().value());
        assertThat(console.apply(console.preview(backup, tenant)).path("state").asString()).isEqualTo("SUCCEEDED");

        awaitStanding(tenant.id().value(), OVER);
        assertThat(rows.jobs(tenant.id().value()))
            .as("the provider does not answer, and is asked until it does")
            .containsSubsequence("payment-deadline", "payment-start");
        assertThat(twins.standing(twin.id().value())).isEqualTo(WAITING);
        assertThat(twins.jobs(twin.id().value())).isEmpty();
    }

    @Test
    void doesSoInACopyWhoseOrdersByCardWereNeverPaid() {
        JsonNode payload = console.copy(backup, "copy-of-" + tenant.slug());
        UUID copy = GlobalId.decode("ten", payload.at("/restore/tenant/id").asString()).orElseThrow();
        JsonNode done = console.awaitRestore(payload.at("/restore/id").asString());
        assertThat(done.path("state").asString()).as("%s", done).isEqualTo("SUCCEEDED");

        awaitStanding(copy, OVER_IN_A_COPY);
        await()
            .atMost(Duration.ofSeconds(30))
            .untilAsserted(() ->
                assertThat(rows.jobs(copy)).doesNotContain("payment-deadline", "payment-start", "payment-request")
            );
        assertThat(rows.standing(tenant.id().value()))
            .as("the original's rows have the same ids, and stay")
            .isEqualTo(WAITING);
        assertThat(rows.jobs(tenant.id().value())).isEmpty();
    }

    @Test
    void schedulesNothingTwice() {
        tenants
            .superuser()
            .sql("update checkout set reserved_until = now() + interval '1 hour' where tenant_id = ? and id = ?")
            .params(tenant.id().value(), rows.checkout())
            .update();
        restore();
        restore();
        assertThat(rows.jobs(tenant.id().value())).containsOnlyOnce("checkout-expiry");

        tenants
            .superuser()
            .sql(
                "update scheduled_tasks set task_instance = ? || ':1' where task_name = 'checkout-expiry' and task_instance = ?"
            )
            .params(rows.checkout().toString(), rows.checkout() + ":" + tenant.id())
            .update();
        restore();
        assertThat(rows.jobs(tenant.id().value())).as("its own job is there").containsOnlyOnce("checkout-expiry");
    }

    private void restore() {
        assertThat(console.apply(console.preview(backup, tenant)).path("state").asString()).isEqualTo("SUCCEEDED");
    }

    private void awaitStanding(UUID of, String expected) {
        await()
            .atMost(Duration.ofSeconds(30))
            .untilAsserted(() -> assertThat(rows.standing(of)).isEqualTo(expected));
    }
}
