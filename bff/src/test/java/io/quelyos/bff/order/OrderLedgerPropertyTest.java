package io.quelyos.bff.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.quelyos.bff.order.TestOrders.Buyer;
import io.quelyos.bff.order.TestOrders.Pay;
import io.quelyos.bff.testing.Answer;
import io.quelyos.bff.testing.GraphQlClient;
import io.quelyos.bff.testing.SideServerTest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/**
 * Whatever is done with an order by bank transfer in whatever sequence, after each step its totals, its ledger, its
 * payments, its lines and the shelf agree, its statuses follow from them, and exactly the steps that it said to allow were
 * possible.
 */
@SideServerTest
class OrderLedgerPropertyTest {

    private static final int ORDERS = 5;
    private static final int STEPS = 14;

    /** Steps that need a card, and steps that move neither money nor goods; every other one is taken. */
    private static final Set<String> ELSEWHERE = Set.of(
        "CAPTURE",
        "GIVE_UP_PAYMENT",
        "PAY",
        "CHANGE_PAYMENT",
        "CHANGE_TRACKING",
        "ADD_NOTE",
        "REORDER"
    );

    private static final List<String> KINDS = Stream.concat(
        Stream.of(StaffStep.values()).map(Enum::name),
        Stream.of(BuyerStep.values()).map(Enum::name)
    )
        .filter(step -> !ELSEWHERE.contains(step))
        .distinct()
        .toList();
    private static final Set<String> DONE = new HashSet<>();

    @Autowired
    private ApplicationContext server;

    private OrderShop shop;
    private GraphQlClient owner;
    private GraphQlClient buyer;
    private UUID customer;

    @BeforeEach
    void open() {
        shop = OrderShop.open(server);
        owner = shop.staff("OWNER");
        customer = shop.goods().customer();
        buyer = shop.goods().device(customer);
    }

