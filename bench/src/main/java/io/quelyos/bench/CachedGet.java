package io.quelyos.bench;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * Product pages that the server keeps, asked by GET with the document's hash, and nginx with the same bytes in files. The
 * driver is wrk on both sides: ours would take more of the processors than either server.
 */
final class CachedGet implements AutoCloseable {

    private static final int PAGES = 100;
    private static final Duration START = Duration.ofSeconds(10);
    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");
    private static final Pattern FAILURES = Pattern.compile("Non-2xx|Socket errors");
    private static final JsonMapper JSON = new JsonMapper();

    private final FigureOptions options;
    private final Path folder;
    private final int port;
    private final int nginxPort;
    private final List<Page> pages;
    private final Process nginx;

    /** One page: what is asked of the server, and what both sides answer. */
    private record Page(String tenant, String path, ByteBuffer answer) {}

    private CachedGet(FigureOptions options, Path folder, int port, int nginxPort, List<Page> pages, Process nginx) {
        this.options = options;
        this.folder = folder;
        this.port = port;
        this.nginxPort = nginxPort;
        this.pages = pages;
        this.nginx = nginx;
    }

    /** Which of the two programs are not in the path. */
    static List<String> missingPrograms() {
        String path = System.getenv().getOrDefault("PATH", "") + File.pathSeparator + "/usr/sbin";
        return Stream.of("nginx", "wrk")
            .filter(program ->
                Arrays.stream(path.split(File.pathSeparator, -1)).noneMatch(each ->
                    Files.isExecutable(Path.of(each, program))
                )
            )
            .toList();
    }

