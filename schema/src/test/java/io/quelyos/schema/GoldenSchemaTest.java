package io.quelyos.schema;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.parser.ParserOptions;
import graphql.schema.GraphQLSchema;
import graphql.schema.diff.SchemaDiff;
import graphql.schema.diff.SchemaDiffSet;
import graphql.schema.diff.reporting.CapturingReporter;
import graphql.schema.idl.SchemaPrinter;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Compares the schema with the golden file, where reviewers see every change of the contract in one place. Clients are never
 * updated in step with the server, so a change that breaks them needs an entry of its own.
 */
class GoldenSchemaTest {

    private static final Path GOLDEN = Path.of("schema.graphqls");
    private static final Path LISTED = Path.of("breaking-changes.txt");
    private static final String BASE = """
    directive @globalId(prefix: String!) on FIELD_DEFINITION
    type Query { product(id: ID): Product names: [String] list(where: Where): [State] }
    type Product { name: String! price: Int }
    enum State { OPEN CLOSED }
    input Where { state: State }
    """;

    @Test
    void isTheGoldenFile() throws IOException {
        String now = print(SchemaFiles.read());
        String before = Files.exists(GOLDEN) ? Files.readString(GOLDEN) : now;
        Set<String> unlisted = breaking(before, now);
        unlisted.removeAll(listed());
        assertThat(unlisted)
            .as(
                "changes that break clients; deprecate instead, or list each in schema/breaking-changes.txt with a reason"
            )
            .isEmpty();
        if ("write".equals(System.getProperty("schema.golden"))) {
            Files.writeString(GOLDEN, now);
        }
        assertThat(GOLDEN).as("the golden file; write it by: mvn test -pl schema -Dschema.golden=write").exists();
        assertThat(now)
            .as(
                "the schema differs from schema/schema.graphqls; if that is meant: mvn test -pl schema -Dschema.golden=write"
            )
            .isEqualTo(Files.readString(GOLDEN));
    }

    @Test
    void recognisesWhatBreaksClients() {
        for (String broken : List.of(
            BASE.replace(" price: Int", ""),
            BASE.replace("price: Int", "price: String"),
            BASE.replace("name: String!", "name: String"),
            BASE.replace("names: [String]", "names(first: Int!): [String]"),
            BASE.replace("product(id: ID)", "product(id: ID!)"),
            BASE.replace("product(id: ID)", "product"),
            BASE.replace("OPEN CLOSED", "OPEN"),
            BASE.replace("{ state: State }", "{ state: State kind: String! }"),
            BASE.replace("{ state: State }", "{ other: State }")
        )) {
            assertThat(breaking(BASE, broken)).as(broken).isNotEmpty();
        }
        assertThat(breaking(BASE, BASE.replace("price: Int", "price: Int weight: Int"))).isEmpty();
        assertThat(breaking(BASE, BASE.replace("product(id: ID)", "product(id: ID, slug: String)"))).isEmpty();
        assertThat(breaking(BASE, BASE.replace("price: Int", "price: Int!"))).isEmpty();
    }

    private static String print(SchemaFiles files) {
        GraphQLSchema schema = UnExecutableSchemaGenerator.makeUnExecutableSchema(files.merged());
        var options = SchemaPrinter.Options.defaultOptions()
            .includeScalarTypes(true)
            .includeSchemaDefinition(false)
            .includeDirectiveDefinitions(true)
            .includeDirectives(true);
        return "# Written by GoldenSchemaTest. Do not edit.\n" + new SchemaPrinter(options).print(schema);
    }

    private static Set<String> breaking(String before, String now) {
        // The comparison reads both with the limit that is meant for clients' documents, and the schema has outgrown that.
        ParserOptions.setDefaultParserOptions(ParserOptions.getDefaultSdlParserOptions());
        var reporter = new CapturingReporter();
        new SchemaDiff().diffSchema(SchemaDiffSet.diffSetFromSdl(before, now), reporter);
        return reporter
            .getBreakages()
            .stream()
            .map(
                event ->
                    event.getCategory() +
                    " " +
                    event.getTypeName() +
                    "." +
                    event.getFieldName() +
                    ": " +
                    event.getReasonMsg()
            )
            .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The entries of the list; a comment gives the reason. */
    private static Set<String> listed() throws IOException {
        return Files.readAllLines(LISTED)
            .stream()
            .map(String::strip)
            .filter(line -> !line.isEmpty() && !line.startsWith("#"))
            .collect(Collectors.toSet());
    }
}
