package io.quelyos.bff.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.quelyos.bff.testing.SecondLane;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Runs every command of docs/runbooks/demo-walk.md as it stands there, and finds in its answer what is promised below it. */
@SecondLane
@Tag("process")
class DemoWalkTest {

    private static final Path SOURCES = Path.of("..").toAbsolutePath().normalize();
    private static final Path WALK = SOURCES.resolve("docs/runbooks/demo-walk.md");
    private static final String PROMISE = "# → ";
    private static final String MARK = "=== promise ";

    @Test
    void everyCommandAnswersAsTheDocumentSays() throws IOException {
        for (String program : List.of("bash", "curl", "openssl")) {
            assumeTrue(isInstalled(program), program + " is not installed");
        }
        List<String> promises = new ArrayList<>();
        Path folder = Child.newFolder();
        try (
            Child child = Child.start(
                folder,
                Map.of(),
                "--quelyos.embedded.postgres-port=0",
                "--quelyos.embedded.redis-port=0"
            ).awaitReady()
        ) {
            String script = script(promises).replace("localhost:8069", "localhost:" + child.port());
            String output = run(Files.writeString(folder.resolve("walk.sh"), script));

            String[] answers = output.split(MARK + "\\d+\n", -1);
            assertThat(answers).as(output).hasSizeGreaterThanOrEqualTo(promises.size());
            SoftAssertions.assertSoftly(softly -> {
                for (int i = 0; i < promises.size(); i++) {
                    softly.assertThat(answers[i]).contains(promises.get(i));
                }
            });
        }
    }

    /** The document's blocks as one script that says when an answer is over. */
    private static String script(List<String> promises) throws IOException {
        var script = new StringBuilder("set -u\n");
        boolean isCode = false;
        for (String line : Files.readAllLines(WALK)) {
            if (line.startsWith("```")) {
                isCode = line.equals("```sh");
            } else if (isCode && line.startsWith(PROMISE)) {
                script.append("echo; echo '").append(MARK).append(promises.size()).append("'\n");
                promises.add(line.substring(PROMISE.length()));
            } else if (isCode) {
                script.append(line).append('\n');
            }
        }
        assertThat(promises).hasSizeGreaterThan(20);
        return script.toString();
    }

    private static String run(Path script) throws IOException {
        Process process = new ProcessBuilder("bash", script.toString())
            .directory(SOURCES.toFile())
            .redirectErrorStream(true)
            .start();
        try (var output = process.getInputStream()) {
            return new String(output.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static boolean isInstalled(String program) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)).anyMatch(folder ->
            Files.isExecutable(Path.of(folder, program))
        );
    }
}
