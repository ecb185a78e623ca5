package io.quelyos.persistence.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;

/** The list of tenant tables in {@code db/backup/tables.txt}, which says what becomes of each in backups. */
public final class BackupTables {

    private static final String FILE = "db/backup/tables.txt";

    private BackupTables() {}

    /** The list as the product brings it along, by the tables' names. */
    public static Map<String, BackupTable> read() {
        try {
            return parse(new ClassPathResource(FILE).getContentAsString(StandardCharsets.UTF_8));
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    /**
     * Reads a list.
     *
     * @throws IllegalArgumentException with the line that says nothing known
     */
    static Map<String, BackupTable> parse(String text) {
        Map<String, Draft> drafts = new TreeMap<>();
        for (String line : text.lines().toList()) {
            if (!line.isBlank() && !line.startsWith("#")) {
                read(line.strip().split("\\s+", 3), line, drafts);
            }
        }
        Map<String, BackupTable> tables = new TreeMap<>();
        drafts.forEach((name, draft) -> tables.put(name, draft.finish(name)));
        return tables;
    }

    private static void read(String[] words, String line, Map<String, Draft> drafts) {
        if (words.length < 2 || (words.length < 3 && !words[1].equals("replace"))) {
            throw new IllegalArgumentException(FILE + " gives no reason in: " + line);
        }
        String[] place = words[0].split("\\.", 2);
        Draft draft = drafts.computeIfAbsent(place[0], name -> new Draft());
        if (place.length == 2) {
            switch (words[1]) {
                case "reckoned" -> draft.reckoned.add(place[1]);
                case "once" -> draft.once.add(place[1]);
                default -> throw new IllegalArgumentException(FILE + " says nothing known of a column in: " + line);
            }
        } else if (words[1].equals("where")) {
            draft.condition = words[2];
        } else {
            draft.treatment = BackupTable.Treatment.valueOf(words[1].toUpperCase(Locale.ROOT));
            draft.raised = words[1].equals("raise") ? words[2].split("\\s+", 2)[0] : null;
        }
    }

    private static final class Draft {

        private BackupTable.@Nullable Treatment treatment;
        private @Nullable String raised;
        private final List<String> reckoned = new ArrayList<>();
        private final List<String> once = new ArrayList<>();
        private String condition = "true";

        BackupTable finish(String name) {
            if (treatment == null) {
                throw new IllegalArgumentException(FILE + " does not say what becomes of " + name);
            }
            return new BackupTable(name, treatment, raised, reckoned, once, condition);
        }
    }
}
