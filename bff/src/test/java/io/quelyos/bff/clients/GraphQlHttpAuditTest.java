package io.quelyos.bff.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.quelyos.bff.testing.ServerTest;
import io.quelyos.bff.testing.TestTenants.TenantFactory;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The public audits of GraphQL over HTTP: not only what servers must do, but also what they should and may. */
@ServerTest
class GraphQlHttpAuditTest {

    private static final int AUDIT_COUNT = 61;

    @LocalServerPort
    int port;

    @Autowired
    TenantFactory tenants;

    @TestFactory
    Stream<DynamicTest> passesEveryAudit() {
        NodeClients.Report report = NodeClients.run(
            "graphql-http/audits.mjs",
            Map.of("BASE_URL", "http://127.0.0.1:" + port, "TENANT", tenants.create("STARTER").slug())
        );
        DynamicTest all = DynamicTest.dynamicTest("all " + AUDIT_COUNT + " audits ran", () ->
            assertThat(report.checks()).hasSize(AUDIT_COUNT)
        );
        return Stream.concat(Stream.of(all), report.tests());
    }
}
