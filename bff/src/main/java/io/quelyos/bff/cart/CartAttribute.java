package io.quelyos.bff.cart;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Something that a shop asks its buyers, and the answer: the text of an engraving, the day of a delivery.
 *
 * @param name distinct within its cart or line
 */
public record CartAttribute(String name, String value) {
    private static final int MOST_BYTES = 45_000;
    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<List<CartAttribute>> LIST = new TypeReference<>() {};

    /** Reads attributes as they are stored. */
    public static List<CartAttribute> read(String json) {
        return List.copyOf(JSON.readValue(json, LIST));
    }

    /** Whether a written list is as short as the tables take it, which lay it out with more space. */
    static boolean fits(String json) {
        return json.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES;
    }

    /** Writes attributes as they are stored: by name, so that the same ones are the same text. */
    public static String write(List<CartAttribute> attributes) {
        return JSON.writeValueAsString(attributes.stream().sorted(Comparator.comparing(CartAttribute::name)).toList());
    }
}
