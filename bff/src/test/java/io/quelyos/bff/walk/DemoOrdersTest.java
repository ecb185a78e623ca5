package io.quelyos.bff.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quelyos.bff.testing.Answer;
import io.quelyos.bff.testing.GraphQlClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The backoffice of a demo shop shows orders in every state a moment after the first start. */
class DemoOrdersTest extends Story {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void areInEveryState() {
        GraphQlClient staff = staff("karim.benali@boutique-sport.example", "boutique-sport");
        String orders =
            "query ($email: String!) { backoffice { orders(where: { email: $email }, sortBy: { field: NUMBER }) { nodes {" +
            " status paymentStatus fulfilmentStatus returns { state } } } } }";
        await()
            .atMost(PATIENCE)
            .untilAsserted(() -> {
                assertThat(of(staff, orders, "camille.royer")).contains("COMPLETED PAID DELIVERED -");
                assertThat(of(staff, orders, "ines.roche")).contains(
                    "OPEN PAID DELIVERED REQUESTED",
                    "OPEN PAID UNFULFILLED -"
                );
                assertThat(of(staff, orders, "yann.legoff")).contains("OPEN PAID PARTLY_FULFILLED -");
                assertThat(of(staff, orders, "sarah.benoit")).contains("CANCELLED UNPAID UNFULFILLED -");
                assertThat(of(staff, orders, "marc.vidal")).contains("OPEN REFUNDED UNFULFILLED -");
                assertThat(of(staff, orders, "lea.fournier")).contains("OPEN UNPAID UNFULFILLED -");
            });
        GraphQlClient other = staff("sophie.lambert@marque-mode.example", "marque-mode");
        await()
            .atMost(PATIENCE)
            .untilAsserted(() -> assertThat(of(other, orders, "aude.marchal")).contains("OPEN PAID UNFULFILLED -"));
        assertThat(of(other, orders, "camille.royer")).isEmpty();
    }

    @Test
    void haveACompanyWhoseApproverIsAsked() {
        Answer signedIn = visitor("boutique-sport").send(
            "mutation { shopSignIn(input: { email: \"ines.roche@mail.example\", password: \"" +
                PASSWORD +
                "\" }) { userErrors { code } } }"
        );
        GraphQlClient ines = visitor("boutique-sport").cookie(signedIn.header("Set-Cookie").split(";", 2)[0]);
        await()
            .atMost(PATIENCE)
            .untilAsserted(() -> {
                Answer asked = ines.send("{ shop { approvals { nodes { status canDecide total { amount } } } } }");
                assertThat(asked.texts("/shop/approvals/nodes", "/status")).containsExactly("REQUESTED");
                assertThat(asked.data("/shop/approvals/nodes/0/canDecide").asBoolean()).isTrue();
                assertThat(asked.data("/shop/approvals/nodes/0/total/amount").asString()).startsWith("294.");
            });
    }

    private static List<String> of(GraphQlClient staff, String orders, String buyer) {
        Answer answer = staff.send(orders, Map.of("email", buyer + "@mail.example"));
        List<String> states = new ArrayList<>();
        for (var order : answer.data("/backoffice/orders/nodes")) {
            states.add(
                order.at("/status").asString() +
                    " " +
                    order.at("/paymentStatus").asString() +
                    " " +
                    order.at("/fulfilmentStatus").asString() +
                    " " +
                    order.at("/returns/0/state").asString("-")
            );
        }
        return states;
    }
}
