package io.quelyos.bff.access;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLTypeUtil;
import io.quelyos.bff.access.AccessRows.Row;
import io.quelyos.bff.graphql.schema.ProductSchema;
import io.quelyos.bff.testing.ServerTest;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Nothing of the schema is missing in the access matrix. */
@ServerTest
class AccessCoverageTest {

    private static final List<String> ROOTS = List.of(
        "Query",
        "VitrineQuery",
        "ShopQuery",
        "BackofficeQuery",
        "SuperAdminQuery",
        "Mutation",
        "Subscription"
    );

    @Autowired
    private ProductSchema schema;

    @Test
    void hasARowForEveryRootField() {
        Set<String> fields = new TreeSet<>();
        for (String root : ROOTS) {
            schema
                .schema()
                .getObjectType(root)
                .getFieldDefinitions()
                .forEach(field -> fields.add(root + "." + field.getName()));
        }
        assertThat(AccessRows.everything().map(Row::field).toList()).containsExactlyInAnyOrderElementsOf(fields);
    }

    @Test
    void hasARowForEveryIdArgument() {
        Set<String> expected = new TreeSet<>();
        for (String root : ROOTS) {
            for (GraphQLFieldDefinition field : schema.schema().getObjectType(root).getFieldDefinitions()) {
                for (GraphQLArgument argument : field.getArguments()) {
                    collectIds(root + "." + field.getName() + "/" + argument.getName(), argument.getType(), expected);
                }
            }
        }
        Set<String> rows = AccessRows.everything()
            .flatMap(row ->
                row
                    .ids()
                    .keySet()
                    .stream()
                    .map(path -> row.field() + "/" + path)
            )
            .collect(Collectors.toCollection(TreeSet::new));
        assertThat(rows).isEqualTo(expected);
    }

    private static void collectIds(String path, GraphQLInputType type, Set<String> found) {
        var named = (GraphQLNamedType) GraphQLTypeUtil.unwrapAll(type);
        if (named.getName().equals("ID")) {
            found.add(path);
        } else if (named instanceof GraphQLInputObjectType input) {
            for (var field : input.getFieldDefinitions()) {
                var inner = (GraphQLNamedType) GraphQLTypeUtil.unwrapAll(field.getType());
                // A filter that holds filters of its own kind has the same ids again.
                if (!inner.getName().equals(named.getName())) {
                    collectIds(path + "." + field.getName(), field.getType(), found);
                }
            }
        }
    }
}
