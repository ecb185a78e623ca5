package io.quelyos.bff.graphql.live;

import io.quelyos.bff.graphql.http.answer.AnswerBody;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An answer that goes on: server-sent events by the protocol's names. */
final class EventStream implements LivePump.Sink {

    private final OutputStream output;

    private EventStream(OutputStream output) {
        this.output = output;
    }

    /** Begins the answer; from here on its status is told. */
    static EventStream begin(HttpServletResponse response) throws IOException {
        response.setStatus(HttpServletResponse.SC_OK);
        response.setContentType(AnswerBody.EVENT_STREAM);
        response.setHeader("Cache-Control", "no-store");
        // A proxy that collects an answer before it passes it on would collect this one for ever.
        response.setHeader("X-Accel-Buffering", "no");
        var stream = new EventStream(response.getOutputStream());
        stream.idle();
        return stream;
    }

    @Override
    public void next(@Nullable String eventId, Map<String, Object> body) throws IOException {
        String id = eventId == null ? "" : "id: " + eventId + "\n";
        write("event: next\n" + id + "data: " + AnswerBody.json(body) + "\n\n");
    }

    /** A comment. */
    @Override
    public void idle() throws IOException {
        write(":\n\n");
    }

    /** Says that nothing follows, so that the client does not come back. */
    void complete() throws IOException {
        write("event: complete\ndata:\n\n");
    }

    private void write(String text) throws IOException {
        output.write(text.getBytes(StandardCharsets.UTF_8));
        output.flush();
    }
}
