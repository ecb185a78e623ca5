package io.quelyos.bff.graphql.execution;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.GraphQLError;
import graphql.execution.AsyncExecutionStrategy;
import graphql.execution.AsyncSerialExecutionStrategy;
import graphql.execution.ExecutionStrategy;
import graphql.execution.SimpleDataFetcherExceptionHandler;
import graphql.parser.Parser;
import graphql.schema.DataFetcher;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeRuntimeWiring;
import io.quelyos.persistence.tenant.TenantDb;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.StaticApplicationContext;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import tools.jackson.databind.json.JsonMapper;

/** Holds the strategy to the specification by asking the library's own ones the same. */
class SameAnswersTest {

    private static final String SDL = """
    type Query { item: Item, sure: Item!, items: [Item], sureItems: [Item!], surestItems: [Item!]!, grid: [[Int!]!],
      named: Named, nameds: [Named!]!, either: [Either], echo(text: String = "none", of: Box, many: [Int!]): String }
    type Mutation { add(by: Int!): Count }
    type Count { now: Int!, later: Int!, fails: Int }
    interface Named { name: String! }
    type Item implements Named { id: ID!, name: String!, size: Int, kind: Kind, missing: String!, fails: String,
      surelyFails: String!, later: String, laterFails: String!, laterNull: String!, inner: Item, sureInner: Item!,
      list: [String!]!, holes: [String], badList: [Item], badKind: Kind, badSize: Int }
    type Other implements Named { name: String!, colour: String }
    union Either = Item | Other
    enum Kind { SMALL LARGE }
    input Box { width: Int! = 3, label: String }
    """;

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final AtomicInteger COUNT = new AtomicInteger();

    @ParameterizedTest
    @ValueSource(
        strings = {
            "{ item { id name size kind later list holes __typename } __typename }",
            "{ item { missing name } }",
            "{ sure { missing } item { id } }",
            "{ items { id missing } }",
            "{ sureItems { id missing } }",
            "{ surestItems { id missing } }",
            "{ surestItems { id missing } item { fails } }",
            "{ grid }",
            "{ item { fails surelyFails } }",
            "{ item { inner { surelyFails } sureInner { id inner { missing } } } }",
            "{ item { sureInner { missing } } items { laterNull } }",
            "{ item { laterFails } sure { fails later } }",
            "{ item { badList { id } } }",
            "{ item { badKind badSize name } }",
            "{ named { __typename name ... on Item { id } ... on Other { colour } } }",
            "{ nameds { name ...F } either { ...F ... on Named { name } ... on Item { size } } } fragment F on Item { id size }",
            "{ a: item { name } b: item { x: name y: name } item { inner { id } inner { name } ... { inner { size } } } }",
            "{ echo, a: echo(text: null) b: echo(of: {}) c: echo(of: { width: 7, label: \"l\" }) d: echo(many: [1, 2]) e: echo(many: 5) }",
            "query($t: String = \"given\", $w: Int!) { a: echo(text: $t) b: echo(of: { width: $w }) c: echo(many: [$w, 2]) }",
            "query($yes: Boolean!, $no: Boolean = false) { item @include(if: $yes) { id name @skip(if: $yes) size @include(if: $no)" +
                " ... @skip(if: $no) { kind } ...F @include(if: $yes) } } fragment F on Item { list holes @skip(if: $yes) }",
            "{ __type(name: \"Item\") { name fields { name type { kind ofType { name } } } } __schema { queryType { name } } }",
        }
    )
    void answersLikeTheLibrary(String document) {
        same(document, Map.of("w", 4, "yes", true));
        same(document, Map.of("w", 9, "yes", false, "no", true, "t", "other"));
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = { "mutation { a: add(by: 2) { now later } b: add(by: 3) { later now fails } c: add(by: -1) { now } }" }
    )
    void answersMutationsOneAfterTheOther(String document) {
        same(document, Map.of());
    }

    private static void same(String document, Map<String, Object> variables) {
        COUNT.set(0);
        ExecutionResult expected = run(
            new AsyncExecutionStrategy(),
            new AsyncSerialExecutionStrategy(),
            document,
            variables
        );
        COUNT.set(0);
        ExecutionResult actual = run(ours(false), ours(true), document, variables);
        assertThat(JSON.writeValueAsString(actual.<@Nullable Object>getData())).isEqualTo(
            JSON.writeValueAsString(expected.<@Nullable Object>getData())
        );
        assertThat(paths(actual)).containsExactlyInAnyOrderElementsOf(paths(expected));
    }

