package io.quelyos.bff.graphql.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.quelyos.bff.testing.Answer;
import io.quelyos.bff.testing.GraphQlClient;
import io.quelyos.bff.testing.ServerTest;
import io.quelyos.bff.testing.TestTenants.TenantFactory;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
class GraphQlServletTest {

    @LocalServerPort
    int port;

    @Autowired
    TenantFactory tenants;

    GraphQlClient client;

    @BeforeEach
    void openClient() {
        client = GraphQlClient.of(port).tenant(tenants.create("STARTER").slug());
    }

    @Test
    void answersTheOlderMediaTypeUnlessAskedForTheNewer() {
        assertThat(client.send("{ __typename }").header("Content-Type")).isEqualTo("application/json;charset=utf-8");
        Answer newer = client
            .with("Accept", "application/json;q=0.5, application/graphql-response+json")
            .send("{ __typename }");
        assertThat(newer.header("Content-Type")).isEqualTo("application/graphql-response+json;charset=utf-8");
        assertThat(client.with("Accept", "text/html").send("{ __typename }").status()).isEqualTo(406);
        Answer refused = client
            .with("Accept", "application/json;q=0, application/graphql-response+json;q=0")
            .send("{ a }");
        assertThat(refused.status()).isEqualTo(406);
        assertThat(refused.errorCodes()).containsExactly("BAD_REQUEST");
    }

    @Test
    void refusesOtherMethodsBodiesAndSizesAsGraphQlErrors() {
        Answer put = client.exchange(client.request("/graphql").PUT(BodyPublishers.ofString("{}")));
        assertThat(put.status()).isEqualTo(405);
        assertThat(put.header("Allow")).isEqualTo("GET, POST");
        assertThat(put.errorCodes()).containsExactly("BAD_REQUEST");

        Answer text = client.exchange(
            client
                .request("/graphql")
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("{ __typename }"))
        );
        assertThat(text.status()).isEqualTo(415);

        Answer large = client.post(Map.of("query", "{ __typename }", "operationName", "x".repeat(1_100_000)));
        assertThat(large.status()).isEqualTo(413);
        assertThat(large.errorCodes()).containsExactly("LIMIT_EXCEEDED");
    }

    @Test
    void refusesMutationsByGet() {
        Answer answer = client.exchange(
            client.request("/graphql?query=mutation%7BshopSignOut%7BsignedOut%7D%7D").GET()
        );
        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).isEqualTo("POST");
    }

    @Test
    void limitsDepthAliasesRootFieldsTokensAndCost() {
        String deep = "{ shop { category(slug: \"a\") " + "{ parent ".repeat(20) + "{ id }" + " }".repeat(20) + " } }";
        assertThat(client.send(deep).json().at("/errors/0/extensions/limit").asString()).isEqualTo("depth");

        var aliases = new StringBuilder("{");
        for (int number = 0; number < 51; number++) {
            aliases.append(" a").append(number).append(": __typename");
        }
        assertThat(
            client
                .send(aliases + " }")
                .json()
                .at("/errors/0/extensions/limit")
                .asString()
        ).isEqualTo("aliases");

        var roots = new StringBuilder("{ shop {");
        for (int number = 0; number < 21; number++) {
            roots.append(" a").append(number).append(": categories { id }");
        }
        assertThat(
            client
                .send(roots + " } }")
                .json()
                .at("/errors/0/extensions/limit")
                .asString()
        ).isEqualTo("root fields");

        String costly =
            "{ shop { products(first: 100) { nodes { variants { image { url } } images(first: 100) { url } } } } }";
        Answer refused = client.send(costly);
        assertThat(refused.json().at("/errors/0/extensions/limit").asString()).isEqualTo("cost");
        assertThat(refused.errorCodes()).containsExactly("LIMIT_EXCEEDED");

        assertThat(client.send("{ " + "__typename ".repeat(6000) + "}").errorCodes()).containsExactly(
            "GRAPHQL_PARSE_FAILED"
        );
    }

    @Test
    void measuresNestedFragmentsInNoTime() {
        var document = new StringBuilder("{ ...f0 }");
        for (int number = 0; number < 60; number++) {
            document
                .append(" fragment f")
                .append(number)
                .append(" on Query { ...f")
                .append(number + 1)
                .append(" }");
        }
        document.append(" fragment f60 on Query { __typename }");
        assertThat(client.send(document.toString()).status()).isEqualTo(200);
    }

    @Test
    void answersAForeignFieldLikeAMisspeltOne() {
        String foreign = client.send("{ superAdmin { me { id } } }").body().replaceAll("\"requestId\":\"[^\"]*\"", "");
        String misspelt = client.send("{ superAdmix { me { id } } }").body().replaceAll("\"requestId\":\"[^\"]*\"", "");
        assertThat(foreign.replace("superAdmin", "superAdmix")).isEqualTo(misspelt);
    }

    @Test
    void namesTheRequestInEveryError() {
        Answer answer = client.with("X-Request-Id", "my-request-1").send("{ nope }");
        assertThat(answer.json().at("/errors/0/extensions/requestId").asString()).isEqualTo("my-request-1");
        assertThat(answer.header("X-Request-Id")).isEqualTo("my-request-1");
        assertThat(client.with("X-Request-Id", "a b").send("{ nope }").header("X-Request-Id")).isNotEqualTo("a b");
    }
}
