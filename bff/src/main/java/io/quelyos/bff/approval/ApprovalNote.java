package io.quelyos.bff.approval;

import io.quelyos.bff.graphql.type.UserError;
import io.quelyos.bff.graphql.type.UserError.Code;
import org.jspecify.annotations.Nullable;

/** What people write to each other about a request. */
final class ApprovalNote {

    static final UserError NOT_FOUND = UserError.of(Code.NOT_FOUND, "There is no such request.", "id");
    private static final int LONGEST = 1000;

    private ApprovalNote() {}

    static boolean isGood(@Nullable String note) {
        return (
            note == null ||
            (note.strip().length() <= LONGEST &&
                note.chars().noneMatch(each -> Character.isISOControl(each) && each != '\n' && each != '\r'))
        );
    }

    static UserError bad(String... field) {
        return UserError.of(Code.INVALID, "A note has 1,000 characters at the most.", field);
    }

    /** The note without what is empty of it. */
    static @Nullable String of(@Nullable String note) {
        return note == null || note.isBlank() ? null : note.strip();
    }
}
