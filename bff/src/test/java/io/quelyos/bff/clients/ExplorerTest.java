package io.quelyos.bff.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quelyos.bff.QuelyosApplication;
import io.quelyos.bff.testing.SecondLane;
import io.quelyos.bff.testing.TestTenants;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.ClassPathResource;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * The explorer as a person meets it: in a browser, on a server with the demo's tenants. A server of its own, because
 * the operators' sign-in must know its port before it starts.
 */
@SpringBootTest(
    classes = QuelyosApplication.class,
    webEnvironment = SpringBootTest.WebEnvironment.DEFINED_PORT,
    properties = { "quelyos.test.run=explorer", "quelyos.demo.enabled=true" }
)
@ActiveProfiles("test")
@Import(TestTenants.class)
@DirtiesContext
@SecondLane
class ExplorerTest {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final String DEMO_PASSWORD = "demo-quelyos-2026";
    private static final String DEMO_TENANT_COUNT = "6";

    @Value("${server.port}")
    int port;

    @BeforeAll
    static void requireBrowser() {
        boolean isThere = Files.isExecutable(CHROMIUM);
        if (!isThere) {
            System.err.println(
                "SKIPPED: no browser at " + CHROMIUM + "; the explorer is not tested (apt install chromium)"
            );
        }
        assumeTrue(isThere, "no browser at " + CHROMIUM);
        boolean hasPages = new ClassPathResource("web/explorer/index.html").exists();
        if (!hasPages) {
            System.err.println("SKIPPED: the pages were left out of this build; the explorer is not tested");
        }
        assumeTrue(hasPages, "the pages were left out of this build");
    }

    @DynamicPropertySource
    static void useAFreePort(DynamicPropertyRegistry properties) {
        int port = freePort();
        properties.add("server.port", () -> port);
    }

    @TestFactory
    Stream<DynamicTest> servesABrowser() {
        NodeClients.Report report = NodeClients.run(
            "explorer/browser.mjs",
            Map.of(
                "BASE_URL",
                "http://localhost:" + port,
                "CHROMIUM",
                CHROMIUM.toString(),
                "TENANT",
                "boutique-sport",
                "TENANT_COUNT",
                DEMO_TENANT_COUNT,
                "STAFF_EMAIL",
                "claire.fontaine@boutique-sport.example",
                "OPERATOR_EMAIL",
                "operator@quelyos.example",
                "PASSWORD",
                DEMO_PASSWORD
            )
        );
        assertThat(report.checks()).hasSize(5);
        return report.tests();
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }
}
