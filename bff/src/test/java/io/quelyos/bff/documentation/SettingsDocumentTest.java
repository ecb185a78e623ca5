package io.quelyos.bff.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;

/** Every typed setting stands in docs/settings.md with the default that the code has, and none that the code has not. */
class SettingsDocumentTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "settings.md");

    @Test
    void namesEverySettingWithItsDefault() throws IOException {
        assertThat(documented()).containsExactlyInAnyOrderEntriesOf(typed());
    }

    @Test
    void thereAreSettingsToLookAt() {
        assertThat(typed())
            .containsEntry("quelyos.graphql.limits.body-bytes", "1048576")
            .containsEntry("quelyos.auth.session.staff.idle", "30m")
            .hasSizeGreaterThan(100);
    }

    /** From the tables below a title that is a prefix. */
    private static Map<String, String> documented() throws IOException {
        Map<String, String> found = new TreeMap<>();
        String prefix = "";
        for (String line : Files.readAllLines(DOCUMENT)) {
            if (line.startsWith("#")) {
                prefix = line.startsWith("### `") ? line.substring("### `".length(), line.length() - 1) : "";
            } else if (line.startsWith("| `") && !prefix.isEmpty()) {
                String[] cells = line.split(" \\| ", -1);
                found.put(prefix + "." + cells[0].replaceAll("[| `]", ""), cells[1].replace("`", ""));
            }
        }
        return found;
    }

    private static Map<String, String> typed() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        Map<String, String> settings = new TreeMap<>();
        scanner
            .findCandidateComponents("io.quelyos")
            .stream()
            .map(candidate -> load(Objects.requireNonNull(candidate.getBeanClassName())))
            .filter(Class::isRecord)
            .forEach(type -> {
                var annotation = Objects.requireNonNull(
                    AnnotationUtils.findAnnotation(type, ConfigurationProperties.class)
                );
                settings.putAll(components(type, annotation.prefix() + "."));
            });
        return settings;
    }

    private static Map<String, String> components(Class<?> type, String prefix) {
        Map<String, String> settings = new LinkedHashMap<>();
        RecordComponent[] components = type.getRecordComponents();
        for (int position = 0; position < components.length; position++) {
            RecordComponent component = components[position];
            String name = prefix + component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
            if (component.getType().isRecord()) {
                settings.putAll(components(component.getType(), name + "."));
            } else {
                settings.put(name, defaultOf(type, position));
            }
        }
        return settings;
    }

    /** What stands at the parameter of the record's constructor. */
    private static String defaultOf(Class<?> type, int position) {
        DefaultValue value = type
            .getDeclaredConstructors()[0]
            .getParameters()[position]
            .getAnnotation(DefaultValue.class);
        if (value == null) {
            return "none";
        }
        String text = String.join(", ", value.value());
        return text.isEmpty() ? "empty" : text;
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException exception) {
            throw new IllegalStateException(name, exception);
        }
    }
}
