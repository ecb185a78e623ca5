package io.quelyos.bff.graphql.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.quelyos.bff.testing.Answer;
import io.quelyos.bff.testing.GraphQlClient;
import io.quelyos.bff.testing.ServerTest;
import io.quelyos.bff.testing.TestTenants.TenantFactory;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
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

    @Test
    void answersNonsenseAsTheClientsMistake() {
        Answer nul = client.send(
            "query ($slug: String!) { shop { product(slug: $slug) { name } } }",
            Map.of("slug", "a\u0000b")
        );
        assertThat(nul.errorCodes()).containsExactly("BAD_USER_INPUT");
        Answer tooLarge = client.send(
            "query ($n: Int) { shop { products(offset: $n) { nodes { id } } } }",
            Map.of("n", 1L << 40)
        );
        assertThat(tooLarge.errorCodes()).containsExactly("BAD_USER_INPUT");
        Answer cursor = client.send("{ shop { products(after: \"bm9uc2Vuc2U\") { nodes { id } } } }");
        assertThat(cursor.errorCodes()).containsExactly("BAD_USER_INPUT");
        for (String body : List.of("", "[]", "{", "null", "{\"query\":1}", "{\"query\":\"{a}\",\"query\":\"{b}\"}")) {
            Answer answer = client.exchange(
                client
                    .request("/graphql")
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(body))
            );
            assertThat(answer.status()).as(body).isEqualTo(400);
            assertThat(answer.errorCodes()).as(body).containsExactly("BAD_REQUEST");
        }
    }

    @Test
    void opensOneSessionForAGuest() {
        Answer first = client.send("mutation { shopGuestSessionOpen { opened } }");
        assertThat(first.data("/shopGuestSessionOpen/opened").asBoolean()).isTrue();
        String cookie = first.header("Set-Cookie").split(";", 2)[0];
        Answer again = client.cookie(cookie).send("mutation { shopGuestSessionOpen { opened } }");
        assertThat(again.data("/shopGuestSessionOpen/opened").asBoolean()).isFalse();
        assertThat(again.header("Set-Cookie")).isEmpty();
    }
}
