package io.quelyos.bff.productcsv;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One record of a file.
 *
 * @param number its number in the file; the header is 1
 * @param cells its cells, as they were read
 */
public record CsvRow(int number, CsvHeader header, List<String> cells) {
    /** The text of a cell without blanks around it; null where it is empty or the file lacks the column. */
    @Nullable
    String text(Column column) {
        Integer place = header.places().get(column);
        return place == null ? null : textAt(place);
    }

    /** As {@link #text(Column)}, by the column's place. */
    @Nullable
    String textAt(int place) {
        if (place >= cells.size()) {
            return null;
        }
        String text = cells.get(place).strip();
        return text.isEmpty() ? null : text;
    }

    boolean hasAny(List<Column> columns) {
        return columns.stream().anyMatch(column -> text(column) != null);
    }

    boolean isBlank() {
        return cells.stream().allMatch(String::isBlank);
    }
}
