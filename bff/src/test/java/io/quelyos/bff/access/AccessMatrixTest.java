package io.quelyos.bff.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.quelyos.auth.context.Audience;
import io.quelyos.auth.context.Permission;
import io.quelyos.auth.session.Sessions;
import io.quelyos.auth.session.ShopCookie;
import io.quelyos.auth.token.OwnIssuer;
import io.quelyos.bff.access.AccessRows.Row;
import io.quelyos.bff.graphql.schema.FieldPolicy;
import io.quelyos.bff.graphql.schema.ProductSchema;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.testing.Answer;
import io.quelyos.bff.testing.GraphQlClient;
import io.quelyos.bff.testing.SideServerTest;
import io.quelyos.bff.testing.TestTenants.TenantFactory;
import io.quelyos.bff.testing.Tokens;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks for every root field and mutation as everybody. Denied requests return nothing and change nothing; an id of another
 * tenant answers exactly like one that does not exist.
 */
@SideServerTest
class AccessMatrixTest {

    @LocalServerPort
    private int port;

    @Autowired
    private ProductSchema schema;

    @Autowired
    private TenantFactory tenants;

    @Autowired
    private Sessions sessions;

    @Autowired
    private ShopCookie cookie;

    @Autowired
    private OwnIssuer issuer;

    private AccessWorld world;

    @BeforeEach
    void furnish() {
        world = new AccessWorld(port, tenants, sessions, cookie, new Tokens(issuer));
    }

    @TestFactory
    Stream<DynamicTest> hidesEveryFieldFromTheOtherAudiences() {
        return AccessRows.everything().map(row ->
            dynamicTest(row.field(), () -> {
                Map<String, Object> variables = row.variables().apply(world, world.home);
                String before = world.fingerprint();
                for (Audience audience : Audience.values()) {
                    if (!policy(row).isVisibleTo(audience)) {
                        Answer answer = ask(caller(row, audience, world.home), row, variables);
                        assertThat(answer.errorCodes())
                            .as("%s as %s", row.field(), audience)
                            .isNotEmpty()
                            .containsOnly("GRAPHQL_VALIDATION_FAILED");
                        assertThat(answer.json().path("data").isMissingNode()).isTrue();
                    }
                }
                assertThat(world.fingerprint()).isEqualTo(before);
            })
        );
    }

    @TestFactory
    Stream<DynamicTest> refusesCallersWithoutThePermission() {
        return AccessRows.everything()
            .filter(row -> policy(row).permission() != null)
            .map(row ->
                dynamicTest(row.field(), () -> {
                    Permission permission = Objects.requireNonNull(policy(row).permission());
                    Map<String, Object> variables = row.variables().apply(world, world.home);
                    String before = world.fingerprint();
                    int refused = 0;
                    for (Audience audience : Audience.values()) {
                        GraphQlClient powerless = policy(row).isVisibleTo(audience)
                            ? world.powerless(audience, permission.name())
                            : null;
                        if (powerless != null) {
                            Answer answer = ask(powerless, row, variables);
                            assertThat(answer.errorCodes())
                                .as("%s as %s: %s", row.field(), audience, answer.body())
                                .containsExactly("FORBIDDEN");
                            assertThat(valuesOf(answer.body())).as(answer.body()).isEmpty();
                            refused++;
                        }
                    }
                    assertThat(refused).isPositive();
                    assertThat(world.fingerprint()).isEqualTo(before);
                })
            );
    }

    @TestFactory
    Stream<DynamicTest> refusesRequestsWithoutTenant() {
        List<String> tenantless = List.of("Query.vitrine", "Query.shop", "Mutation.backofficeSignIn");
        return AccessRows.everything()
            .filter(row -> policy(row).isVisibleTo(Audience.VISITOR))
            .map(row ->
                dynamicTest(row.field(), () -> {
                    Map<String, Object> variables = row.variables().apply(world, world.home);
                    String before = world.fingerprint();
                    Answer answer = ask(world.anybody, row, variables);
                    if (tenantless.contains(row.field())) {
                        assertThat(answer.errorCodes()).isEmpty();
                    } else {
                        assertThat(answer.errorCodes()).as(answer.body()).containsExactly("TENANT_REQUIRED");
                        assertThat(valuesOf(answer.body())).as(answer.body()).isEmpty();
                    }
                    assertThat(world.fingerprint()).isEqualTo(before);
                })
            );
    }

    @TestFactory
    Stream<DynamicTest> refusesCredentialsOfAnotherTenant() {
        return AccessRows.everything().map(row ->
            dynamicTest(row.field(), () -> {
                Map<String, Object> variables = row.variables().apply(world, world.home);
                String before = world.fingerprint();
                for (Audience audience : List.of(Audience.CUSTOMER, Audience.STAFF, Audience.PARTNER)) {
                    if (policy(row).isVisibleTo(audience)) {
                        GraphQlClient stranger = caller(row, audience, world.twin).tenant(world.home.tenant().slug());
                        Answer answer = ask(stranger, row, variables);
                        assertThat(answer.errorCodes())
                            .as("%s as %s", row.field(), audience)
                            .containsExactly("TENANT_MISMATCH");
                        assertThat(answer.json().path("data").isMissingNode()).isTrue();
                    }
                }
                assertThat(world.fingerprint()).isEqualTo(before);
            })
        );
    }

