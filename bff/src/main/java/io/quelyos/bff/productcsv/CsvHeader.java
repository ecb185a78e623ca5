package io.quelyos.bff.productcsv;

import io.quelyos.bff.productcsv.RowError.Code;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The first record of a file: which column stands where, and under which name.
 *
 * @param names the columns' names as the file writes them
 * @param places where the known columns stand
 * @param furtherOptions where columns of a fourth or later option stand
 * @param warnings one for each column that nobody knows
 */
public record CsvHeader(
    List<String> names,
    Map<Column, Integer> places,
    List<Integer> furtherOptions,
    List<RowError> warnings
) {
    private static final int ROW = 1;

    static CsvHeader of(List<String> cells, int columnsAtMost) throws CsvFileException {
        if (cells.size() > columnsAtMost) {
            throw refused(
                null,
                Code.TOO_MANY_COLUMNS,
                "The file has " + cells.size() + " columns; " + columnsAtMost + " are the most."
            );
        }
        List<String> names = cells.stream().map(String::strip).toList();
        Map<Column, Integer> places = new EnumMap<>(Column.class);
        List<Integer> furtherOptions = new ArrayList<>();
        List<RowError> warnings = new ArrayList<>();
        for (int place = 0; place < names.size(); place++) {
            String name = names.get(place);
            checkCharacters(name);
            Column column = Column.of(name);
            if (column != null) {
                Integer earlier = places.put(column, place);
                if (earlier != null) {
                    throw refused(
                        name,
                        Code.COLUMN_REPEATED,
                        "The file has this column twice, the first time as \"" + names.get(earlier) + "\"."
                    );
                }
            } else if (Column.isFurtherOption(name)) {
                furtherOptions.add(place);
            } else if (!name.isEmpty() && !Column.isKnownElsewhere(name)) {
                warnings.add(
                    new RowError(ROW, name, Code.COLUMN_IGNORED, "The column is not known and left out.", null)
                );
            }
        }
        requireColumns(places);
        return new CsvHeader(names, Map.copyOf(places), List.copyOf(furtherOptions), List.copyOf(warnings));
    }

    /** The column's name as the file writes it; null where the file does not have it. */
    @Nullable
    String nameOf(Column column) {
        Integer place = places.get(column);
        return place == null ? null : names.get(place);
    }

    boolean has(Column column) {
        return places.containsKey(column);
    }

    private static void checkCharacters(String name) throws CsvFileException {
        if (name.indexOf(StrictCsvReader.MALFORMED) >= 0 || name.chars().anyMatch(Character::isISOControl)) {
            throw refused(null, Code.CHARACTER_INVALID, "The name of a column has characters that no text has.");
        }
    }

    private static void requireColumns(Map<Column, Integer> places) throws CsvFileException {
        String missing = Stream.of(Column.HANDLE, Column.TITLE)
            .filter(column -> !places.containsKey(column))
            .map(column -> "\"" + column.title() + "\"")
            .collect(Collectors.joining(" and "));
        if (!missing.isEmpty()) {
            throw refused(null, Code.COLUMNS_MISSING, "The first row must name the columns; it lacks " + missing + ".");
        }
    }

    private static CsvFileException refused(@Nullable String name, Code code, String message) {
        return new CsvFileException(new RowError(ROW, name, code, message, null));
    }
}
