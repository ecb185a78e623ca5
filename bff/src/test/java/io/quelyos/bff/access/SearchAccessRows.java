package io.quelyos.bff.access;

import io.quelyos.bff.access.AccessRows.Row;
import io.quelyos.bff.access.AccessWorld.Home;
import io.quelyos.bff.graphql.type.GlobalId;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The matrix' rows of searching. */
final class SearchAccessRows {

    private static final String ERRORS = "userErrors { code message field }";
    private static final Map<String, Object> INPUT = Map.of("kind", "EQUIVALENT", "terms", List.of("one", "two"));

    private SearchAccessRows() {}

    static List<Row> all() {
        return List.of(
            row("ShopQuery.search", "{ shop { search(query: \"shoe\") { totalCount nodes { name } } } }"),
            row(
                "ShopQuery.searchSuggestions",
                "{ shop { searchSuggestions(prefix: \"sho\") { products { name } categories { name } brands { name } queries } } }"
            ),
            row("BackofficeQuery.searchSynonyms", "{ backoffice { searchSynonyms { nodes { terms } } } }"),
            new Row(
                "BackofficeQuery.searchSynonym",
                "query ($id: ID!) { backoffice { searchSynonym(id: $id) { terms } } }",
                (world, at) -> Map.of("id", synonym(world, at)),
                Map.of("id", SearchAccessRows::synonym)
            )
        );
    }

    static List<Row> mutations() {
        return List.of(
            new Row(
                "Mutation.backofficeSearchSynonymCreate",
                "mutation ($input: BackofficeSearchSynonymInput!) { backofficeSearchSynonymCreate(input: $input) {" +
                    " synonym { terms } " +
                    ERRORS +
                    "} }",
                (world, at) -> Map.of("input", INPUT),
                Map.of()
            ),
            new Row(
                "Mutation.backofficeSearchSynonymUpdate",
                "mutation ($id: ID!, $input: BackofficeSearchSynonymInput!) {" +
                    " backofficeSearchSynonymUpdate(id: $id, version: 1, input: $input) { synonym { terms } " +
                    ERRORS +
                    "} }",
                (world, at) -> Map.of("id", synonym(world, at), "input", INPUT),
                Map.of("id", SearchAccessRows::synonym)
            ),
            new Row(
                "Mutation.backofficeSearchSynonymDelete",
                "mutation ($id: ID!) { backofficeSearchSynonymDelete(id: $id, version: 1) { deletedId " +
                    ERRORS +
                    "} }",
                (world, at) -> Map.of("id", synonym(world, at)),
                Map.of("id", SearchAccessRows::synonym)
            )
        );
    }

    private static Row row(String field, String document) {
        return new Row(field, document, (world, at) -> Map.of(), Map.of());
    }

    /** A group of terms that nobody has changed yet. */
    private static String synonym(AccessWorld world, Home at) {
        UUID id = UUID.randomUUID();
        world.run(
            "insert into search_synonym (tenant_id, id, kind, terms) values (?, ?, 'EQUIVALENT', '{shoe,boot}')",
            at.tenant().id().value(),
            id
        );
        return GlobalId.encode("syn", id);
    }
}
