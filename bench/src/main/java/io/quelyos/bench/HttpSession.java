package io.quelyos.bench;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One kept-alive HTTP/1.1 connection, blocking; opened again whenever the server says that it is over. As little as will do: the driver runs on the processors that it measures,
 * and a general client would take a visible share of them.
 */
final class HttpSession implements Session {

    private static final int BUFFER_BYTES = 64 * 1024;
    private static final int TIMEOUT_MS = 30_000;
    /** The server closes what rests for 20 s. */
    private static final long LONGEST_REST_NANOS = 10_000_000_000L;
    private static final byte[] BEGIN = "{\"data\":{".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ERRORS = "\"errors\":".getBytes(StandardCharsets.US_ASCII);

    private final int port;
    private Socket socket;
    private InputStream in;
    private OutputStream out;
    private boolean isOver;
    private long usedAt = System.nanoTime();

    HttpSession(int port) throws IOException {
        this.port = port;
        this.socket = connect(port);
        this.in = new BufferedInputStream(socket.getInputStream(), BUFFER_BYTES);
        this.out = socket.getOutputStream();
    }

    @Override
    public byte[] ask(Question question) throws IOException {
        byte[] answer = exchange(question.request());
        if (!startsWithData(answer) || contains(answer, ERRORS)) {
            throw new IllegalStateException("an answer with errors: " + new String(answer, StandardCharsets.UTF_8));
        }
        return answer;
    }

    /** Sends the bytes of a request; the answer's body. */
    byte[] exchange(byte[] request) throws IOException {
        if (isOver || System.nanoTime() - usedAt > LONGEST_REST_NANOS) {
            reconnect();
        }
        out.write(request);
        out.flush();
        String status = line();
        int length = -1;
        boolean isChunked = false;
        for (String header = line(); !header.isEmpty(); header = line()) {
            String lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(lower.substring("content-length:".length()).strip());
            } else if (lower.startsWith("transfer-encoding:")) {
                isChunked = lower.endsWith("chunked");
            } else if (lower.startsWith("connection:")) {
                isOver = lower.endsWith("close");
            }
        }
        byte[] body = isChunked ? chunks() : exactly(Math.max(0, length));
        usedAt = System.nanoTime();
        if (!status.startsWith("HTTP/1.1 200")) {
            throw new IllegalStateException(status + ": " + new String(body, StandardCharsets.UTF_8));
        }
        return body;
    }

    /** The bytes of a request for a page. */
    static byte[] get(String path, int port) {
        return ("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\n\r\n").getBytes(
            StandardCharsets.US_ASCII
        );
    }

    /** The bytes of a GraphQL request of a tenant's visitor. */
    static byte[] post(String tenantSlug, byte[] json, int port) {
        String head = """
        POST /graphql HTTP/1.1
        Host: 127.0.0.1:%d
        Content-Type: application/json
        Accept: application/graphql-response+json
        X-Tenant: %s
        Content-Length: %d

        """
            .formatted(port, tenantSlug, json.length)
            .replace("\n", "\r\n");
        var request = new ByteArrayOutputStream();
        request.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
        request.writeBytes(json);
        return request.toByteArray();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private static Socket connect(int port) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(TIMEOUT_MS);
        return socket;
    }

    private void reconnect() throws IOException {
        socket.close();
        socket = connect(port);
        in = new BufferedInputStream(socket.getInputStream(), BUFFER_BYTES);
        out = socket.getOutputStream();
        isOver = false;
    }

    private byte[] chunks() throws IOException {
        var body = new ByteArrayOutputStream(BUFFER_BYTES);
        for (int size = chunkSize(); size > 0; size = chunkSize()) {
            body.writeBytes(exactly(size));
            exactly(2);
        }
        while (!line().isEmpty()) {
            // Trailers say nothing that is needed here.
        }
        return body.toByteArray();
    }

    private int chunkSize() throws IOException {
        return Integer.parseInt(line().strip(), 16);
    }

    private byte[] exactly(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("the server closed the connection inside an answer");
        }
        return bytes;
    }

    private String line() throws IOException {
        var line = new StringBuilder(80);
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the server closed the connection");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    private static boolean startsWithData(byte[] answer) {
        if (answer.length < BEGIN.length) {
            return false;
        }
        for (int index = 0; index < BEGIN.length; index++) {
            if (answer[index] != BEGIN[index]) {
                return false;
            }
        }
        return true;
    }

    private static boolean contains(byte[] answer, byte[] part) {
        for (int start = 0; start <= answer.length - part.length; start++) {
            int matched = 0;
            while (matched < part.length && answer[start + matched] == part[matched]) {
                matched++;
            }
            if (matched == part.length) {
                return true;
            }
        }
        return false;
    }
}
