package io.quelyos.bff.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An answer that comes in parts: server-sent events, read as their specification says. */
public final class EventStream implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final long PATIENCE_SECONDS = 20;
    private static final Event END = new Event("end of the stream", "", "");

    private final HttpResponse<InputStream> response;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();

    /**
     * An event.
     *
     * @param id empty where it has none
     */
    public record Event(String type, String id, String data) {
        /** The data as JSON. */
        public JsonNode json() {
            return JSON.readTree(data);
        }

        /** A part of the GraphQL data by JSON pointer; the answer must be free of errors. */
        public JsonNode data(String pointer) {
            assertThat(json().path("errors").isMissingNode()).as("no errors in %s", data).isTrue();
            JsonNode found = json().path("data").at(pointer);
            assertThat(found.isMissingNode()).as("%s in %s", pointer, data).isFalse();
            return found;
        }
    }

    private EventStream(HttpResponse<InputStream> response) {
        this.response = response;
        Thread.ofVirtual().name("event-stream").start(this::read);
    }

    /** Sends a request and begins to read. */
    static EventStream open(HttpClient client, HttpRequest request) {
        try {
            return new EventStream(client.send(request, HttpResponse.BodyHandlers.ofInputStream()));
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", exception);
        }
    }

    public int status() {
        return response.statusCode();
    }

    /** A header's first value; empty text when it is not there. */
    public String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    /** The next event, which must come soon. */
    public Event next() {
        Event event = poll(PATIENCE_SECONDS * 1000);
        assertThat(event).as("an event").isNotNull();
        assertThat(event).as("an event").isNotEqualTo(END);
        return java.util.Objects.requireNonNull(event);
    }

    /** The next event; null where none comes for a while. */
    public @Nullable Event poll(long milliseconds) {
        try {
            return events.poll(milliseconds, TimeUnit.MILLISECONDS);
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", exception);
        }
    }

    /** Waits for the end, before which no other event may come. */
    public void awaitEnd() {
        assertThat(poll(PATIENCE_SECONDS * 1000)).isEqualTo(END);
    }

    private void read() {
        try (var lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            String type = "message";
            String id = "";
            StringBuilder data = new StringBuilder();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isEmpty()) {
                    if (!data.isEmpty()) {
                        events.add(new Event(type, id, data.toString().strip()));
                    }
                    type = "message";
                    id = "";
                    data = new StringBuilder();
                } else if (line.startsWith("event:")) {
                    type = line.substring("event:".length()).strip();
                } else if (line.startsWith("id:")) {
                    id = line.substring("id:".length()).strip();
                } else if (line.startsWith("data:")) {
                    data.append(line.substring("data:".length()).strip()).append('\n');
                } else if (!line.startsWith(":")) {
                    // What is no event stream at all, such as a refusal in JSON.
                    data.append(line).append('\n');
                    events.add(new Event("body", "", line));
                    data = new StringBuilder();
                }
            }
        } catch (IOException closed) {
            // The test or the server closed it; both are an end.
            events.add(END);
            return;
        }
        events.add(END);
    }

    @Override
    public void close() {
        try {
            response.body().close();
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }
}
