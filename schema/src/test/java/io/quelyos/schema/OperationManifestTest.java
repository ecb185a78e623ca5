package io.quelyos.schema;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.language.OperationDefinition;
import graphql.parser.Parser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Packs the operations of the shop's mobile application into the manifests that the server registers at its start, as
 * Apollo's generators write them: the id of a document is the SHA-256 of its text. Files that were changed without packing
 * them fail here; an application in people's pockets sends ids of texts that stay as they are.
 */
class OperationManifestTest {

    private static final Path OPERATIONS = Path.of("src/main/operations/shop-mobile");
    private static final Path MANIFESTS = Path.of("src/main/resources/trusted-documents");
    private static final String CLIENT = "quelyos-shop-mobile-1.0.0.";

    @ParameterizedTest
    @ValueSource(strings = { "visitor", "customer" })
    void isPackedAsItIs(String audience) throws IOException {
        Path manifest = MANIFESTS.resolve(CLIENT + audience + ".apollo.json");
        String packed = pack(audience);
        if ("write".equals(System.getProperty("schema.golden"))) {
            Files.createDirectories(MANIFESTS);
            Files.writeString(manifest, packed);
        }
        assertThat(Files.readString(manifest))
            .as("%s differs from the operations; write it by: mvn test -pl schema -Dschema.golden=write", manifest)
            .isEqualTo(packed);
    }

    /** What visitors send, customers send too; what only customers may send lies in a folder of its own. */
    private static String pack(String audience) throws IOException {
        List<String> operations = new ArrayList<>();
        for (Path folder : List.of(OPERATIONS, OPERATIONS.resolve(audience))) {
            for (Path file : documents(folder)) {
                operations.add(operation(file));
            }
        }
        return """
        {
          "format": "apollo-persisted-query-manifest",
          "version": 1,
          "operations": [
        %s
          ]
        }
        """.formatted(String.join(",\n", operations));
    }

    private static List<Path> documents(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files
                .filter(file -> file.toString().endsWith(".graphql"))
                .sorted()
                .toList();
        }
    }

    /** One operation a file, which has its name. */
    private static String operation(Path file) throws IOException {
        String text = Files.readString(file).replace("\r\n", "\n").strip();
        List<OperationDefinition> definitions = Parser.parse(text).getDefinitionsOfType(OperationDefinition.class);
        assertThat(definitions).as(file.toString()).hasSize(1);
        OperationDefinition definition = definitions.getFirst();
        assertThat(file.getFileName()).hasToString(definition.getName() + ".graphql");
        String type = definition.getOperation().name().toLowerCase(Locale.ROOT);
        return """
            {
              "id": "%s",
              "name": "%s",
              "type": "%s",
              "body": "%s"
            }\
        """.formatted(sha256(text), definition.getName(), type, escaped(text));
    }

    /** As JSON writes it; a document has no other signs that need it. */
    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException exception) {
            throw new IllegalStateException("this Java has no SHA-256", exception);
        }
    }
}
