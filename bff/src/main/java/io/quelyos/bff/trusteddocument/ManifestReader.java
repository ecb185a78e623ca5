package io.quelyos.bff.trusteddocument;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads manifests as their generators wrote them, and tells everything that is wrong with one at once. */
@Component
final class ManifestReader {

    private static final String APOLLO_FORMAT = "apollo-persisted-query-manifest";
    /** What clients can send back unchanged, in a query string too. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_.:~-]{8,128}");

    private final JsonMapper json = JsonMapper.builder()
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .build();
    private final TrustedDocumentSettings.Bounds bounds;

    ManifestReader(TrustedDocumentSettings settings) {
        this.bounds = settings.trustedDocuments();
    }

    /** What was read, and what is wrong with it; documents with problems are left out. */
    record Reading(List<ManifestDocument> documents, List<String> problems) {}

    Reading read(ManifestFormat format, String manifest) {
        List<String> problems = new ArrayList<>();
        Map<String, ManifestDocument> documents = new LinkedHashMap<>();
        JsonNode root = parse(manifest, problems);
        if (root != null) {
            for (ManifestDocument document : switch (format) {
                case APOLLO -> apollo(root, problems);
                case RELAY, GRAPHQL_CODEGEN -> textsById(root, problems);
            }) {
                add(document, documents, problems);
            }
        }
        if (documents.isEmpty() && problems.isEmpty()) {
            problems.add("The manifest has no documents.");
        }
        if (documents.size() > bounds.perManifest()) {
            problems.add(
                "The manifest has " +
                    documents.size() +
                    " documents; at most " +
                    bounds.perManifest() +
                    " are allowed. Split it."
            );
        }
        return new Reading(List.copyOf(documents.values()), List.copyOf(problems));
    }

    private @Nullable JsonNode parse(String manifest, List<String> problems) {
        try {
            JsonNode root = json.readTree(manifest);
            if (root != null && root.isObject()) {
                return root;
            }
            problems.add("The manifest must be one JSON object.");
        } catch (JacksonException unreadable) {
            problems.add("The manifest is not JSON: " + unreadable.getOriginalMessage());
        }
        return null;
    }

    private static List<ManifestDocument> apollo(JsonNode root, List<String> problems) {
        JsonNode operations = root.path("operations");
        if (!APOLLO_FORMAT.equals(root.path("format").asString("")) || root.path("version").asInt(0) != 1) {
            problems.add("An Apollo manifest has the format \"" + APOLLO_FORMAT + "\" and the version 1.");
            return List.of();
        }
        if (!operations.isArray()) {
            problems.add("An Apollo manifest has a list of operations.");
            return List.of();
        }
        List<ManifestDocument> documents = new ArrayList<>();
        for (int index = 0; index < operations.size(); index++) {
            JsonNode operation = operations.get(index);
            if (!operation.path("id").isString() || !operation.path("body").isString()) {
                problems.add("Operation " + index + " needs an id and a body, both text.");
                continue;
            }
            documents.add(
                new ManifestDocument(
                    operation.path("id").asString(),
                    operation.path("name").asString(""),
                    operation.path("body").asString()
                )
            );
        }
        return documents;
    }

    private static List<ManifestDocument> textsById(JsonNode root, List<String> problems) {
        List<ManifestDocument> documents = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : root.properties()) {
            if (entry.getValue().isString()) {
                documents.add(new ManifestDocument(entry.getKey(), "", entry.getValue().asString()));
            } else {
                problems.add("The document " + shorten(entry.getKey()) + " must be text.");
            }
        }
        return documents;
    }

    private void add(ManifestDocument document, Map<String, ManifestDocument> documents, List<String> problems) {
        if (!ID.matcher(document.id()).matches()) {
            problems.add(
                "The id " + shorten(document.id()) + " must have 8 to 128 letters, digits or the signs _ . : ~ and -."
            );
            return;
        }
        if (document.text().isBlank() || document.text().length() > bounds.characters()) {
            problems.add(
                "The document " +
                    document.label() +
                    " must have 1 to " +
                    bounds.characters() +
                    " characters; it has " +
                    document.text().length() +
                    "."
            );
            return;
        }
        ManifestDocument earlier = documents.putIfAbsent(document.id(), document);
        if (earlier != null && !Objects.equals(earlier.text(), document.text())) {
            problems.add("The id " + document.id() + " is there twice with different texts.");
        }
    }

    private static String shorten(String text) {
        return text.length() <= 130 ? text : text.substring(0, 130) + "…";
    }
}
