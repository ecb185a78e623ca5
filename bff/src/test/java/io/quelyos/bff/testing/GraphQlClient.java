package io.quelyos.bff.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Talks to the server as a program would: real HTTP, nothing shared with the server's code. Immutable. */
public final class GraphQlClient {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient HTTP = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    private final String baseUrl;
    private final Map<String, String> headers;

    private GraphQlClient(String baseUrl, Map<String, String> headers) {
        this.baseUrl = baseUrl;
        this.headers = Map.copyOf(headers);
    }

    /** A client without tenant and credential. */
    public static GraphQlClient of(int port) {
        return new GraphQlClient("http://127.0.0.1:" + port, Map.of());
    }

    /** The same client sending one header more. */
    public GraphQlClient with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new GraphQlClient(baseUrl, more);
    }

    /** The same client naming a tenant. */
    public GraphQlClient tenant(String slug) {
        return with("X-Tenant", slug);
    }

    /** The same client as a member of staff. */
    public GraphQlClient staff(String sessionId) {
        return with("X-Session-Id", sessionId);
    }

    /** The same client with a token. */
    public GraphQlClient bearer(String token) {
        return with("Authorization", "Bearer " + token);
    }

    /** The same client with a cookie, as `name=value`. */
    public GraphQlClient cookie(String cookie) {
        return with("Cookie", cookie);
    }

    /** Sends a document by POST. */
    public Answer send(String document) {
        return send(document, Map.of());
    }

    /** Sends a document with variables by POST. */
    public Answer send(String document, Map<String, ?> variables) {
        return post(Map.of("query", document, "variables", variables));
    }

    /** Sends any body by POST. */
    public Answer post(Map<String, ?> body) {
        return exchange(
            request("/graphql")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
        );
    }

    /** Subscribes by POST, to events as an answer. */
    public EventStream subscribe(String document, Map<String, ?> variables) {
        String body = JSON.writeValueAsString(Map.of("query", document, "variables", variables));
        return EventStream.open(
            HTTP,
            request("/graphql")
                .header("Content-Type", "application/json")
                .header("Accept", "text/event-stream")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build()
        );
    }

    /** Opens a WebSocket. */
    public SocketClient socket() {
        return SocketClient.open(HTTP, URI.create(baseUrl.replaceFirst("http", "ws") + "/graphql"), headers);
    }

    /** The first thing that a subscription answers, as an answer of its own. */
    public Answer first(String document, Map<String, ?> variables) {
        try (EventStream stream = subscribe(document, variables)) {
            return new Answer(stream.status(), HttpHeaders.of(Map.of(), (name, value) -> true), stream.next().data());
        }
    }

    /** A request to any path with this client's headers, for what is not GraphQL by POST. */
    public HttpRequest.Builder request(String path) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(baseUrl + path));
        headers.forEach(builder::header);
        return builder;
    }

    /** Sends a request and reads the answer. */
    public Answer exchange(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.headers(), response.body());
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", exception);
        }
    }
}
