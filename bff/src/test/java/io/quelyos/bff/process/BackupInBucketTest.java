package io.quelyos.bff.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.f4b6a3.uuid.UuidCreator;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import io.quelyos.auth.token.OwnIssuer;
import io.quelyos.bff.backup.BackupConsole;
import io.quelyos.bff.backup.BackupShop;
import io.quelyos.bff.backup.schedule.ScheduleConsole;
import io.quelyos.bff.backup.storage.S3Settings;
import io.quelyos.bff.backup.storage.S3Storage;
import io.quelyos.bff.backup.storage.StoredObject;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.testing.S3Server;
import io.quelyos.bff.testing.SecondLane;
import io.quelyos.bff.testing.TestTenants.TenantFactory;
import io.quelyos.bff.testing.TestTenants.TestTenant;
import io.quelyos.bff.testing.Tokens;
import io.quelyos.persistence.tenant.TenantId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.JsonNode;

/**
 * A product whose settings name a bucket of a real server that speaks S3: backups by a schedule, retention, download, and a
 * restore after the master key was exchanged and the old one taken away.
 */
@SecondLane
@Tag("process")
class BackupInBucketTest {

    private static final String BUCKET = "backups";
    private static final String FIRST_KEY = key(1);
    private static final String SECOND_KEY = key(2);

    private final Path folder = Child.newFolder();
    private final UUID tenant = UuidCreator.getTimeOrderedEpoch();

    @Test
    void keepsBackupsInABucketUnderExchangedKeys() throws IOException {
        try (S3Server server = S3Server.start(folder, BUCKET); S3Storage bucket = storage(server)) {
            TestTenant mine;
            BackupShop shop;
            String first;
            String second;
            try (Child child = start(server, "one", "--quelyos.backup.keys.one=" + FIRST_KEY)) {
                mine = make(database());
                shop = BackupShop.furnish(new TenantFactory(database(), database()), mine, "mine");
                var schedules = new ScheduleConsole(console(child), mine);
                String schedule = schedules.create(Map.of("retention", 1)).path("id").asString();
                first = schedules.runNow(schedule);
                assertThat(masterKey(bucket, first)).isEqualTo("one");
                second = schedules.runNow(schedule);
                await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> masterKey(bucket, first).isEmpty());
                assertThat(size(bucket, first)).as("the older one is more than the schedule keeps").isZero();
                Map<String, byte[]> entries = console(child).download(second);
                assertThat(
                    new String(Objects.requireNonNull(entries.get("data.json")), StandardCharsets.UTF_8)
                ).contains(shop.product().toString());
                assertThat(Files.exists(folder.resolve(".quelyos/backups")))
                    .as("nothing is in a folder")
                    .isFalse();
            }
            try (
                Child child = start(
                    server,
                    "two",
                    "--quelyos.backup.keys.one=" + FIRST_KEY,
                    "--quelyos.backup.keys.two=" + SECOND_KEY
                )
            ) {
                assertThat(child.isListening()).isTrue();
                database()
                    .sql("update scheduled_tasks set execution_time = now() where task_name = 'backup-rewrap'")
                    .update();
                await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> masterKey(bucket, second).equals("two"));
            }
            try (Child child = start(server, "two", "--quelyos.backup.keys.two=" + SECOND_KEY)) {
                restore(console(child), second, mine);
                console(child).act("superAdminBackupDelete", "deletedBackupId", second);
                assertThat(size(bucket, second) + masterKey(bucket, second)).isEqualTo("0");
            }
        }
    }

    private void restore(BackupConsole console, String backup, TestTenant mine) {
        database().sql("update product set name = 'Changed' where tenant_id = ?").param(tenant).update();
        JsonNode done = console.apply(console.preview(backup, mine));
        assertThat(done.path("state").asString()).as("%s", done).isEqualTo("SUCCEEDED");
        assertThat(
            database().sql("select name from product where tenant_id = ?").param(tenant).query(String.class).single()
        ).contains("mine");
    }

    private Child start(S3Server server, String activeKey, String... keys) {
        List<String> arguments = new ArrayList<>(
            List.of(
                "--quelyos.demo.enabled=false",
                "--quelyos.embedded.postgres-port=0",
                "--quelyos.embedded.redis-port=0",
                "--quelyos.jobs.poll-interval=100ms",
                "--quelyos.rate-limits.operator-requests=1000000",
                "--quelyos.backup.s3.bucket=" + BUCKET,
                "--quelyos.backup.s3.endpoint=" + server.endpoint(),
                "--quelyos.backup.s3.access-key=key",
                "--quelyos.backup.s3.secret-key=secret",
                "--quelyos.backup.s3.is-path-style=true",
                "--quelyos.backup.active-key=" + activeKey
            )
        );
        arguments.addAll(List.of(keys));
        return Child.start(folder, Map.of(), arguments.toArray(String[]::new)).awaitReady();
    }

    /** The master key that an archive's own key is sealed by; empty where there is no such archive. */
    private String masterKey(S3Storage bucket, String backup) throws IOException {
        try (StoredObject object = bucket.open(name(backup) + ".key")) {
            return new String(object.read(0, 1000), StandardCharsets.UTF_8).split(":", 2)[0];
        } catch (NoSuchFileException gone) {
            return "";
        }
    }

    private long size(S3Storage bucket, String backup) throws IOException {
        try (StoredObject object = bucket.open(name(backup) + ".qbk")) {
            return object.size();
        } catch (NoSuchFileException gone) {
            return 0;
        }
    }

    private String name(String backup) {
        return tenant + "/" + GlobalId.decode("bkp", backup).orElseThrow();
    }

    private TestTenant make(JdbcClient database) {
        database
            .sql("insert into tenant (id, slug, name, plan_code) values (?, 'mine', 'Mine', 'GROWTH')")
            .param(tenant)
            .update();
        return new TestTenant(new TenantId(tenant), "mine", "mine.example");
    }

    /** An operator with a token by the key that the child's issuer keeps. */
    private BackupConsole console(Child child) {
        try {
            RSAKey key = RSAKey.parse(Files.readString(folder.resolve(".quelyos/issuer-key.json")));
            return new BackupConsole(
                child.port(),
                new Tokens(new ChildIssuer("http://localhost:" + child.port(), new JWKSet(key)))
            );
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        } catch (ParseException exception) {
            throw new IllegalStateException(exception);
        }
    }

    private record ChildIssuer(String issuer, JWKSet keySet) implements OwnIssuer {}

    /** Whoever starts again has its PostgreSQL at another port. */
    private JdbcClient database() {
        try {
            Path file = folder.resolve(".quelyos/postgres/postmaster.pid");
            String url = "jdbc:postgresql://127.0.0.1:" + Files.readAllLines(file).get(3).strip() + "/quelyos";
            return JdbcClient.create(new DriverManagerDataSource(url, "postgres", ""));
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    private static S3Storage storage(S3Server server) {
        return new S3Storage(
            new S3Settings(BUCKET, server.endpoint(), "eu-west-3", "key", "secret", "", true, DataSize.ofMegabytes(8))
        );
    }

    private static String key(int filledWith) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) filledWith);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
