package io.quelyos.bff.trusteddocument;

import graphql.GraphQLError;
import io.quelyos.bff.graphql.engine.GraphQlEngine;
import io.quelyos.bff.graphql.type.UserError;
import io.quelyos.persistence.tenant.PlatformDb;
import io.quelyos.persistence.tenant.PlatformScoped;
import io.quelyos.persistence.trusteddocument.TrustedDocumentRegistrationMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/**
 * Registers manifests: all of one or nothing of it. What was registered before is no change and leaves no audit row, so
 * that a build may register its manifest at every start.
 */
@Service
final class TrustedDocumentRegistration {

    private final PlatformDb platformDb;
    private final TrustedDocumentRegistrationMapper documents;
    private final TrustedDocumentSettings settings;
    /** The engine's fetchers include the one that registers, hence the detour. */
    private final ObjectProvider<GraphQlEngine> engine;

    TrustedDocumentRegistration(
        PlatformDb platformDb,
        TrustedDocumentRegistrationMapper documents,
        TrustedDocumentSettings settings,
        ObjectProvider<GraphQlEngine> engine
    ) {
        this.platformDb = platformDb;
        this.documents = documents;
        this.settings = settings;
        this.engine = engine;
    }

    /**
     * What came of a registration.
     *
     * @param documentCount how many documents the application's version has now
     * @param userErrors why nothing was registered; empty when all was
     */
    record Outcome(int documentCount, List<UserError> userErrors) {}

    /** Checks every document and registers all of them. */
    Outcome register(PlatformScoped scope, Manifest manifest, String reason) {
        List<UserError> invalid = validate(manifest);
        return invalid.isEmpty()
            ? platformDb.together(scope, () -> registerLocked(scope, manifest, reason))
            : new Outcome(0, invalid);
    }

    private List<UserError> validate(Manifest manifest) {
        List<UserError> errors = new ArrayList<>();
        GraphQlEngine checker = engine.getObject();
        for (ManifestDocument document : manifest.documents()) {
            for (GraphQLError error : checker.prepare(manifest.audience(), document.text()).errors()) {
                errors.add(invalid(document.label() + ": " + error.getMessage()));
            }
        }
        return errors;
    }

    private Outcome registerLocked(PlatformScoped scope, Manifest manifest, String reason) {
        documents.lock();
        String audience = manifest.audience().name();
        String client = manifest.clientName();
        String version = manifest.clientVersion();
        Set<String> conflicting = Set.copyOf(documents.listConflicting(audience, manifest.ids(), manifest.texts()));
        if (!conflicting.isEmpty()) {
            List<UserError> taken = manifest
                .documents()
                .stream()
                .filter(document -> conflicting.contains(document.id()))
                .map(document -> taken(document.label()))
                .toList();
            return new Outcome(0, taken);
        }
        int known = documents.countRegistered(audience, client, version, manifest.ids());
        int added = manifest.documents().size() - known;
        if (documents.countAll() + added > settings.trustedDocuments().total()) {
            return new Outcome(
                0,
                List.of(invalid("At most " + settings.trustedDocuments().total() + " documents can be registered."))
            );
        }
        Boolean wasTrustedOnly = documents.findTrustedOnly(audience, client);
        boolean isTrustedOnly =
            manifest.isTrustedOnly() != null ? manifest.isTrustedOnly() : Boolean.TRUE.equals(wasTrustedOnly);
        if (added == 0 && wasTrustedOnly != null && wasTrustedOnly == isTrustedOnly) {
            return new Outcome(documents.countOfVersion(audience, client, version), List.of());
        }
        return platformDb.write(scope, reason, "trusted_document.register", null, () -> {
            documents.saveClient(audience, client, isTrustedOnly);
            documents.insert(audience, client, version, manifest.ids(), manifest.texts(), manifest.names());
            return new Outcome(documents.countOfVersion(audience, client, version), List.of());
        });
    }

    static UserError invalid(String message) {
        return UserError.of(UserError.Code.INVALID, message, "input", "manifest");
    }

    private static UserError taken(String label) {
        return UserError.of(
            UserError.Code.TAKEN,
            label + ": the id stands for another text already; an id never changes its text.",
            "input",
            "manifest"
        );
    }
}