    /** Asks each page once, so that it is kept, writes it to a file for nginx, and starts that. */
    static CachedGet prepare(Options catalogue, int port, FigureOptions options)
        throws IOException, InterruptedException {
        Path folder = options.folder().resolve("cached-get");
        Path files = Files.createDirectories(folder.resolve("files"));
        List<Page> pages = new ArrayList<>();
        try (var session = new HttpSession(port)) {
            for (int number = 0; number < PAGES; number++) {
                Page page = page(session, catalogue, port, number);
                Files.write(files.resolve(number + ".json"), page.answer().array());
                pages.add(page);
            }
        }
        int nginxPort = freePort();
        Files.writeString(folder.resolve("nginx.conf"), configuration(folder, nginxPort));
        write(folder.resolve("server.lua"), pages.stream().map(CachedGet::luaRequest).toList());
        write(
            folder.resolve("nginx.lua"),
            IntStream.range(0, PAGES).mapToObj("wrk.format(nil, '/%d.json')"::formatted).toList()
        );
        String program = Files.isExecutable(Path.of("/usr/sbin/nginx")) ? "/usr/sbin/nginx" : "nginx";
        Process nginx = new ProcessBuilder(
            List.of(program, "-p", folder.toString(), "-c", folder.resolve("nginx.conf").toString(), "-e", "stderr")
        )
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("nginx.log").toFile())
            .start();
        Runtime.getRuntime().addShutdownHook(new Thread(nginx::destroy));
        var cached = new CachedGet(options, folder, port, nginxPort, List.copyOf(pages), nginx);
        cached.awaitNginx();
        return cached;
    }

    Turns.Side server() {
        return new Turns.Side("server", duration -> wrk(port, "server.lua", duration));
    }

    Turns.Side nginx() {
        return new Turns.Side("nginx", duration -> wrk(nginxPort, "nginx.lua", duration));
    }

    /**
     * Compares the bytes of all pages on both sides.
     *
     * @throws IllegalStateException at the first difference
     */
    void check() throws IOException {
        try (var ours = new HttpSession(port); var theirs = new HttpSession(nginxPort)) {
            for (int number = 0; number < PAGES; number++) {
                Page page = pages.get(number);
                byte[] answer = ours.exchange(get(page.tenant(), page.path(), port));
                byte[] file = theirs.exchange(HttpSession.get("/" + number + ".json", nginxPort));
                if (!page.answer().equals(ByteBuffer.wrap(answer)) || !page.answer().equals(ByteBuffer.wrap(file))) {
                    throw new IllegalStateException("different answers to " + page.path());
                }
            }
        }
    }

    @Override
    public void close() {
        nginx.destroy();
    }

    private static Page page(HttpSession session, Options catalogue, int port, int number) throws IOException {
        String tenant = Catalogue.tenantSlug((number % catalogue.tenants()) + 1);
        String slug = new Catalogue(catalogue).productSlug((number % catalogue.tenants()) + 1, number * 7919L);
        String document = Workload.PRODUCT_PAGE.document();
        String variables = "variables=" + encoded(Map.of("slug", slug));
        String named =
            variables +
            "&extensions=" +
            encoded(Map.of("persistedQuery", Map.of("version", 1, "sha256Hash", hash(document))));
        // Once with its text, which is remembered under the hash; once by the hash alone, whose answer is kept.
        session.exchange(get(tenant, "/graphql?query=" + encodedText(document) + "&" + named, port));
        String path = "/graphql?" + named;
        byte[] answer = session.exchange(get(tenant, path, port));
        if (!new String(answer, StandardCharsets.UTF_8).contains("\"slug\":\"" + slug + "\"")) {
            throw new IllegalStateException("no product " + slug + ": " + new String(answer, StandardCharsets.UTF_8));
        }
        return new Page(tenant, path, ByteBuffer.wrap(answer));
    }

    private static byte[] get(String tenant, String path, int port) {
        String head = """
        GET %s HTTP/1.1
        Host: 127.0.0.1:%d
        Accept: application/graphql-response+json
        GraphQL-Require-Preflight: 1
        X-Tenant: %s

        """.formatted(path, port, tenant);
        return head.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    private static String luaRequest(Page page) {
        return "wrk.format('GET', '%s', { ['X-Tenant'] = '%s', ['Accept'] = 'application/graphql-response+json' })".formatted(
            page.path(),
            page.tenant()
        );
    }

    /** All requests are made once, and asked one after the other. */
    private static void write(Path file, List<String> requests) throws IOException {
        Files.writeString(
            file,
            """
            local requests, next = {}, 0
            function init()
                requests = { %s }
            end
            function request()
                next = next %% #requests + 1
                return requests[next]
            end
            """.formatted(String.join(",\n", requests))
        );
    }

    private double wrk(int to, String script, Duration duration) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
            List.of(
                "wrk",
                "-t1",
                "-c" + options.connections(),
                "-d" + duration.toSeconds() + "s",
                "-s",
                folder.resolve(script).toString(),
                "http://127.0.0.1:" + to
            )
        )
            .redirectErrorStream(true)
            .start();
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Matcher rate = RATE.matcher(told);
        if (process.waitFor() != 0 || !rate.find() || FAILURES.matcher(told).find()) {
            throw new IllegalStateException("wrk says " + told);
        }
        return Double.parseDouble(rate.group(1));
    }

    private static String configuration(Path folder, int port) {
        return String.format(
            Locale.ROOT,
            """
            daemon off; worker_processes auto; pid %1$s/nginx.pid;
            events { worker_connections 512; }
            http {
              access_log off; sendfile on; tcp_nopush on; keepalive_requests 100000000; open_file_cache max=1000;
              default_type application/json; client_body_temp_path %1$s/body; proxy_temp_path %1$s/proxy;
              fastcgi_temp_path %1$s/fastcgi; uwsgi_temp_path %1$s/uwsgi; scgi_temp_path %1$s/scgi;
              server { listen 127.0.0.1:%2$d; root %1$s/files; }
            }
            """,
            folder,
            port
        );
    }

    private void awaitNginx() throws IOException, InterruptedException {
        long end = System.nanoTime() + START.toNanos();
        while (System.nanoTime() < end && nginx.isAlive()) {
            try (var socket = new Socket(InetAddress.getLoopbackAddress(), nginxPort)) {
                if (socket.isConnected()) {
                    return;
                }
            } catch (IOException notYet) {
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }
        throw new IllegalStateException("nginx did not start; " + folder.resolve("nginx.log") + " says why");
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static String encoded(Map<String, ?> value) {
        return encodedText(JSON.writeValueAsString(value));
    }

    private static String encodedText(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String hash(String document) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(document.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException exception) {
            throw new IllegalStateException("this Java has no SHA-256", exception);
        }
    }
}
