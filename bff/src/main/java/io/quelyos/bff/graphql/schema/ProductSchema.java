package io.quelyos.bff.graphql.schema;

import graphql.schema.DataFetcher;
import graphql.schema.FieldCoordinates;
import graphql.schema.GraphQLCodeRegistry;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import io.quelyos.auth.context.ApiErrorCode;
import io.quelyos.auth.context.ApiException;
import io.quelyos.auth.context.Permission;
import io.quelyos.auth.context.RequestContext;
import io.quelyos.bff.graphql.fetcher.FetcherMethods;
import io.quelyos.bff.graphql.fetcher.PropertyFetcher;
import io.quelyos.bff.graphql.fetcher.SourceFetcher;
import io.quelyos.bff.graphql.idempotency.IdempotentMutations;
import io.quelyos.bff.graphql.type.GlobalId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The whole schema with its guards built into the fetchers: permissions are asked before a fetcher runs, ids are written
 * with their prefixes after it ran, mutations are made repeatable. A root field that does not say who may reach it stops
 * the start.
 */
public final class ProductSchema {

    private static final List<String> ROOTS = List.of(
        "Query",
        "Mutation",
        "Subscription",
        "VitrineQuery",
        "ShopQuery",
        "BackofficeQuery",
        "SuperAdminQuery"
    );

    private final FetcherMethods methods;
    private final GraphQLSchema schema;
    private final FieldPolicies policies;

    public ProductSchema(GraphQLSchema unguarded, FetcherMethods methods, IdempotentMutations idempotency) {
        this.methods = methods;
        this.policies = new FieldPolicies(unguarded);
        requireAllow(unguarded, policies);
        this.schema = guard(unguarded, idempotency);
    }

    /** The whole schema, as no caller sees it. */
    public GraphQLSchema schema() {
        return schema;
    }

    public FieldPolicies policies() {
        return policies;
    }

    private static void requireAllow(GraphQLSchema schema, FieldPolicies policies) {
        List<String> missing = new ArrayList<>();
        for (String root : ROOTS) {
            for (GraphQLFieldDefinition field : schema.getObjectType(root).getFieldDefinitions()) {
                if (policies.of(root, field.getName()).audiences() == null) {
                    missing.add(root + "." + field.getName());
                }
            }
        }
        if (!missing.isEmpty()) {
            throw new IllegalStateException("root fields without @allow(to:), which nobody may reach: " + missing);
        }
    }

    private GraphQLSchema guard(GraphQLSchema unguarded, IdempotentMutations idempotency) {
        GraphQLCodeRegistry before = unguarded.getCodeRegistry();
        GraphQLCodeRegistry guarded = before.transform(registry -> {
            for (var type : unguarded.getAllTypesAsList()) {
                if (type instanceof GraphQLObjectType object && !object.getName().startsWith("__")) {
                    for (GraphQLFieldDefinition field : object.getFieldDefinitions()) {
                        var coordinates = FieldCoordinates.coordinates(object, field);
                        DataFetcher<?> plain = plain(object.getName(), field.getName());
                        registry.dataFetcher(coordinates, guard(object.getName(), field.getName(), plain, idempotency));
                    }
                }
            }
        });
        return unguarded.transformWithoutTypes(builder -> builder.codeRegistry(guarded));
    }

    private DataFetcher<?> plain(String type, String field) {
        DataFetcher<?> method = methods.find(type, field);
        return method == null ? new PropertyFetcher(field) : method;
    }

    private DataFetcher<?> guard(String type, String field, DataFetcher<?> plain, IdempotentMutations idempotency) {
        FieldPolicy policy = policies.of(type, field);
        DataFetcher<?> guarded = plain;
        if (type.equals("Mutation")) {
            guarded = idempotency.wrap(field, guarded);
        }
        if (policy.idPrefix() != null) {
            guarded = writingId(policy.idPrefix(), guarded);
        }
        if (policy.permission() != null) {
            guarded = askingPermission(policy.permission(), guarded);
        }
        return guarded;
    }

    private static DataFetcher<?> askingPermission(Permission permission, DataFetcher<?> next) {
        return environment -> {
            RequestContext context = environment.getGraphQlContext().get(RequestContext.class);
            if (!context.isAllowed(permission)) {
                throw new ApiException(ApiErrorCode.FORBIDDEN, "You need the permission " + permission + " for this.");
            }
            return next.get(environment);
        };
    }

    private static DataFetcher<?> writingId(String prefix, DataFetcher<?> next) {
        if (next instanceof SourceFetcher light) {
            return (SourceFetcher) source -> writeId(prefix, light.read(source));
        }
        return environment -> {
            Object id = next.get(environment);
            return id instanceof CompletionStage<?> later
                ? later.thenApply(value -> writeId(prefix, value))
                : writeId(prefix, id);
        };
    }

    private static @Nullable Object writeId(String prefix, @Nullable Object id) {
        return switch (id) {
            case null -> null;
            case UUID uuid -> GlobalId.encode(prefix, uuid);
            case Collection<?> ids -> ids.stream()
                .map(each -> writeId(prefix, each))
                .toList();
            default -> prefix + "_" + id;
        };
    }
}
