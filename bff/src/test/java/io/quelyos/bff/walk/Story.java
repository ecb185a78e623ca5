package io.quelyos.bff.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quelyos.bff.QuelyosApplication;
import io.quelyos.bff.testing.Answer;
import io.quelyos.bff.testing.GraphQlClient;
import io.quelyos.bff.testing.SecondLane;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** One running server with its demo tenants for all stories, and the people in them. */
@SpringBootTest(
    classes = QuelyosApplication.class,
    webEnvironment = WebEnvironment.DEFINED_PORT,
    properties = { "quelyos.demo.enabled=true", "quelyos.test.run=walk", "quelyos.embedded.reset=true" }
)
@ActiveProfiles("test")
@SecondLane
abstract class Story {

    static final String PASSWORD = "demo-quelyos-2026";
    static int port;

    @DynamicPropertySource
    static void freePort(DynamicPropertyRegistry registry) throws IOException {
        // Asked for each class; the server is made once.
        if (port == 0) {
            try (var socket = new ServerSocket(0)) {
                port = socket.getLocalPort();
            }
        }
        registry.add("server.port", () -> port);
    }

    static GraphQlClient visitor(String tenant) {
        return GraphQlClient.of(port).tenant(tenant);
    }

    static GraphQlClient staff(String email, String tenant) {
        Answer answer = GraphQlClient.of(port).send(
            "mutation ($input: StaffSignInInput!) { backofficeSignIn(input: $input) { session { sessionId } userErrors { message } } }",
            Map.of("input", Map.of("email", email, "password", PASSWORD, "tenant", tenant))
        );
        assertThat(answer.data("/backofficeSignIn/userErrors").size()).as(answer.body()).isZero();
        return GraphQlClient.of(port).staff(answer.data("/backofficeSignIn/session/sessionId").asString());
    }

    /** The newest letter to somebody with a word in its subject, as its reader sees it. */
    static String letter(String tenant, String recipient, String word) {
        GraphQlClient anybody = GraphQlClient.of(port);
        Pattern row = Pattern.compile(
            "<tr>(?:(?!</tr>).)*?href=\"(/mailbox/[^\"]+)\"(?:(?!</tr>).)*</tr>",
            Pattern.DOTALL | Pattern.CASE_INSENSITIVE
        );
        return await()
            .atMost(Duration.ofSeconds(20))
            .until(
                () -> {
                    Matcher rows = row.matcher(anybody.exchange(anybody.request("/mailbox/" + tenant).GET()).body());
                    while (rows.find()) {
                        String text = rows.group().toLowerCase(Locale.ROOT);
                        if (text.contains(recipient) && text.contains(word)) {
                            return anybody.exchange(anybody.request(rows.group(1)).GET()).body();
                        }
                    }
                    return "";
                },
                found -> !found.isEmpty()
            );
    }
}
