package io.quelyos.bench.hot;

import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.execution.SimpleDataFetcherExceptionHandler;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.language.Document;
import graphql.parser.Parser;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import io.quelyos.bff.graphql.execution.BatchedExecutionStrategy;
import io.quelyos.bff.graphql.execution.LoaderCatalog;
import io.quelyos.bff.graphql.execution.OperationPlans;
import io.quelyos.persistence.tenant.TenantDb;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

/** Twenty products with three articles each from memory: some 1,100 fields of an answer, and nothing but their execution. */
final class ProductPage {

    static final String DOCUMENT = """
    query ProductPage {
        products {
            id
            slug
            name
            brand
            available
            category { id slug name }
            price { amount currency }
            images { url altText }
            variants { id sku options { name value } price { amount currency } stock { status quantity } }
        }
    }
    """;

    private static final String SDL = """
    type Query { products: [Product!]! }
    type Product { id: ID!, slug: String!, name: String!, brand: String, available: Boolean!, category: Category!,
      price: Money!, images: [Image!]!, variants: [Variant!]! }
    type Category { id: ID!, slug: String!, name: String! }
    type Money { amount: String!, currency: String! }
    type Image { url: String!, altText: String }
    type Variant { id: ID!, sku: String!, options: [Option!]!, price: Money!, stock: Stock! }
    type Option { name: String!, value: String! }
    type Stock { status: String!, quantity: Int }
    """;

    private final GraphQL graphQl;
    private final OperationPlans plans;

    ProductPage() {
        Document document = Parser.parse(DOCUMENT);
        var parsed = new PreparsedDocumentEntry(document);
        plans = new OperationPlans(document, DOCUMENT.length());
        graphQl = GraphQL.newGraphQL(schema())
            .queryExecutionStrategy(strategy())
            .preparsedDocumentProvider((input, parse) -> CompletableFuture.completedFuture(parsed))
            .build();
    }

    /** Runs the operation by its plan, which the first run makes. */
    ExecutionResult execute() {
        return graphQl.execute(
            ExecutionInput.newExecutionInput(DOCUMENT)
                .root(Map.of())
                .graphQLContext(Map.of(OperationPlans.class, plans))
                .build()
        );
    }

    private static BatchedExecutionStrategy strategy() {
        try (var beans = new AnnotationConfigApplicationContext()) {
            // No field here waits for a loader, so the database is never asked.
            beans.registerBean(TenantDb.class, () ->
                new TenantDb(new SimpleDriverDataSource(), Duration.ofSeconds(1), TenantDb.Settling.NONE)
            );
            beans.register(LoaderCatalog.class);
            beans.refresh();
            LoaderCatalog loaders = beans.getBean(LoaderCatalog.class);
            return new BatchedExecutionStrategy(new SimpleDataFetcherExceptionHandler(), loaders, false);
        }
    }

    private static GraphQLSchema schema() {
        List<Map<String, Object>> products = IntStream.range(0, 20).mapToObj(ProductPage::product).toList();
        return new SchemaGenerator().makeExecutableSchema(
            new SchemaParser().parse(SDL),
            RuntimeWiring.newRuntimeWiring()
                .type("Query", type -> type.dataFetcher("products", environment -> products))
                .build()
        );
    }

    private static Map<String, Object> product(int number) {
        return Map.of(
            "id",
            "prd_0199000000137000800000000000%04x".formatted(number),
            "slug",
            "article-" + number,
            "name",
            "Écharpe légère " + number,
            "brand",
            "Bréhat",
            "available",
            true,
            "category",
            Map.of("id", "cat_01990000001270008000000000000004", "slug", "rayon-4", "name", "Rayon 4"),
            "price",
            price(number),
            "images",
            List.of(
                Map.of("url", "https://images.example/" + number + "-1.webp", "altText", "Vue 1"),
                Map.of("url", "https://images.example/" + number + "-2.webp", "altText", "Vue 2")
            ),
            "variants",
            IntStream.range(0, 3)
                .mapToObj(size -> variant(number, size))
                .toList()
        );
    }

    private static Map<String, Object> variant(int number, int size) {
        return Map.of(
            "id",
            "var_0199000000147000800000000000%04x".formatted(number * 3 + size),
            "sku",
            "ART-" + number + "-" + size,
            "options",
            List.of(
                Map.of("name", "Taille", "value", List.of("S", "M", "L").get(size)),
                Map.of("name", "Couleur", "value", "écru")
            ),
            "price",
            price(number + size),
            "stock",
            Map.of("status", "IN_STOCK", "quantity", 3 + size)
        );
    }

    private static Map<String, Object> price(int number) {
        return Map.of("amount", 19 + number + ".90", "currency", "EUR");
    }
}
