package io.quelyos.bff.payment;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import tools.jackson.databind.json.JsonMapper;

/**
 * An HTTP server that answers as Stripe's API does, as far as payments need it: payment intents, capture, cancel, refunds,
 * idempotency keys. One account for each secret key, with faults that a test asks for. Every server of the tests finds it
 * by META-INF/spring.factories.
 */
public final class StripeStandIn implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Map<String, StripeAccount> ACCOUNTS = new ConcurrentHashMap<>();
    private static final HttpServer SERVER = start();

    /** The account of a secret key. */
    public static StripeAccount account(String secretKey) {
        return ACCOUNTS.computeIfAbsent(secretKey, ignored -> new StripeAccount());
    }

    /** Where it is. */
    public static String url() {
        return "http://127.0.0.1:" + SERVER.getAddress().getPort();
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        Map<String, Object> settings = Map.of(
            "quelyos.payment.stripe.base-url",
            url(),
            "quelyos.payment.stripe.read-timeout",
            "1s",
            "quelyos.payment.stripe.rest",
            "3s",
            // Longer than a slow answer still takes here after nobody waits for it any more.
            "quelyos.payment.retry.first-pause",
            "1500ms",
            "quelyos.payment.retry.pause",
            "500ms",
            "quelyos.payment.retry.longest-pause",
            "500ms",
            "quelyos.payment.retry.told-after",
            "2"
        );
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("stripeStandIn", settings));
    }

    private static HttpServer start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", StripeStandIn::answer);
            server.start();
            return server;
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String bearer = Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("Authorization"), "");
            StripeAccount account = account(bearer.replace("Bearer ", ""));
            StripeAccount.Fault fault = account.nextFault();
            String path = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
            StripeAccount.Reply reply = account.handle(
                path,
                form(said(exchange)),
                exchange.getRequestHeaders().getFirst("Idempotency-Key"),
                fault
            );
            account.whatHappensAfter(path).run();
            if (fault == StripeAccount.Fault.SLOW) {
                pause();
            }
            // The work is done and the line is cut: the asker cannot know.
            if (fault != StripeAccount.Fault.RESET) {
                send(exchange, reply);
            }
        }
    }

    private static String said(HttpExchange exchange) throws IOException {
        String query = exchange.getRequestURI().getRawQuery();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        return query == null ? body : query;
    }

    private static void send(HttpExchange exchange, StripeAccount.Reply reply) throws IOException {
        byte[] body = JSON.writeValueAsBytes(reply.body());
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.getResponseHeaders().add("Request-Id", "req_test");
        exchange.sendResponseHeaders(reply.status(), body.length);
        exchange.getResponseBody().write(body);
    }

    private static Map<String, String> form(String body) {
        Map<String, String> form = new HashMap<>();
        for (String pair : body.split("&", -1)) {
            int at = pair.indexOf('=');
            if (at > 0) {
                form.put(
                    URLDecoder.decode(pair.substring(0, at), StandardCharsets.UTF_8),
                    URLDecoder.decode(pair.substring(at + 1), StandardCharsets.UTF_8)
                );
            }
        }
        return form;
    }

    private static void pause() {
        try {
            Thread.sleep(2_000);
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
        }
    }
}
