package io.quelyos.bff.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.quelyos.bff.testing.SecondLane;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Starts that cannot succeed: a clear message, no stack trace, nothing left running. */
@SecondLane
@Tag("process")
class RefusedStartTest {

    @Test
    void refusesAFolderThatCannotBeWritten() throws IOException {
        Path folder = Child.newFolder();
        // Below a file there is no folder for anybody; a folder without rights would stop no superuser.
        Path file = Files.createFile(folder.resolve("file"));
        String impossible = file.resolve("data").toString();
        try (Child child = Child.start(folder, Map.of(), "--quelyos.embedded.folder=" + impossible)) {
            assertThat(child.awaitEnd()).isEqualTo(1);
            assertThat(child.console())
                .contains("APPLICATION FAILED TO START")
                .contains("The data folder " + impossible + " cannot be used")
                .contains("choose another: --quelyos.embedded.folder=<folder>");
            assertNoStackTrace(child);
        }
    }

    @Test
    void refusesProductionWithoutSettings() {
        Path folder = Child.newFolder();
        Map<String, String> comfortable = Map.of(
            "QUELYOS_DEMO_ENABLED",
            "true",
            "QUELYOS_AUTH_SHOPCOOKIE_SECURE",
            "false",
            "QUELYOS_AUTH_EMBEDDEDISSUER_ENABLED",
            "true"
        );
        try (
            Child bare = Child.start(folder, Map.of("SPRING_PROFILES_ACTIVE", "production"));
            Child demo = Child.start(folder, comfortable, "--spring.profiles.active=production")
        ) {
            assertThat(bare.awaitEnd()).isEqualTo(1);
            assertThat(bare.console()).contains("quelyos.secrets.signing-key is missing");
            assertNoStackTrace(bare);

            assertThat(demo.awaitEnd()).isEqualTo(1);
            assertThat(demo.console())
                .contains("quelyos.secrets.signing-key is missing")
                .contains("quelyos.demo.enabled is true")
                .contains("quelyos.auth.shop-cookie.secure is false")
                .contains("quelyos.auth.embedded-issuer.enabled is true");
            assertNoStackTrace(demo);
        }
        assertThat(folder.resolve(".quelyos")).doesNotExist();
    }

    @Test
    void refusesProductionWithoutServers() {
        Path folder = Child.newFolder();
        Map<String, String> safe = Map.of(
            "QUELYOS_SECRETS_SIGNING_KEY",
            "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlBQkNERUY=",
            "SPRING_MAIL_HOST",
            "127.0.0.1",
            "QUELYOS_MAIL_FROM",
            "no-reply@shops.example",
            "QUELYOS_MAIL_SHOPURL",
            "https://{slug}.shops.example"
        );
        try (Child child = Child.start(folder, safe, "--spring.profiles.active=production")) {
            assertThat(child.awaitEnd()).isEqualTo(1);
            assertThat(child.console()).contains(
                "The production profile needs servers of its own; this run names no PostgreSQL and no Redis."
            );
            assertNoStackTrace(child);
        }
        assertThat(folder.resolve(".quelyos")).doesNotExist();
    }

    @Test
    void refusesATakenPortAndStopsWhatItStarted() throws IOException {
        Path folder = Child.newFolder();
        try (
            var taken = new ServerSocket(0, 1, InetAddress.getByName("0.0.0.0"));
            Child child = Child.start(
                folder,
                taken.getLocalPort(),
                Map.of(),
                "--quelyos.embedded.postgres-port=0",
                "--quelyos.embedded.redis-port=0"
            )
        ) {
            assertThat(child.awaitEnd()).isEqualTo(1);
            assertThat(child.console()).contains("Port " + taken.getLocalPort() + " was already in use");
            assertNoStackTrace(child);
        }
        assertThat(folder.resolve(".quelyos/postgres/PG_VERSION")).as("servers had been started").exists();
        assertThat(folder.resolve(".quelyos/postgres/postmaster.pid")).as("and were stopped cleanly").doesNotExist();
        assertThat(folder.resolve(".quelyos/redis/redis.pid")).doesNotExist();
    }

    static void assertNoStackTrace(Child child) {
        assertThat(child.console()).doesNotContainPattern(Pattern.compile("^\\s+at [\\w.$/]+\\(", Pattern.MULTILINE));
        assertThat(child.console()).doesNotContain("Caused by:");
    }
}
