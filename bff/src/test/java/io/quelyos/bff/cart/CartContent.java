package io.quelyos.bff.cart;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What lies in a cart, made at random up to all that a cart may hold.
 *
 * @param lines pieces by the keys of their lines
 * @param codes in their order
 * @param cards in their order
 * @param attributes of the whole cart
 */
record CartContent(
    Map<String, Integer> lines,
    List<String> codes,
    List<UUID> cards,
    Map<String, String> attributes,
    String currency
) {
    static final CartContent NOTHING = new CartContent(Map.of(), List.of(), List.of(), Map.of(), "EUR");

    private static final List<String> WORDS = List.of("", "x", "Léa \"& Co\"", "購物車", "\n");
    private static final int CODES = 10;
    private static final int CARDS = 5;
    private static final int ATTRIBUTES = 20;

    /** An article with what is written on it. */
    record Written(UUID variant, @Nullable String note, List<CartAttribute> attributes) {
        static Written random(Random random, List<UUID> articles) {
            String note = WORDS.get(random.nextInt(WORDS.size()));
            String engraving = WORDS.get(random.nextInt(WORDS.size()));
            return new Written(
                articles.get(random.nextInt(articles.size())),
                note.isBlank() ? null : note,
                engraving.isEmpty() ? List.of() : List.of(new CartAttribute("text", engraving))
            );
        }

        String key() {
            return CartLine.keyOf(variant, note, attributes);
        }
    }

    static CartContent random(Random random, Map<String, Written> known, List<UUID> articles, List<UUID> cards) {
        Map<String, Integer> lines = new TreeMap<>();
        int count = random.nextInt(7);
        for (int number = 0; number < count; number++) {
            Written written = Written.random(random, articles);
            known.put(written.key(), written);
            lines.put(written.key(), 1 + random.nextInt(20));
        }
        List<String> codes = IntStream.range(0, random.nextInt(CODES + 1))
            .mapToObj(number -> "C" + random.nextInt(30))
            .distinct()
            .toList();
        List<UUID> paying = IntStream.range(0, random.nextInt(CARDS + 1))
            .mapToObj(number -> cards.get(random.nextInt(cards.size())))
            .distinct()
            .toList();
        Map<String, String> attributes = new LinkedHashMap<>();
        int answers = random.nextInt(ATTRIBUTES + 1);
        for (int number = 0; number < answers; number++) {
            attributes.put("問" + random.nextInt(40), "答".repeat(random.nextInt(500)));
        }
        return new CartContent(lines, codes, paying, attributes, random.nextBoolean() ? "EUR" : "USD");
    }

    /** What this is after a merge of another one into it, which is the specification written a second time. */
    CartContent merged(String policy, CartContent guests) {
        boolean hasBoth = !lines.isEmpty() && !guests.lines.isEmpty();
        if (hasBoth && policy.equals("KEEP_CUSTOMER")) {
            return this;
        }
        CartContent own = hasBoth && policy.equals("KEEP_GUEST") ? NOTHING : this;
        Map<String, Integer> together = new TreeMap<>(own.lines);
        guests.lines.forEach((key, quantity) -> together.merge(key, quantity, Integer::sum));
        Map<String, String> answers = new LinkedHashMap<>(own.attributes);
        // Attributes are stored by their names, so that is the order in which there is room for them.
        new TreeMap<>(guests.attributes).forEach((name, value) -> {
            if (answers.containsKey(name) || answers.size() < ATTRIBUTES) {
                answers.put(name, value);
            }
        });
        return new CartContent(
            together,
            union(own.codes, guests.codes, CODES),
            union(own.cards, guests.cards, CARDS),
            answers,
            currency
        );
    }

    private static <T> List<T> union(List<T> own, List<T> others, int most) {
        LinkedHashSet<T> all = new LinkedHashSet<>(own);
        all.addAll(others);
        return all.stream().limit(most).toList();
    }

    /** The attributes as a cart stores them. */
    String attributesJson() {
        List<CartAttribute> list = new ArrayList<>();
        attributes.forEach((name, value) -> list.add(new CartAttribute(name, value)));
        return CartAttribute.write(list);
    }

    /** All that a merge decides, for comparison. */
    String text() {
        String answers = new TreeMap<>(attributes)
            .entrySet()
            .stream()
            .map(each -> each.getKey() + "=" + each.getValue())
            .collect(Collectors.joining(","));
        return "lines " + new TreeMap<>(lines) + "\ncodes " + codes + "\ncards " + cards + "\nattributes " + answers;
    }

    /** Puts this into a new cart. */
    void store(CartShop shop, @Nullable UUID customer, @Nullable String session, Map<String, Written> known) {
        UUID cart = UuidCreator.getTimeOrderedEpoch();
        shop.run(
            "insert into cart (tenant_id, id, customer_id, guest_session, currency, attributes, expires_at)" +
                " values (?, ?, cast(? as uuid), ?, ?, cast(? as jsonb), now() + interval '1 day')",
            shop.id(),
            cart,
            customer,
            session,
            currency,
            attributesJson()
        );
        lines.forEach((key, quantity) -> {
            Written written = Objects.requireNonNull(known.get(key));
            shop.run(
                "insert into cart_line (tenant_id, id, cart_id, variant_id, line_key, name, quantity," +
                    " unit_price_minor, note, attributes) values (?, ?, ?, ?, ?, 'N', ?, 100, ?, cast(? as jsonb))",
                shop.id(),
                UuidCreator.getTimeOrderedEpoch(),
                cart,
                written.variant(),
                key,
                quantity,
                written.note(),
                CartAttribute.write(written.attributes())
            );
        });
        for (int position = 0; position < codes.size(); position++) {
            shop.run(
                "insert into cart_coupon (tenant_id, cart_id, code, position) values (?, ?, ?, ?)",
                shop.id(),
                cart,
                codes.get(position),
                position
            );
        }
        for (int position = 0; position < cards.size(); position++) {
            shop.run(
                "insert into cart_gift_card (tenant_id, cart_id, gift_card_id, last_four, position)" +
                    " values (?, ?, ?, 'ABCD', ?)",
                shop.id(),
                cart,
                cards.get(position),
                position
            );
        }
    }
}
