package io.quelyos.bff.payment;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One account at the stand-in: its payments and refunds, what was asked under which key, and the faults to come. */
public final class StripeAccount {

    /** Ways to misbehave, each for one request. */
    public enum Fault {
        NONE,
        /** It does the work and answers after the asker has given up waiting. */
        SLOW,
        /** It does nothing and answers that it is broken; it keeps that answer under the key, as Stripe does for a day. */
        ERROR,
        /** It does the work, and answers and keeps the same. */
        ERROR_AFTER_ALL,
        /** It does the work and cuts the line. */
        RESET,
        /** It declines the card. */
        DECLINE,
        /** It has too little money. */
        TOO_POOR,
    }

    /** An answer. */
    record Reply(int status, Map<String, Object> body) {}

    private final Map<String, Map<String, Object>> intents = new LinkedHashMap<>();
    private final Map<String, Map<String, Object>> refunds = new LinkedHashMap<>();
    private final Map<String, Asked> keys = new HashMap<>();
    private final Deque<Fault> faults = new ArrayDeque<>();
    private final Map<String, Runnable> meanwhile = new HashMap<>();
    private String refundStatus = "succeeded";
    private int asked;

    private record Asked(String path, Map<String, String> form, Reply reply) {}

    /** Misbehaves at the next requests. */
    public synchronized void misbehave(Fault... next) {
        faults.addAll(Arrays.asList(next));
    }

    /** Something happens after the next request whose path has this in it is done, and before its answer is sent. */
    public synchronized void meanwhile(String path, Runnable event) {
        meanwhile.put(path, event);
    }

    synchronized Runnable whatHappensAfter(String path) {
        Runnable none = () -> {};
        return meanwhile.keySet().stream().filter(path::contains).findFirst().map(meanwhile::remove).orElse(none);
    }

    /** Misbehaves no more. */
    public synchronized void recover() {
        faults.clear();
    }

    /** How many requests there were. */
    public synchronized int asked() {
        return asked;
    }

    synchronized Fault nextFault() {
        asked++;
        return Objects.requireNonNullElse(faults.poll(), Fault.NONE);
    }

    /** The names of all payments that ever began, the first one first. */
    public synchronized List<String> intents() {
        return List.copyOf(intents.keySet());
    }

    /** How many refunds there were, those that failed among them. */
    public synchronized int refunds() {
        return refunds.size();
    }

    /** How much of a payment went back, or is on its way. */
    public synchronized long refunded(String intent) {
        return refunds
            .values()
            .stream()
            .filter(refund -> intent.equals(refund.get("payment_intent")) && !"failed".equals(refund.get("status")))
            .mapToLong(refund -> (Long) Objects.requireNonNull(refund.get("amount")))
            .sum();
    }

    /** From now on refunds have this status when they are made. */
    public synchronized void refundAs(String status) {
        refundStatus = status;
    }

    /** The last refund has another status now; answers what it is then. */
    public synchronized Map<String, Object> settleRefund(String status) {
        Map<String, Object> refund = List.copyOf(refunds.values()).getLast();
        refund.put("status", status);
        if (status.equals("failed")) {
            refund.put("failure_reason", "lost_or_stolen_card");
        }
        return new LinkedHashMap<>(refund);
    }

    /** Somebody gives money back on Stripe's own page; answers the charge as Stripe tells of it. */
    public synchronized Map<String, Object> refundByHand(String intent, long amount) {
        refund(Map.of("payment_intent", intent, "amount", Long.toString(amount)));
        return Map.of("id", "ch_1", "object", "charge", "payment_intent", intent, "amount_refunded", refunded(intent));
    }

    /** What a payment is at the moment. */
    public synchronized Map<String, Object> intent(String id) {
        return new LinkedHashMap<>(Objects.requireNonNull(intents.get(id)));
    }

    /** The buyer's page confirms a payment with a card that works; answers what it is then. */
    public synchronized Map<String, Object> pay(String id) {
        Map<String, Object> intent = Objects.requireNonNull(intents.get(id));
        if (!"requires_payment_method".equals(intent.get("status"))) {
            throw new IllegalStateException("it is " + intent.get("status"));
        }
        boolean isHeld = "manual".equals(intent.get("capture_method"));
        intent.put("status", isHeld ? "requires_capture" : "succeeded");
        intent.put(isHeld ? "amount_capturable" : "amount_received", intent.get("amount"));
        intent.remove("last_payment_error");
        return new LinkedHashMap<>(intent);
    }

    /** The time ends for which money can be held; answers what the payment is then. */
    public synchronized Map<String, Object> expire(String id) {
        Map<String, Object> intent = Objects.requireNonNull(intents.get(id));
        intent.put("amount_capturable", 0L);
        intent.put("status", "canceled");
        return new LinkedHashMap<>(intent);
    }

    /** The buyer's page confirms a payment with a card that is declined; answers what it is then. */
    public synchronized Map<String, Object> decline(String id) {
        Map<String, Object> intent = Objects.requireNonNull(intents.get(id));
        intent.put("last_payment_error", Map.of("code", "card_declined"));
        return new LinkedHashMap<>(intent);
    }

