package io.quelyos.bff.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every test that docs/promises.md names exists. */
class PromisesDocumentTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "promises.md");
    private static final Path TESTS = Path.of("src", "test", "java");
    private static final Pattern NAME = Pattern.compile("`(\\w+Test)(?:\\.(\\w+))?`");

    @Test
    void namesTestsThatExist() throws IOException {
        Map<String, String> sources = sources();
        Set<String> missing = new TreeSet<>();
        var names = NAME.matcher(Files.readString(DOCUMENT));
        int count = 0;
        while (names.find()) {
            count++;
            String source = sources.getOrDefault(names.group(1), "");
            String method = names.group(2);
            boolean isThere = method == null ? !source.isEmpty() : source.contains("\n    void " + method + "(");
            if (!isThere) {
                missing.add(names.group());
            }
        }
        assertThat(missing).isEmpty();
        assertThat(count).isGreaterThan(20);
    }

    private static Map<String, String> sources() throws IOException {
        try (Stream<Path> files = Files.walk(TESTS)) {
            return files
                .filter(file -> file.toString().endsWith("Test.java"))
                .collect(
                    Collectors.toMap(
                        PromisesDocumentTest::name,
                        PromisesDocumentTest::read,
                        (a, b) -> a + b,
                        TreeMap::new
                    )
                );
        }
    }

    private static String name(Path file) {
        return Objects.requireNonNull(file.getFileName()).toString().replace(".java", "");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }
}
