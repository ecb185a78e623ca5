package io.quelyos.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Against a server that says what it is told to, answer by answer. */
final class HttpSessionTest {

    private static final String ANSWER = "{\"data\":{\"shop\":null}}";

    @Test
    void readsAnswersOfKnownAndUnknownLength() throws IOException {
        String known = "HTTP/1.1 200 OK\r\nContent-Length: 22\r\n\r\n" + ANSWER;
        String chunked =
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\na\r\n{\"data\":{\"\r\nc\r\nshop\":null}}\r\n0\r\n\r\n";
        try (var server = serve(List.of(known, chunked)); var session = new HttpSession(server.getLocalPort())) {
            assertThat(new String(session.ask(question()), UTF_8)).isEqualTo(ANSWER);
            assertThat(new String(session.ask(question()), UTF_8)).isEqualTo(ANSWER);
        }
    }

    @Test
    void connectsAgainWhenTheServerIsDone() throws IOException {
        String last = "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 22\r\n\r\n" + ANSWER;
        try (var server = serve(List.of(last, last)); var session = new HttpSession(server.getLocalPort())) {
            session.ask(question());
            assertThat(new String(session.ask(question()), UTF_8)).isEqualTo(ANSWER);
        }
    }

    @Test
    void refusesErrors() throws IOException {
        String refused = "HTTP/1.1 429 \r\nContent-Length: 2\r\n\r\n{}";
        String errors = "HTTP/1.1 200 OK\r\nContent-Length: 36\r\n\r\n{\"data\":{\"shop\":null},\"errors\":[{}]}";
        try (var server = serve(List.of(refused, errors)); var session = new HttpSession(server.getLocalPort())) {
            assertThatThrownBy(() -> session.ask(question()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("429");
            assertThatThrownBy(() -> session.ask(question()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("errors");
        }
    }

    private static Question question() {
        return new Question(1, "x", Question.Place.START, HttpSession.post("x", new byte[0], 1));
    }

    /** Gives each request the next answer; closes the connection where the answer says so. */
    private static ServerSocket serve(List<String> answers) throws IOException {
        var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> {
            int next = 0;
            while (next < answers.size()) {
                try (
                    var socket = server.accept();
                    var reader = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8))
                ) {
                    boolean isOpen = true;
                    while (isOpen && next < answers.size()) {
                        skipHead(reader);
                        socket.getOutputStream().write(answers.get(next).getBytes(UTF_8));
                        isOpen = !answers.get(next).contains("Connection: close");
                        next++;
                    }
                } catch (IOException exception) {
                    throw new UncheckedIOException(exception);
                }
            }
        });
        return server;
    }

    private static void skipHead(BufferedReader reader) throws IOException {
        String line = reader.readLine();
        while (line != null && !line.isEmpty()) {
            line = reader.readLine();
        }
    }
}