    private static List<String> paths(ExecutionResult result) {
        return result.getErrors().stream().map(GraphQLError::getPath).map(String::valueOf).toList();
    }

    private static ExecutionStrategy ours(boolean isSerial) {
        var unused = new TenantDb(new SimpleDriverDataSource(), Duration.ofSeconds(1), TenantDb.Settling.NONE);
        return new BatchedExecutionStrategy(
            new SimpleDataFetcherExceptionHandler(),
            new LoaderCatalog(new StaticApplicationContext(), unused),
            isSerial
        );
    }

    private static ExecutionResult run(
        ExecutionStrategy queries,
        ExecutionStrategy mutations,
        String document,
        Map<String, Object> variables
    ) {
        return GraphQL.newGraphQL(SCHEMA)
            .queryExecutionStrategy(queries)
            .mutationExecutionStrategy(mutations)
            .build()
            .execute(
                ExecutionInput.newExecutionInput(document)
                    .variables(variables)
                    .root(Map.of())
                    .graphQLContext(Map.of(OperationPlans.class, new OperationPlans(Parser.parse(document), 1000)))
                    .build()
            );
    }

    private static final GraphQLSchema SCHEMA = new SchemaGenerator().makeExecutableSchema(
        new SchemaParser().parse(SDL),
        RuntimeWiring.newRuntimeWiring()
            .type("Query", SameAnswersTest::query)
            .type("Mutation", type ->
                type.dataFetcher("add", environment -> COUNT.addAndGet(environment.getArgumentOrDefault("by", 0)))
            )
            .type("Count", type ->
                type
                    .dataFetcher("now", environment -> COUNT.get())
                    .dataFetcher("later", environment -> CompletableFuture.supplyAsync(COUNT::get))
                    .dataFetcher("fails", failing())
            )
            .type("Item", SameAnswersTest::item)
            .type("Named", type -> type.typeResolver(SameAnswersTest::resolve))
            .type("Either", type -> type.typeResolver(SameAnswersTest::resolve))
            .build()
    );

    private static graphql.schema.GraphQLObjectType resolve(graphql.TypeResolutionEnvironment environment) {
        Map<String, Object> source = environment.getObject();
        return environment.getSchema().getObjectType(source.containsKey("colour") ? "Other" : "Item");
    }

    private static TypeRuntimeWiring.Builder query(TypeRuntimeWiring.Builder type) {
        Map<String, Object> other = Map.of("name", "other", "colour", "red");
        return type
            .dataFetcher("item", environment -> ITEM)
            .dataFetcher("sure", environment -> CompletableFuture.completedFuture(ITEM))
            .dataFetcher("items", environment -> Arrays.asList(ITEM, null, ITEM))
            .dataFetcher("sureItems", environment -> CompletableFuture.supplyAsync(() -> List.of(ITEM, ITEM)))
            .dataFetcher("surestItems", environment -> List.of(ITEM))
            .dataFetcher("grid", environment -> List.of(List.of(1, 2), Arrays.asList(3, null)))
            .dataFetcher("named", environment -> other)
            .dataFetcher("nameds", environment -> List.of(ITEM, other))
            .dataFetcher("either", environment -> Arrays.asList(other, null, ITEM))
            .dataFetcher("echo", environment -> new java.util.TreeMap<>(environment.getArguments()).toString());
    }

    private static TypeRuntimeWiring.Builder item(TypeRuntimeWiring.Builder type) {
        return type
            .dataFetcher("fails", failing())
            .dataFetcher("surelyFails", failing())
            .dataFetcher("later", environment -> CompletableFuture.supplyAsync(() -> "later"))
            .dataFetcher("laterNull", environment -> CompletableFuture.supplyAsync(() -> null))
            .dataFetcher("laterFails", environment ->
                CompletableFuture.failedFuture(new IllegalStateException("later"))
            )
            .dataFetcher("inner", environment -> ITEM)
            .dataFetcher("sureInner", environment -> ITEM);
    }

    private static DataFetcher<Object> failing() {
        return environment -> {
            throw new IllegalStateException("always");
        };
    }

    private static final Map<String, @Nullable Object> ITEM = new LinkedHashMap<>();

    static {
        ITEM.put("id", 7);
        ITEM.put("name", "seven \"7\" é");
        ITEM.put("size", 3);
        ITEM.put("kind", "LARGE");
        ITEM.put("list", List.of("a", "b"));
        ITEM.put("holes", Arrays.asList("a", null));
        ITEM.put("badList", "no list");
        ITEM.put("badKind", "ENORMOUS");
        ITEM.put("badSize", "many");
    }
}
