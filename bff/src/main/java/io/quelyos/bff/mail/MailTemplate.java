package io.quelyos.bff.mail;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One kind of letter in one language. Its file begins with the lines {@code Subject:} and, where it has a button,
 * {@code Action:}; paragraphs follow, each after an empty line. Both bodies are made of the same paragraphs: the text as it
 * is, the HTML with everything escaped inside the layout that all letters share.
 */
final class MailTemplate {

    private static final Mustache.Compiler TEXT = Mustache.compiler().escapeHTML(false).defaultValue(null);
    private static final Mustache.Compiler HTML = Mustache.compiler().escapeHTML(true).defaultValue(null);

    private final Template subject;
    private final @Nullable Template actionLabel;
    private final List<Template> paragraphs;
    private final Template layout;

    /** What a letter says. */
    record Content(String subject, String text, String html) {}

    private MailTemplate(Template subject, @Nullable Template actionLabel, List<Template> paragraphs, Template layout) {
        this.subject = subject;
        this.actionLabel = actionLabel;
        this.paragraphs = paragraphs;
        this.layout = layout;
    }

    /**
     * Reads a template.
     *
     * @param source the file's text
     * @param layout the text of the layout in HTML
     * @throws IllegalArgumentException when it has no subject
     */
    static MailTemplate parse(String source, String layout) {
        int end = source.indexOf("\n\n");
        Map<String, String> head = new HashMap<>();
        source
            .substring(0, Math.max(0, end))
            .lines()
            .forEach(line -> head.put(line.substring(0, line.indexOf(':')), line.substring(line.indexOf(':') + 1)));
        String subject = head.get("Subject");
        if (subject == null) {
            throw new IllegalArgumentException("a letter's template begins with its subject: " + source);
        }
        String action = head.get("Action");
        return new MailTemplate(
            TEXT.compile(subject.strip()),
            action == null ? null : TEXT.compile(action.strip()),
            Arrays.stream(source.substring(end).strip().split("\n\n+")).map(TEXT::compile).toList(),
            HTML.compile(layout)
        );
    }

    /**
     * Fills the template in.
     *
     * @param url where the button leads; null where the letter has none
     */
    Content render(Map<String, Object> values, @Nullable String url) {
        List<String> told = paragraphs
            .stream()
            .map(paragraph -> paragraph.execute(values).strip())
            .filter(paragraph -> !paragraph.isEmpty())
            .toList();
        String label = actionLabel == null || url == null ? null : actionLabel.execute(values);
        Map<String, Object> page = new HashMap<>(values);
        page.put("paragraphs", told);
        page.put("hasAction", label != null);
        page.put("actionLabel", label == null ? "" : label);
        page.put("actionUrl", url == null ? "" : url);
        String text = String.join("\n\n", told) + (label == null ? "" : "\n\n" + label + ": " + url) + "\n";
        // A line break would begin a header of its own.
        String title = subject.execute(values).replaceAll("\\R", " ").strip();
        return new Content(title, text, layout.execute(page));
    }
}
