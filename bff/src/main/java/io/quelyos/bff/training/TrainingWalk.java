package io.quelyos.bff.training;

import io.quelyos.bff.demo.DemoSignIns;
import io.quelyos.bff.demo.DemoSignIns.SignIn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks the running product for what it is asked for most, through HTTP like everybody: what is loaded and run often on the
 * way is what the cache keeps. An answer that is not as it should be ends the walk, because a cache of errors would be
 * accepted as gladly as a good one.
 */
final class TrainingWalk {

    private static final String TENANT = "boutique-sport";
    private static final String CATEGORY = "chaussures-route";
    private static final String ARTICLE = "chaussures-de-trail-petit-sentier";
    private static final String WORD = "running";

    private final HttpClient visitor = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    /** Without the visitor's cookie: a request has one credential. */
    private final HttpClient staff = HttpClient.newHttpClient();
    private final JsonMapper json = new JsonMapper();
    private final URI api;
    private final DemoSignIns signIns;

    /**
     * @param port on which the product serves
     */
    TrainingWalk(int port, DemoSignIns signIns) {
        this.api = URI.create("http://127.0.0.1:" + port + "/graphql");
        this.signIns = signIns;
    }

    /**
     * Walks.
     *
     * @param rounds how often the pages are asked for
     * @return how many requests were answered
     * @throws IllegalStateException when an answer has an error or lacks what is looked for
     */
    int walk(int rounds) {
        int answered = 0;
        List<String> products = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            ask("home", Map.of());
            JsonNode list = ask("product-list", Map.of("category", CATEGORY)).at("/shop/products/nodes");
            products.clear();
            list.forEach(product -> products.add(product.path("slug").asString()));
            if (products.isEmpty()) {
                throw new IllegalStateException("the category " + CATEGORY + " is empty");
            }
            ask("product-page", Map.of("slug", products.get(round % products.size())));
            ask("search", Map.of("query", WORD));
            answered += 4;
        }
        String article = ask("product-page", Map.of("slug", ARTICLE))
            .at("/shop/product/variants")
            .valueStream()
            .filter(variant -> variant.path("available").asBoolean())
            .map(variant -> variant.path("id").asString())
            .findFirst()
            .orElseThrow();
        ask("cart-add", Map.of("variant", article));
        return answered + 2 + staff(rounds);
    }

    private int staff(int rounds) {
        SignIn person = signIns
            .all()
            .stream()
            .filter(signIn -> signIn.audience().equals("STAFF") && TENANT.equals(signIn.tenant()))
            .findFirst()
            .orElseThrow();
        Map<String, Object> whom = Map.of("email", person.identifier(), "password", person.secret(), "tenant", TENANT);
        JsonNode session = send(staff, "sign-in", whom, "X-Tenant", TENANT).at("/backofficeSignIn/session/sessionId");
        for (int round = 0; round < rounds; round++) {
            send(staff, "backoffice", Map.of(), "X-Session-Id", session.asString());
        }
        return 1 + rounds;
    }

    private JsonNode ask(String document, Map<String, Object> variables) {
        return send(visitor, document, variables, "X-Tenant", TENANT);
    }

    private JsonNode send(
        HttpClient http,
        String document,
        Map<String, Object> variables,
        String header,
        String value
    ) {
        String body = json.writeValueAsString(Map.of("query", text(document), "variables", variables));
        HttpRequest request = HttpRequest.newBuilder(api)
            .header("Content-Type", "application/json")
            .header("Accept", "application/graphql-response+json")
            .header(header, value)
            .POST(BodyPublishers.ofString(body))
            .build();
        try {
            String answer = http.send(request, BodyHandlers.ofString()).body();
            JsonNode told = json.readTree(answer);
            JsonNode data = told.path("data");
            boolean isRefused = data.valueStream().anyMatch(field -> field.path("userErrors").size() > 0);
            if (told.has("errors") || !data.isObject() || isRefused) {
                throw new IllegalStateException("the training's " + document + " was answered by " + answer);
            }
            return data;
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the training was interrupted", exception);
        }
    }

    private static String text(String document) {
        try {
            return new ClassPathResource("training/" + document + ".graphql").getContentAsString(
                StandardCharsets.UTF_8
            );
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }
}
