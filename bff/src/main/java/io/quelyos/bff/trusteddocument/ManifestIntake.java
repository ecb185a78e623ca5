package io.quelyos.bff.trusteddocument;

import io.quelyos.auth.context.PlatformContext;
import io.quelyos.bff.graphql.type.UserError;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.stereotype.Service;

/** Takes manifests that operators send. */
@Service
final class ManifestIntake {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9@/._+-]{0,99}");
    private static final int MAX_REASON_LENGTH = 500;

    private final ManifestReader reader;
    private final TrustedDocumentRegistration registration;
    private final StoredTrustedDocuments stored;

    ManifestIntake(ManifestReader reader, TrustedDocumentRegistration registration, StoredTrustedDocuments stored) {
        this.reader = reader;
        this.registration = registration;
        this.stored = stored;
    }

    /** Registers what the operator sent, or tells everything that is wrong with it. */
    RegisterPayload register(PlatformContext context, RegisterInput input) {
        List<UserError> errors = new ArrayList<>();
        checkName(input.clientName(), "clientName", errors);
        checkName(input.clientVersion(), "clientVersion", errors);
        checkReason(input.reason(), errors);
        ManifestReader.Reading reading = reader.read(input.format(), input.manifest());
        reading.problems().forEach(problem -> errors.add(TrustedDocumentRegistration.invalid(problem)));
        if (!errors.isEmpty()) {
            return new RegisterPayload(0, List.copyOf(errors));
        }
        var manifest = new Manifest(
            input.clientName(),
            input.clientVersion(),
            input.audience(),
            reading.documents(),
            input.trustedOnly()
        );
        TrustedDocumentRegistration.Outcome outcome = registration.register(context, manifest, input.reason().strip());
        stored.forget();
        return new RegisterPayload(outcome.documentCount(), outcome.userErrors());
    }

    private static void checkName(String value, String field, List<UserError> errors) {
        if (!NAME.matcher(value).matches()) {
            errors.add(
                UserError.of(
                    UserError.Code.INVALID,
                    "Use 1 to 100 letters, digits or the signs @ / . _ + and -, beginning with a letter or digit.",
                    "input",
                    field
                )
            );
        }
    }

    private static void checkReason(String reason, List<UserError> errors) {
        if (reason.isBlank()) {
            errors.add(
                UserError.of(UserError.Code.REQUIRED, "Say why; later readers of the audit need it.", "input", "reason")
            );
        } else if (reason.length() > MAX_REASON_LENGTH) {
            errors.add(
                UserError.of(
                    UserError.Code.TOO_LONG,
                    "The reason may have " + MAX_REASON_LENGTH + " characters at the most.",
                    "input",
                    "reason"
                )
            );
        }
    }
}
