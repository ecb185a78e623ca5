package io.quelyos.bench;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.ParseAndValidate;
import graphql.parser.Parser;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** A change of the schema that a workload's document does not follow is found here and not an hour into a run. */
final class DocumentsTest {

    private final GraphQLSchema schema;

    DocumentsTest() throws IOException {
        var registry = new TypeDefinitionRegistry();
        var files = new PathMatchingResourcePatternResolver().getResources("classpath*:schema/**/*.graphqls");
        for (Resource file : files) {
            try (Reader reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
                registry.merge(new SchemaParser().parse(reader));
            }
        }
        schema = UnExecutableSchemaGenerator.makeUnExecutableSchema(registry);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
            "product-page",
            "product-list",
            "home",
            "deep",
            "search",
            "peers/w1",
            "peers/w2",
            "peers/w3",
            "peers/w4",
            "peers/w5",
        }
    )
    void asksForWhatTheSchemaHas(String name) {
        var document = Parser.parse(Resources.text(name + ".graphql"));

        assertThat(ParseAndValidate.validate(schema, document)).isEmpty();
    }

    @Test
    void findsDocumentsThatDoNot() {
        assertThat(ParseAndValidate.validate(schema, Parser.parse("{ shop { nothing } }"))).hasSize(1);
    }
}
