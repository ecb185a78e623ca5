package io.quelyos.persistence.backup;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** Puts tables into an order in which every row comes after those that it points to. */
public final class TableOrder {

    private TableOrder() {}

    /**
     * Orders tables; those that are free come by name. References of a table to itself are checked at the end of a restore
     * and bind nothing here.
     *
     * @throws IllegalStateException when tables point to each other in a circle
     */
    public static List<String> of(Collection<String> tables, List<TableReference> references) {
        var waiting = new TreeSet<>(tables);
        List<String> ordered = new ArrayList<>();
        while (!waiting.isEmpty()) {
            String next = waiting
                .stream()
                .filter(table -> isFree(table, waiting, references))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("tables point to each other in a circle: " + waiting));
            ordered.add(next);
            waiting.remove(next);
        }
        return ordered;
    }

    private static boolean isFree(String table, Collection<String> waiting, List<TableReference> references) {
        return references
            .stream()
            .noneMatch(
                reference ->
                    reference.child().equals(table) &&
                    !reference.parent().equals(table) &&
                    waiting.contains(reference.parent())
            );
    }
}
