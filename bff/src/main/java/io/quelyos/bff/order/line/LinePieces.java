package io.quelyos.bff.order.line;

import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.graphql.type.UserError;
import io.quelyos.bff.graphql.type.UserError.Code;
import io.quelyos.bff.order.OpenOrder;
import io.quelyos.persistence.order.OrderLineRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Which pieces of which lines of an order are meant.
 *
 * @param pieces of each line more than none, and not more than there are
 * @param errors why they cannot be meant; there are no pieces then
 */
public record LinePieces(Map<OrderLineRow, Integer> pieces, List<UserError> errors) {
    /** The schema's input BackofficeOrderLineInput, and those of the shop that say the same. */
    public record Input(String lineId, int quantity) {}

    /**
     * Reads what a client means.
     *
     * @param inputs null for all pieces that there are
     * @param available how many pieces of a line there are to be meant
     * @param path leads to the lines in the mutation's arguments
     */
    public static LinePieces of(
        OpenOrder order,
        @Nullable List<Input> inputs,
        ToIntFunction<OrderLineRow> available,
        String... path
    ) {
        Map<OrderLineRow, Integer> pieces = new LinkedHashMap<>();
        List<UserError> errors = new ArrayList<>();
        if (inputs == null) {
            order
                .lines()
                .stream()
                .filter(line -> available.applyAsInt(line) > 0)
                .forEach(line -> pieces.put(line, available.applyAsInt(line)));
        } else {
            for (Input input : inputs) {
                add(order, input, available, pieces, errors, path);
            }
        }
        if (pieces.isEmpty() && errors.isEmpty()) {
            errors.add(UserError.of(Code.REQUIRED, "Name one line at the least.", path));
        }
        return new LinePieces(errors.isEmpty() ? pieces : Map.of(), List.copyOf(errors));
    }

    private static void add(
        OpenOrder order,
        Input input,
        ToIntFunction<OrderLineRow> available,
        Map<OrderLineRow, Integer> pieces,
        List<UserError> errors,
        String... path
    ) {
        OrderLineRow line = order.line(GlobalId.decode("oln", input.lineId()).orElse(null));
        if (line == null) {
            errors.add(UserError.of(Code.NOT_FOUND, "The order has no such line.", path));
        } else if (pieces.containsKey(line)) {
            errors.add(UserError.of(Code.INVALID, "A line is named once.", path));
        } else if (input.quantity() < 1) {
            errors.add(UserError.of(Code.INVALID, "A quantity is 1 at the least.", path));
        } else if (input.quantity() > available.applyAsInt(line)) {
            String message = "There are " + available.applyAsInt(line) + " such pieces of " + line.name() + ".";
            errors.add(UserError.of(Code.INVALID, message, path));
        } else {
            pieces.put(line, input.quantity());
        }
    }

    /** How many pieces there are of all lines. */
    public int count() {
        return pieces.values().stream().mapToInt(Integer::intValue).sum();
    }
}