    @TestFactory
    Stream<DynamicTest> answersAnotherTenantsIdLikeOneThatDoesNotExist() {
        return AccessRows.everything()
            .filter(row -> !policy(row).isVisibleTo(Audience.OPERATOR))
            .flatMap(row ->
                row
                    .ids()
                    .keySet()
                    .stream()
                    .map(path ->
                        dynamicTest(row.field() + "/" + path, () -> {
                            String foreign = Objects.requireNonNull(row.ids().get(path)).apply(world, world.home);
                            String unknown = GlobalId.encode(
                                foreign.substring(0, foreign.indexOf('_')),
                                UUID.randomUUID()
                            );
                            for (Audience audience : Audience.values()) {
                                if (policy(row).isVisibleTo(audience)) {
                                    GraphQlClient caller = caller(row, audience, world.twin);
                                    Map<String, Object> variables = row.variables().apply(world, world.twin);
                                    String before = world.fingerprint();
                                    String withForeign = comparable(
                                        ask(caller, row, replace(variables, path, foreign)),
                                        foreign
                                    );
                                    String withUnknown = comparable(
                                        ask(caller, row, replace(variables, path, unknown)),
                                        unknown
                                    );
                                    assertThat(withForeign)
                                        .as("%s as %s", row.field(), audience)
                                        .isEqualTo(withUnknown);
                                    assertThat(world.fingerprint())
                                        .as("nothing changed by %s", withForeign)
                                        .isEqualTo(before);
                                }
                            }
                        })
                    )
            );
    }

    @TestFactory
    Stream<DynamicTest> servesPermittedCallersAndTouchesNoOtherTenant() {
        return AccessRows.everything().map(row ->
            dynamicTest(row.field(), () -> {
                for (Audience audience : Audience.values()) {
                    if (policy(row).isVisibleTo(audience)) {
                        GraphQlClient caller = caller(row, audience, world.home);
                        Map<String, Object> variables = row.variables().apply(world, world.home);
                        String twin = rowsOfTwin();
                        Answer answer = ask(caller, row, variables);
                        assertThat(answer.errorCodes())
                            .as("%s as %s: %s", row.field(), audience, answer.body())
                            .isEmpty();
                        assertThat(rowsOfTwin()).isEqualTo(twin);
                    }
                }
            })
        );
    }

    private String rowsOfTwin() {
        return world.fingerprintOf(world.twin);
    }

    /** Of a subscription, what it answers first. */
    private static Answer ask(GraphQlClient caller, Row row, Map<String, Object> variables) {
        return row.isSubscription() ? caller.first(row.document(), variables) : caller.send(row.document(), variables);
    }

    /** A visitor has something to follow only as a guest. */
    private GraphQlClient caller(Row row, Audience audience, AccessWorld.Home at) {
        return row.isSubscription() && audience == Audience.VISITOR ? world.guest(at) : world.caller(audience, at);
    }

    private FieldPolicy policy(Row row) {
        String[] names = row.field().split("\\.", 2);
        return schema.policies().of(names[0], names[1]);
    }

    /** What an answer gives away: values other than null below data. */
    private static List<String> valuesOf(String body) {
        List<String> values = new ArrayList<>();
        var data = new JsonMapper().readTree(body).path("data");
        collectValues(data, values);
        return values;
    }

    private static void collectValues(JsonNode node, List<String> values) {
        if (node.isValueNode() && !node.isNull()) {
            values.add(node.asString());
        }
        node.forEach(child -> collectValues(child, values));
    }

    private static String comparable(Answer answer, String id) {
        return answer.status() + answer.body().replace(id, "ID").replaceAll("\"requestId\":\"[^\"]*\"", "");
    }

    /** The same variables with the id at a path replaced; lists are entered. */
    private static Map<String, Object> replace(Map<String, Object> variables, String path, String id) {
        int dot = path.indexOf('.');
        Map<String, Object> replaced = new HashMap<>(variables);
        if (dot < 0) {
            replaced.put(path, id);
        } else {
            replaced.computeIfPresent(path.substring(0, dot), (name, value) ->
                descend(value, path.substring(dot + 1), id)
            );
        }
        return replaced;
    }

    @SuppressWarnings("unchecked")
    private static Object descend(Object value, String path, String id) {
        return value instanceof List<?> list
            ? list
                  .stream()
                  .map(item -> descend(item, path, id))
                  .toList()
            : replace((Map<String, Object>) value, path, id);
    }
}