    synchronized Reply handle(String path, Map<String, String> form, @Nullable String key, Fault fault) {
        if (key == null || path.startsWith("GET ")) {
            return fault == Fault.ERROR || fault == Fault.ERROR_AFTER_ALL ? broken() : work(path, form, fault);
        }
        Asked before = keys.get(key);
        if (before != null) {
            return before.path().equals(path) && before.form().equals(form)
                ? before.reply()
                : error(400, "idempotency_error", "idempotency_key_in_use");
        }
        Reply reply = fault == Fault.ERROR ? broken() : work(path, form, fault);
        if (fault == Fault.ERROR_AFTER_ALL) {
            reply = broken();
        }
        keys.put(key, new Asked(path, form, reply));
        return reply;
    }

    private Reply work(String path, Map<String, String> form, Fault fault) {
        if (path.equals("POST /v1/payment_intents")) {
            return fault == Fault.DECLINE ? error(402, "card_error", "card_declined") : begin(form);
        }
        if (path.equals("POST /v1/refunds")) {
            return fault == Fault.TOO_POOR ? error(400, "invalid_request_error", "balance_insufficient") : refund(form);
        }
        if (path.equals("GET /v1/refunds")) {
            return intents.containsKey(form.get("payment_intent"))
                ? list(
                      refunds
                          .values()
                          .stream()
                          .filter(each -> Objects.equals(each.get("payment_intent"), form.get("payment_intent")))
                  )
                : error(404, "invalid_request_error", "resource_missing");
        }
        if (path.equals("GET /v1/payment_intents")) {
            return list(intents.values().stream());
        }
        String[] parts = path.split("/", -1);
        Map<String, Object> intent = parts.length > 3 ? intents.get(parts[3]) : null;
        if (intent == null) {
            return error(404, "invalid_request_error", "resource_missing");
        }
        String status = String.valueOf(intent.get("status"));
        switch (parts.length > 4 ? parts[4] : "") {
            case "capture" -> {
                if (!status.equals("requires_capture")) {
                    return error(400, "invalid_request_error", "payment_intent_unexpected_state");
                }
                intent.put("amount_received", Long.valueOf(form.get("amount_to_capture")));
                intent.put("amount_capturable", 0L);
                intent.put("status", "succeeded");
            }
            case "cancel" -> {
                if (status.equals("succeeded") || status.equals("canceled")) {
                    return error(400, "invalid_request_error", "payment_intent_unexpected_state");
                }
                intent.put("amount_capturable", 0L);
                intent.put("status", "canceled");
            }
            default -> {
            }
        }
        return new Reply(200, new LinkedHashMap<>(intent));
    }

    private Reply begin(Map<String, String> form) {
        String id = "pi_" + UUID.randomUUID().toString().replace("-", "");
        Map<String, Object> intent = new LinkedHashMap<>();
        intent.put("id", id);
        intent.put("object", "payment_intent");
        intent.put("amount", Long.valueOf(form.get("amount")));
        intent.put("amount_capturable", 0L);
        intent.put("amount_received", 0L);
        intent.put("currency", form.get("currency"));
        intent.put("capture_method", form.get("capture_method"));
        intent.put("client_secret", id + "_secret");
        intent.put("status", "requires_payment_method");
        intent.put("metadata", Map.of("payment", form.get("metadata[payment]"), "order", form.get("metadata[order]")));
        intents.put(id, intent);
        return new Reply(200, new LinkedHashMap<>(intent));
    }

    private Reply refund(Map<String, String> form) {
        String id = Objects.requireNonNull(form.get("payment_intent"));
        Map<String, Object> intent = intents.get(id);
        long amount = Long.parseLong(form.get("amount"));
        long received = intent == null ? 0 : (Long) Objects.requireNonNull(intent.get("amount_received"));
        if (intent == null || refunded(id) + amount > received) {
            return error(400, "invalid_request_error", "charge_already_refunded");
        }
        Map<String, Object> refund = new LinkedHashMap<>();
        refund.put("id", "re_" + UUID.randomUUID().toString().replace("-", ""));
        refund.put("object", "refund");
        refund.put("amount", amount);
        refund.put("currency", intent.get("currency"));
        refund.put("payment_intent", id);
        refund.put("status", refundStatus);
        String request = form.get("metadata[request]");
        refund.put("metadata", request == null ? Map.of() : Map.of("request", request));
        refunds.put(String.valueOf(refund.get("id")), refund);
        return new Reply(200, new LinkedHashMap<>(refund));
    }

    private static Reply list(Stream<Map<String, Object>> things) {
        return new Reply(
            200,
            Map.of("object", "list", "has_more", false, "url", "/v1/things", "data", things.toList())
        );
    }

    private static Reply broken() {
        return error(500, "api_error", "broken");
    }

    private static Reply error(int status, String type, String code) {
        return new Reply(status, Map.of("error", Map.of("type", type, "code", code, "message", code)));
    }
}
