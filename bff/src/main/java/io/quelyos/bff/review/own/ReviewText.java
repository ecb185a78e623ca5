package io.quelyos.bff.review.own;

import io.quelyos.bff.graphql.type.UserError;
import io.quelyos.bff.graphql.type.UserError.Code;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a buyer wrote, in the form that is kept.
 *
 * @param authorName null where the author named nobody
 * @param errors what is wrong with it
 */
record ReviewText(
    int rating,
    @Nullable String title,
    String body,
    @Nullable String authorName,
    List<UserError> errors
) {
    private static final int BEST = 5;
    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_BODY = 5_000;
    private static final int LONGEST_NAME = 100;

    ReviewText {
        errors = List.copyOf(errors);
    }

    static ReviewText of(ReviewInput input) {
        List<UserError> errors = new ArrayList<>();
        if (input.rating() < 1 || input.rating() > BEST) {
            errors.add(UserError.of(Code.INVALID, "A rating is 1 to 5.", "input", "rating"));
        }
        String title = text("title", input.title(), LONGEST_TITLE, errors);
        String body = text("body", input.body(), LONGEST_BODY, errors);
        String name = text("authorName", input.authorName(), LONGEST_NAME, errors);
        return new ReviewText(input.rating(), title, body == null ? "" : body, name, errors);
    }

    private static @Nullable String text(String field, @Nullable String sent, int longest, List<UserError> errors) {
        String text = sent == null || sent.isBlank() ? null : sent.strip();
        if (text != null && text.length() > longest) {
            String message = "It has at most " + longest + " characters.";
            errors.add(UserError.of(Code.TOO_LONG, message, "input", field));
        } else if (text != null && !isStorable(text)) {
            errors.add(UserError.of(Code.INVALID, "It has a character that cannot be stored.", "input", field));
        }
        return text;
    }

    private static boolean isStorable(String text) {
        return text.indexOf('\0') < 0 && StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }
}
