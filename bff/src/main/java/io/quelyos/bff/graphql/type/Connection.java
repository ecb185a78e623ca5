package io.quelyos.bff.graphql.type;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * One page of a list, in the shape of Relay's connections.
 *
 * @param counter counts the whole list; called only where a client asks for {@code totalCount}
 */
public record Connection<T>(List<Edge<T>> edges, PageInfo pageInfo, LongSupplier counter) {
    /**
     * An item at its place.
     *
     * @param place writes the cursor, which few clients ask for
     */
    public record Edge<T>(Supplier<String> place, T node) {
        /** The place in the list, for the page after or before it. */
        public String cursor() {
            return place.get();
        }
    }

    /**
     * Makes a page of the rows that were read for it.
     *
     * @param rows the page's rows and, where the list goes on, one more
     * @param page what was asked for
     * @param cursor writes the place of a row
     */
    public static <T> Connection<T> of(
        List<T> rows,
        PageRequest page,
        Function<T, String> cursor,
        LongSupplier counter
    ) {
        boolean hasNextPage = rows.size() > page.first();
        List<Edge<T>> edges = new ArrayList<>();
        for (T row : hasNextPage ? rows.subList(0, page.first()) : rows) {
            edges.add(new Edge<>(() -> cursor.apply(row), row));
        }
        var info = new PageInfo(
            hasNextPage,
            page.isBehindStart(),
            edges.isEmpty() ? null : edges.getFirst().place(),
            edges.isEmpty() ? null : edges.getLast().place()
        );
        return new Connection<>(List.copyOf(edges), info, counter);
    }

    /** As {@link #of(List, PageRequest, Function, LongSupplier)}, for lists whose type in the schema has no total. */
    public static <T> Connection<T> of(List<T> rows, PageRequest page, Function<T, String> cursor) {
        return of(rows, page, cursor, () -> {
            throw new IllegalStateException("this list has no total in the schema");
        });
    }

    /** The page's items without their places. */
    public List<T> nodes() {
        return edges.stream().map(Edge::node).toList();
    }

    /** How many items the whole list has. */
    public long totalCount() {
        return counter.getAsLong();
    }

    /** The same page with its items shown otherwise. */
    public <R> Connection<R> map(Function<T, R> show) {
        return new Connection<>(
            edges
                .stream()
                .map(edge -> new Edge<>(edge.place(), show.apply(edge.node())))
                .toList(),
            pageInfo,
            counter
        );
    }
}
