package io.quelyos.bff.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs the programs of {@code src/test/clients}. They are copied to {@code target/clients} and their packages are
 * installed there, once for each content of the lock file, so that the sources stay as they are and a machine that
 * installed them needs no network any more.
 */
final class NodeClients {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Path SOURCES = Path.of("src/test/clients").toAbsolutePath();
    private static final Path FOLDER = Path.of("target/clients").toAbsolutePath();
    private static final Pattern VERSION = Pattern.compile("v(\\d+)\\.(\\d+)\\..*", Pattern.DOTALL);
    private static final int OLDEST_NODE_MAJOR = 20;
    private static final int OLDEST_NODE_MINOR = 19;
    private static final Duration INSTALL_TIMEOUT = Duration.ofMinutes(5);
    private static final Duration SCRIPT_TIMEOUT = Duration.ofSeconds(60);

    private NodeClients() {}

    /**
     * What a program found.
     *
     * @param checks in the order in which they ran
     * @param data what else it hands over
     */
    record Report(List<Check> checks, JsonNode data) {
        /** Each check as a test of its own. */
        Stream<DynamicTest> tests() {
            assertThat(checks).as("checks").isNotEmpty();
            return checks
                .stream()
                .map(check -> DynamicTest.dynamicTest(check.name(), () -> assertThat(check.failure()).isNull()));
        }
    }

    /** One thing that a program proved, or how it failed. */
    record Check(String name, @Nullable String failure) {}

    /** Runs a program with settings as environment variables and reads its report. */
    static Report run(String script, Map<String, String> settings) {
        install();
        List<String> command = List.of("node", script);
        Finished finished = start(command, settings, SCRIPT_TIMEOUT);
        assertThat(finished.exitCode()).as("exit code of %s:%n%s", command, finished.messages()).isZero();
        JsonNode report = JSON.readTree(finished.output());
        List<Check> checks = new ArrayList<>();
        report.path("checks").forEach(check -> {
            JsonNode failure = check.path("failure");
            checks.add(new Check(check.path("name").asString(), failure.isNull() ? null : failure.asString()));
        });
        return new Report(checks, report.path("data"));
    }

    /** One process at a time: several run tests beside each other, and all use this folder. */
    private static synchronized void install() {
        requireNode();
        Path lock = FOLDER.resolveSibling("clients.lock");
        try {
            Files.createDirectories(lock.getParent());
            try (
                FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = channel.lock()
            ) {
                assertThat(held.isValid()).isTrue();
                copySources();
                installPackages();
            }
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    private static void installPackages() {
        Path stamp = FOLDER.resolve("node_modules/.quelyos-lock-sha256");
        String wanted = sha256(SOURCES.resolve("package-lock.json"));
        try {
            if (Files.exists(stamp) && Files.readString(stamp).equals(wanted)) {
                return;
            }
            String npm = System.getProperty("os.name").startsWith("Windows") ? "npm.cmd" : "npm";
            List<String> command = List.of(npm, "ci", "--ignore-scripts", "--prefer-offline");
            Finished finished = start(command, Map.of(), INSTALL_TIMEOUT);
            assertThat(finished.exitCode())
                .as("npm ci in %s; is the npm registry reachable from here?%n%s", FOLDER, finished.messages())
                .isZero();
            Files.writeString(stamp, wanted);
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    private static void requireNode() {
        String oldest = OLDEST_NODE_MAJOR + "." + OLDEST_NODE_MINOR;
        String version;
        try {
            version = startIn(
                Path.of("").toAbsolutePath(),
                List.of("node", "--version"),
                Map.of(),
                SCRIPT_TIMEOUT
            ).output();
        } catch (UncheckedIOException missing) {
            throw new AssertionError("The client tests need Node " + oldest + " or newer on the path.", missing);
        }
        Matcher matcher = VERSION.matcher(version);
        assertThat(matcher.matches()).as("node --version says %s", version).isTrue();
        int major = Integer.parseInt(matcher.group(1));
        int minor = Integer.parseInt(matcher.group(2));
        assertThat(major > OLDEST_NODE_MAJOR || (major == OLDEST_NODE_MAJOR && minor >= OLDEST_NODE_MINOR))
            .as("The client tests need Node %s or newer on the path; this one is %s", oldest, version.strip())
            .isTrue();
    }

    private static void copySources() {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file : files.filter(NodeClients::isSource).toList()) {
                Path target = FOLDER.resolve(SOURCES.relativize(file).toString());
                Files.createDirectories(target.getParent());
                // What another process may be running is left alone as long as it is the same.
                if (!Files.exists(target) || Files.mismatch(file, target) >= 0) {
                    Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    private static boolean isSource(Path path) {
        return Files.isRegularFile(path) && !SOURCES.relativize(path).startsWith("node_modules");
    }

    private static String sha256(Path file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        } catch (NoSuchAlgorithmException exception) {
            throw new IllegalStateException("this Java has no SHA-256", exception);
        }
    }

    private record Finished(int exitCode, String output, String messages) {}

    private static Finished start(List<String> command, Map<String, String> settings, Duration timeout) {
        return startIn(FOLDER, command, settings, timeout);
    }

    /** Output and messages go to files: a full pipe would stop the program, and a dead one would stop us. */
    private static Finished startIn(Path folder, List<String> command, Map<String, String> settings, Duration timeout) {
        try {
            Path output = Files.createTempFile("client", ".json");
            Path messages = Files.createTempFile("client", ".log");
            try {
                var builder = new ProcessBuilder(command).directory(folder.toFile());
                builder.environment().putAll(settings);
                Process process = builder.redirectOutput(output.toFile()).redirectError(messages.toFile()).start();
                process.getOutputStream().close();
                boolean isDone = process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS);
                if (!isDone) {
                    process.descendants().forEach(ProcessHandle::destroyForcibly);
                    process.destroyForcibly().waitFor();
                }
                assertThat(isDone)
                    .as("%s ends within %d s:%n%s", command, timeout.toSeconds(), Files.readString(messages))
                    .isTrue();
                return new Finished(process.exitValue(), Files.readString(output), Files.readString(messages));
            } finally {
                Files.delete(output);
                Files.delete(messages);
            }
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", exception);
        }
    }
}
