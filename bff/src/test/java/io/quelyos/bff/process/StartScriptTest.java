package io.quelyos.bff.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.quelyos.bff.testing.SecondLane;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code bin/quelyos} asks of Java; in Java's place stands a program that repeats what it was asked. */
@SecondLane
@Tag("process")
class StartScriptTest {

    private static final Path SCRIPT = Path.of("src", "dist", "bin", "quelyos").toAbsolutePath();

    @TempDir
    private Path folder;

    private Path home;
    private Path jar;

    @BeforeEach
    void packs() throws IOException {
        home = folder.resolve("quelyos home");
        Files.createDirectories(home.resolve("bin"));
        Files.createDirectories(home.resolve("lib"));
        Files.copy(SCRIPT, home.resolve("bin/quelyos"));
        jar = Files.createFile(home.resolve("quelyos-application-1-exec.jar"));
        java(25);
    }

    @Test
    void startsWithoutACacheWhereThereIsNone() {
        assertThat(run(0, "--server.port=1")).containsExactly(
            "@" + home.resolve("conf/jvm.options"),
            "-Xmx1g",
            "-Dx=y",
            "-jar",
            jar.toString(),
            "--server.port=1"
        );
    }

    @Test
    void startsWithTheCacheThatTrainingMade() {
        List<String> training = run(0, "train");
        Path cache = home.resolve("lib/quelyos.aot");
        assertThat(training)
            .contains("-XX:AOTCacheOutput=" + cache, "--spring.profiles.active=training", "-Xmx1g")
            .as("settings of this machine must not reach the training")
            .contains("url=");
        assertThat(run(0)).contains("-XX:AOTCache=" + cache, "url=jdbc:postgresql://production/quelyos");
    }

    @Test
    void failsWhereTheTrainingFails() throws IOException {
        write(
            folder.resolve("jdk/bin/java"),
            "case \"$*\" in *-version) echo java.vm.specification.version = 25;; esac"
        );
        assertThat(run(1, "train")).containsExactly("quelyos: the walk ended without a cache");
    }

    @Test
    void keepsNoCacheOfAFailedWalk() throws IOException {
        Files.writeString(folder.resolve("jdk/bin/java"), "exit 1\n", StandardOpenOption.APPEND);
        assertThat(run(1, "train")).last().isEqualTo("quelyos: the walk failed");
        assertThat(home.resolve("lib/quelyos.aot")).doesNotExist();
    }

    @Test
    void refusesAnOlderJava() throws IOException {
        java(21);
        assertThat(run(1)).containsExactly(
            "quelyos: " + folder.resolve("jdk/bin/java") + " is of version 21; set JAVA_HOME to a JDK 25"
        );
    }

    @Test
    void refusesAFolderOfTwoVersions() throws IOException {
        Files.createFile(home.resolve("quelyos-application-2-exec.jar"));
        assertThat(run(1)).containsExactly("quelyos: there is not exactly one quelyos-application-*.jar in " + home);
    }

    private void java(int version) throws IOException {
        write(
            folder.resolve("jdk/bin/java"),
            """
            case "$*" in *-version) echo "    java.vm.specification.version = %d"; exit;; esac
            for argument; do
                case $argument in -XX:AOTCacheOutput=*) : >"${argument#*=}";; esac
                echo "$argument"
            done
            case "$*" in *AOTCache*) echo "url=${SPRING_DATASOURCE_URL:-}";; esac
            """.formatted(version)
        );
    }

    private static void write(Path program, String text) throws IOException {
        Files.createDirectories(program.getParent());
        Files.writeString(program, "#!/usr/bin/env bash\n" + text);
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private List<String> run(int expectedExit, String... arguments) {
        var builder = new ProcessBuilder("bash", home.resolve("bin/quelyos").toString()).redirectErrorStream(true);
        builder.command().addAll(List.of(arguments));
        Map<String, String> environment = new HashMap<>();
        environment.put("JAVA_HOME", folder.resolve("jdk").toString());
        environment.put("QUELYOS_JAVA_OPTIONS", "-Xmx1g -Dx=y");
        environment.put("SPRING_DATASOURCE_URL", "jdbc:postgresql://production/quelyos");
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(said).isEqualTo(expectedExit);
            return said.lines().toList();
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(exception);
        }
    }
}
