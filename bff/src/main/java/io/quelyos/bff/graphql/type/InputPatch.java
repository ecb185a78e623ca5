package io.quelyos.bff.graphql.type;

import io.quelyos.bff.graphql.type.UserError.Code;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A change as a client sent it: what is absent stays as it is, what is null is taken away, so it is read from the raw input
 * and not from a record. Collects what is wrong with it, and what it really changes.
 */
public final class InputPatch {

    public static final int MAX_NAME_LENGTH = 255;
    public static final int MAX_DESCRIPTION_LENGTH = 10_000;
    public static final int MAX_SEO_LENGTH = 1_000;
    private static final int MAX_SLUG_LENGTH = 200;
    private static final String INPUT = "input";
    private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    private final Map<String, ? extends @Nullable Object> input;
    private final List<UserError> errors = new ArrayList<>();
    private final Map<String, Object> changes = new LinkedHashMap<>();

    public InputPatch(Map<String, ? extends @Nullable Object> input) {
        this.input = input;
    }

    /** What is wrong with the input so far. */
    public List<UserError> errors() {
        return List.copyOf(errors);
    }

    /** Whether nothing is wrong so far. */
    public boolean isSound() {
        return errors.isEmpty();
    }

    /** The names of what differs so far, with what was and what is. */
    public Map<String, Object> changes() {
        return changes;
    }

    /** Whether the client names a field, be it with null. */
    public boolean has(String field) {
        return input.containsKey(field);
    }

    /** What the client sent; null where it sent null or nothing. */
    public @Nullable Object raw(String field) {
        return input.get(field);
    }

    /** A text that must be there and not blank, without outer space. */
    public String requiredText(String field, String stored, int maxLength) {
        if (!has(field)) {
            return stored;
        }
        String text = raw(field) instanceof String sent ? sent.strip() : "";
        if (text.isEmpty()) {
            refuse(Code.REQUIRED, "It must not be empty.", field);
            return stored;
        }
        return changed(field, stored, limited(field, text, maxLength));
    }

    /** A text that may be taken away; a blank one is none. */
    public @Nullable String text(String field, @Nullable String stored, int maxLength) {
        if (!has(field)) {
            return stored;
        }
        String text = raw(field) instanceof String sent && !sent.isBlank() ? sent.strip() : null;
        return change(field, stored, text == null ? null : limited(field, text, maxLength));
    }

    /** A text of lower-case letters, digits and single hyphens. */
    public String slug(String field, String stored) {
        String slug = requiredText(field, stored, MAX_SLUG_LENGTH);
        if (has(field) && !SLUG.matcher(slug).matches()) {
            String message = "It is made of lower-case letters, digits and single hyphens between them.";
            refuse(Code.INVALID, message, field);
        }
        return slug;
    }

    /** A whole number; null leaves it as it is. */
    public int number(String field, int stored, int min, int max) {
        Integer sent = raw(field) instanceof Integer number ? number : null;
        if (sent == null) {
            return stored;
        }
        if (sent < min || sent > max) {
            refuse(Code.INVALID, "It must be " + min + " to " + max + ".", field);
            return stored;
        }
        return changed(field, stored, sent);
    }

    /** A whole number that may be taken away. */
    public @Nullable Integer nullableNumber(String field, @Nullable Integer stored, int min, int max) {
        if (!has(field)) {
            return stored;
        }
        Integer sent = raw(field) instanceof Integer number ? number : null;
        if (sent != null && (sent < min || sent > max)) {
            refuse(Code.INVALID, "It must be " + min + " to " + max + ".", field);
            return stored;
        }
        return change(field, stored, sent);
    }

    /** A yes or no; null leaves it as it is. */
    public boolean flag(String field, boolean stored) {
        return raw(field) instanceof Boolean sent ? changed(field, stored, sent) : stored;
    }

    /** The name of an enum's value; null leaves it as it is. */
    public String name(String field, String stored) {
        Object sent = raw(field);
        return sent == null ? stored : changed(field, stored, sent.toString());
    }

    /** Notes what a field becomes, and tells it. */
    public <T> T changed(String field, T stored, T wanted) {
        change(field, stored, wanted);
        return wanted;
    }

    /** Notes what a field becomes, and tells it; null where there is none. */
    public <T> @Nullable T change(String field, @Nullable T stored, @Nullable T wanted) {
        if (!Objects.equals(stored, wanted)) {
            Map<String, @Nullable Object> change = new LinkedHashMap<>();
            change.put("from", stored == null ? null : stored.toString());
            change.put("to", wanted == null ? null : wanted.toString());
            changes.put(field, change);
        }
        return wanted;
    }

    /** Notes that something is wrong at a path below the input. */
    public void refuse(Code code, String message, String... path) {
        List<String> field = new ArrayList<>(List.of(INPUT));
        field.addAll(List.of(path));
        errors.add(new UserError.InvalidInput(code, message, field));
    }

    /** Notes reasons that were found elsewhere. */
    public void refuse(List<UserError> more) {
        errors.addAll(more);
    }

    private String limited(String field, String text, int maxLength) {
        if (text.length() > maxLength) {
            refuse(Code.TOO_LONG, "It has at most " + maxLength + " characters.", field);
        }
        if (text.indexOf('\0') >= 0 || !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            refuse(Code.INVALID, "It has a character that cannot be stored.", field);
        }
        return text;
    }
}
