package io.quelyos.bff.cart.editing;

import io.quelyos.bff.cart.CartAttribute;
import io.quelyos.bff.cart.CartLimits;
import io.quelyos.bff.graphql.type.UserError;
import io.quelyos.bff.graphql.type.UserError.Code;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What buyers may write on a cart or a line. */
@Component
final class CartTexts {

    private final CartLimits limits;

    CartTexts(CartLimits limits) {
        this.limits = limits;
    }

    /** A note without outer space; null where nothing is said. */
    static @Nullable String strip(@Nullable String note) {
        return note == null || note.isBlank() ? null : note.strip();
    }

    /** What is wrong with a note. */
    List<UserError> checkNote(@Nullable String note, List<String> field) {
        if (note == null) {
            return List.of();
        }
        if (note.length() > limits.noteCharacters()) {
            return error(Code.TOO_LONG, "A note has at most " + limits.noteCharacters() + " characters.", field);
        }
        return hasControls(note, true) ? error(Code.INVALID, "A note has no control characters.", field) : List.of();
    }

    /** What is wrong with attributes. */
    List<UserError> checkAttributes(List<CartAttribute> attributes, List<String> field) {
        if (attributes.size() > limits.attributes()) {
            return List.of(
                new UserError.LimitReached(
                    limits.attributes(),
                    "There are at most " + limits.attributes() + " attributes.",
                    field
                )
            );
        }
        List<UserError> errors = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (int index = 0; index < attributes.size(); index++) {
            CartAttribute attribute = attributes.get(index);
            List<String> place = below(field, String.valueOf(index));
            String name = attribute.name();
            if (name.isBlank() || name.length() > limits.attributeNameCharacters() || hasControls(name, false)) {
                String message = "An attribute's name has 1 to " + limits.attributeNameCharacters() + " characters.";
                errors.addAll(error(Code.INVALID, message, below(place, "name")));
            }
            if (attribute.value().length() > limits.attributeValueCharacters()) {
                String message =
                    "An attribute's value has at most " + limits.attributeValueCharacters() + " characters.";
                errors.addAll(error(Code.TOO_LONG, message, below(place, "value")));
            } else if (hasControls(attribute.value(), true)) {
                errors.addAll(error(Code.INVALID, "A value has no control characters.", below(place, "value")));
            }
            if (!names.add(name)) {
                errors.addAll(error(Code.TAKEN, "Another attribute has this name.", below(place, "name")));
            }
        }
        return errors;
    }

    static List<String> below(List<String> field, String part) {
        List<String> longer = new ArrayList<>(field);
        longer.add(part);
        return longer;
    }

    private static List<UserError> error(Code code, String message, List<String> field) {
        return List.of(new UserError.InvalidInput(code, message, field));
    }

    private static boolean hasControls(String text, boolean isMultiLine) {
        return text.chars().anyMatch(each -> Character.isISOControl(each) && !(isMultiLine && each == '\n'));
    }
}
