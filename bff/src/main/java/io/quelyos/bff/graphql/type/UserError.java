package io.quelyos.bff.graphql.type;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/**
 * A business reason for which an action was not done. The records below are the schema's types of the same names; payloads
 * with them are kept for replays, hence the type names in their stored form.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
@JsonSubTypes({
    @JsonSubTypes.Type(UserError.InvalidInput.class),
    @JsonSubTypes.Type(UserError.QuotaExceeded.class),
    @JsonSubTypes.Type(UserError.VersionConflict.class),
    @JsonSubTypes.Type(UserError.Throttled.class),
})
public sealed interface UserError {
    /** The reason for programs. */
    Code code();

    /** The reason for people. */
    String message();

    /** The path of the input's part that it concerns; empty when it concerns none. */
    List<String> field();

    /** The schema's enum {@code UserErrorCode}. */
    enum Code {
        INVALID,
        REQUIRED,
        TOO_LONG,
        TAKEN,
        NOT_FOUND,
        CONFLICT,
        QUOTA_EXCEEDED,
        INVALID_CREDENTIALS,
        THROTTLED,
        WRONG_STATE,
    }

    /** The input is wrong in itself. */
    record InvalidInput(Code code, String message, List<String> field) implements UserError {
        public InvalidInput {
            field = List.copyOf(field);
        }
    }

    /** A limit of the tenant's plan would be passed. */
    record QuotaExceeded(String metric, long limit, long used) implements UserError {
        @Override
        public Code code() {
            return Code.QUOTA_EXCEEDED;
        }

        @Override
        public String message() {
            return "Your plan allows " + limit + " " + metric + "; " + used + " are used. Ask for a larger plan.";
        }

        @Override
        public List<String> field() {
            return List.of();
        }
    }

    /** The change was based on an older version. */
    record VersionConflict(int currentVersion) implements UserError {
        @Override
        public Code code() {
            return Code.CONFLICT;
        }

        @Override
        public String message() {
            return "Somebody else changed it meanwhile; load it again and repeat the change.";
        }

        @Override
        public List<String> field() {
            return List.of("version");
        }
    }

    /** The attempt came too soon after others. */
    record Throttled(long retryAfterSeconds) implements UserError {
        @Override
        public Code code() {
            return Code.THROTTLED;
        }

        @Override
        public String message() {
            return "Too many attempts; try again in " + retryAfterSeconds + " seconds.";
        }

        @Override
        public List<String> field() {
            return List.of();
        }
    }

    /** Makes an {@link InvalidInput}. */
    static UserError of(Code code, String message, String... field) {
        return new InvalidInput(code, message, List.of(field));
    }
}