    @ParameterizedTest
    @ValueSource(longs = { 1, 20, 300, 4_000, 50_000, 600_000, 7_000_000, 80_000_000 })
    void agreesAfterEveryStep(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < ORDERS; i++) {
            Pay pay = random.nextBoolean() ? Pay.PAID : Pay.AWAITED;
            UUID order = shop.unevenOrder(
                new Buyer(customer, null, "c@mail.example", "fr"),
                pay,
                1 + random.nextInt(7),
                1 + random.nextInt(3),
                1 + random.nextInt(2)
            );
            var books = new OrderBooks(shop, order);
            List<String> done = new ArrayList<>();
            for (int step = 0; step < STEPS; step++) {
                done.add(act(order, random));
                books.check("seed " + seed + ", order " + i + " after " + done);
            }
        }
    }

    @AfterAll
    static void didEverything() {
        assertThat(DONE).containsExactlyInAnyOrderElementsOf(Set.copyOf(KINDS));
    }

    /** Tries a step; one that the order allows is done, and one that it does not allow is refused. */
    private String act(UUID order, Random random) {
        Answer before = owner.send(
            "query ($id: ID!) { backoffice { " + OrderShop.ORDER.replace("order {", "order(id: $id) {") + " } }",
            Map.of("id", OrderShop.id(order))
        );
        Answer allowed = buyer.send(
            "query ($id: ID!) { shop { order(id: $id) { allowedSteps } } }",
            Map.of("id", OrderShop.id(order))
        );
        List<String> possible = Stream.concat(
            before.texts("/backoffice/order/allowedSteps", "").stream(),
            allowed.texts("/shop/order/allowedSteps", "").stream()
        )
            .filter(KINDS::contains)
            .distinct()
            .toList();
        // Mostly what is possible, so that orders come far; now and then what may not be.
        List<String> choice = possible.isEmpty() || random.nextInt(3) == 0 ? KINDS : possible;
        String step = choice.get(random.nextInt(choice.size()));
        boolean isAllowed = possible.contains(step);
        Answer answer = send(order, step, before, random);
        String code = answer.data("/done/userErrors").isEmpty()
            ? "done"
            : answer.data("/done/userErrors/0/code").asString();
        if (!isAllowed) {
            assertThat(code)
                .as(step + " in " + before.body() + ": " + answer.body())
                .isEqualTo("WRONG_STATE");
        } else {
            assertThat(code)
                .as(step + " in " + before.body() + ": " + answer.body())
                .isNotEqualTo("CONFLICT");
        }
        if (code.equals("done")) {
            DONE.add(step);
        }
        return step + " " + code;
    }

    private Answer send(UUID order, String step, Answer before, Random random) {
        return switch (step) {
            case "MARK_PAID" -> staff("backofficeOrderMarkPaid", order, Map.of());
            case "FULFIL" -> staff(
                "backofficeOrderFulfil",
                order,
                input("BackofficeOrderFulfilInput!", some(before, "openQuantity", random))
            );
            case "MARK_DELIVERED", "CANCEL_FULFILMENT" -> staff(
                step.equals("MARK_DELIVERED") ? "backofficeOrderMarkDelivered" : "backofficeOrderFulfilmentCancel",
                order,
                Map.of("fulfilmentId", Map.entry("ID!", one(before, "fulfilments", "SHIPPED", "ful")))
            );
            case "CANCEL" -> staff("backofficeOrderCancel", order, cancel(before, random));
            case "REFUND" -> staff("backofficeOrderRefund", order, refund(before, random));
            case "REQUEST_RETURN" -> buyer.send(
                "mutation ($id: ID!, $input: ShopOrderReturnInput!) { done: shopOrderReturnRequest(id: $id, input: $input)" +
                    " { userErrors { code message } } }",
                Map.of("id", OrderShop.id(order), "input", wish(before, random))
            );
            case "CANCEL_RETURN" -> buyer.send(
                "mutation ($id: ID!, $returnId: ID!) { done: shopOrderReturnCancel(id: $id, returnId: $returnId)" +
                    " { userErrors { code message } } }",
                Map.of("id", OrderShop.id(order), "returnId", one(before, "returns", "REQUESTED", "ret"))
            );
            case "APPROVE_RETURN", "REJECT_RETURN" -> staff(
                step.equals("APPROVE_RETURN") ? "backofficeOrderReturnApprove" : "backofficeOrderReturnReject",
                order,
                Map.of("returnId", Map.entry("ID!", one(before, "returns", "REQUESTED", "ret")))
            );
            case "ISSUE_INVOICE" -> staff("backofficeOrderInvoiceIssue", order, Map.of());
            case "RECEIVE_RETURN" -> {
                Map<String, Map.Entry<String, Object>> more = new HashMap<>(
                    input(
                        "BackofficeOrderReturnReceiveInput!",
                        Map.of("restock", random.nextBoolean(), "refund", random.nextBoolean())
                    )
                );
                more.put("returnId", Map.entry("ID!", one(before, "returns", "APPROVED", "ret")));
                yield staff("backofficeOrderReturnReceive", order, more);
            }
            default -> throw new IllegalStateException("nobody knows how to " + step);
        };
    }

    private Answer staff(String mutation, UUID order, Map<String, Map.Entry<String, Object>> more) {
        return shop.change(owner, mutation, order, more);
    }

    private static Map<String, Map.Entry<String, Object>> input(String type, Map<String, Object> input) {
        return Map.of("input", Map.entry(type, input));
    }

    private static Map<String, Map.Entry<String, Object>> cancel(Answer before, Random random) {
        Map<String, Object> input = new HashMap<>(some(before, "openQuantity", random));
        input.put("restock", random.nextBoolean());
        input.put("refund", random.nextBoolean());
        return input("BackofficeOrderCancelInput!", input);
    }

    private static Map<String, Map.Entry<String, Object>> refund(Answer before, Random random) {
        Map<String, Object> input = new HashMap<>();
        if (random.nextBoolean()) {
            input.putAll(some(before, "fulfilledQuantity", random));
            input.put("restock", random.nextBoolean());
        }
        if (random.nextInt(3) == 0) {
            input.put("amount", random.nextInt(20) + "." + (10 + random.nextInt(90)));
        }
        input.put("delivery", random.nextInt(4) == 0);
        return input("BackofficeOrderRefundInput!", input);
    }

    private static Map<String, Object> wish(Answer before, Random random) {
        List<Map<String, Object>> lines = new ArrayList<>();
        before.data("/backoffice/order/lines").forEach(line -> {
            int kept = line.path("fulfilledQuantity").asInt() - line.path("returnedQuantity").asInt();
            if (kept > 0) {
                int quantity = 1 + random.nextInt(kept);
                lines.add(Map.of("lineId", line.path("id").asString(), "quantity", quantity, "reason", "OTHER"));
            }
        });
        return Map.of("lines", lines);
    }

    /** Some pieces of some lines, or nothing for all of them. */
    private static Map<String, Object> some(Answer before, String count, Random random) {
        if (random.nextInt(4) == 0) {
            return Map.of();
        }
        List<Map<String, Object>> lines = new ArrayList<>();
        before.data("/backoffice/order/lines").forEach(line -> {
            int most = line.path(count).asInt();
            if (most > 0 && random.nextBoolean()) {
                lines.add(Map.of("lineId", line.path("id").asString(), "quantity", 1 + random.nextInt(most)));
            }
        });
        return lines.isEmpty() ? Map.of() : Map.of("lines", lines);
    }

    private static String one(Answer before, String list, String state, String prefix) {
        for (var each : before.data("/backoffice/order/" + list)) {
            if (each.path("state").asString().equals(state)) {
                return each.path("id").asString();
            }
        }
        return prefix + "_00000000000000000000000000000000";
    }
}
