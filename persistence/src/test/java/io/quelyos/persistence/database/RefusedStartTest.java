package io.quelyos.persistence.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quelyos.persistence.testing.PersistenceTestApplication;
import io.quelyos.persistence.testing.Role;
import io.quelyos.persistence.testing.ScratchDatabase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What somebody reads whose database is refused. */
@ExtendWith(OutputCaptureExtension.class)
class RefusedStartTest {

    @Test
    void tellsEveryFindingAndNoStackTrace(CapturedOutput output) {
        try (ScratchDatabase database = ScratchDatabase.migrated()) {
            database.execute("alter table site disable row level security", "grant select on plan to quelyos_app");

            assertRefused(database);
        }
        assertThat(output.getOut())
            .contains(
                """
                The database is not safe for several tenants:
                  - table site has no forced row-level security
                  - the application role has rights on a platform table: plan select
                """
            )
            .contains("Set the roles up as docs/runbooks/external-services.md says")
            .doesNotContain("\tat ")
            .doesNotContain("Caused by");
    }

    @Test
    void saysThatTheRolesAreMissing(CapturedOutput output) {
        try (ScratchDatabase database = ScratchDatabase.empty()) {
            // Roles belong to the whole server, so the other tests' are only put aside.
            database.execute("alter role quelyos_platform rename to quelyos_platform_aside");
            try {
                assertRefused(database);
            } finally {
                database.execute(
                    "alter role quelyos_platform_aside rename to quelyos_platform",
                    "alter role quelyos_platform password '" + Role.PLATFORM.password() + "'"
                );
            }
            assertThat(
                database
                    .superuser()
                    .sql("select count(*) from pg_tables where tablename = 'tenant'")
                    .query(Long.class)
                    .single()
            )
                .as("nothing was migrated")
                .isZero();
        }
        assertThat(output.getOut())
            .contains("The database could not be migrated:")
            .contains("ERROR: the roles quelyos_app and quelyos_platform do not exist")
            .contains("Hint: create them first: see docs/runbooks/external-services.md")
            .doesNotContain("\tat ")
            .doesNotContain("Caused by");
    }

    @Test
    void saysThatNobodyAnswers(CapturedOutput output) {
        assertThatThrownBy(() -> start("--spring.datasource.url=jdbc:postgresql://127.0.0.1:1/quelyos")).isNotNull();
        assertThat(output.getOut())
            .contains("The database could not be migrated: Connection to 127.0.0.1:1 refused")
            .doesNotContain("\tat ")
            .doesNotContain("Caused by");
    }

    @Test
    void saysThatARoleIsNotLetIn(CapturedOutput output) {
        try (ScratchDatabase database = ScratchDatabase.migrated()) {
            database.execute("alter role quelyos_platform nologin");
            try {
                assertRefused(database);
            } finally {
                database.execute("alter role quelyos_platform login");
            }
        }
        assertThat(output.getOut())
            .contains("The database gives no connection:")
            .contains("role \"quelyos_platform\" is not permitted to log in")
            .doesNotContain("\tat ")
            .doesNotContain("Caused by");
    }

    private static void assertRefused(ScratchDatabase database) {
        assertThatThrownBy(() ->
            start(
                "--spring.datasource.url=" + database.url(),
                "--spring.datasource.username=" + Role.APPLICATION.name(),
                "--spring.datasource.password=" + Role.APPLICATION.password(),
                "--spring.flyway.url=" + database.url(),
                "--spring.flyway.user=" + Role.OWNER.name(),
                "--spring.flyway.password=" + Role.OWNER.password(),
                "--quelyos.platform-datasource.password=" + Role.PLATFORM.password()
            )
        ).isNotNull();
    }

    private static void start(String... settings) {
        List<String> arguments = new ArrayList<>(Arrays.asList(settings));
        arguments.add("--spring.data.redis.host=127.0.0.1");
        arguments.add("--spring.data.redis.port=1");
        arguments.add("--spring.main.banner-mode=off");
        arguments.add("--spring.datasource.hikari.connection-timeout=500");
        var application = new SpringApplication(PersistenceTestApplication.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.run(arguments.toArray(String[]::new)).close();
    }
}
