package io.quelyos.bff.productcsv;

import org.jspecify.annotations.Nullable;

/**
 * Something wrong in a file.
 *
 * @param row the number of the record; the header is 1
 * @param column the column's name as the file writes it; null where the row as a whole is wrong
 * @param code the reason for programs
 * @param message the reason for people
 * @param value what was refused, cut and without markup; null where there is nothing to show
 */
public record RowError(int row, @Nullable String column, Code code, String message, @Nullable String value) {
    private static final int SHOWN_CHARACTERS = 200;

    public RowError {
        value = value == null ? null : shown(value);
    }

    /** The stable reasons. Clients branch on these names. */
    public enum Code {
        FILE_EMPTY,
        ENCODING_INVALID,
        SEPARATOR_UNSUPPORTED,
        QUOTING_INVALID,
        COLUMNS_MISSING,
        COLUMN_REPEATED,
        TOO_MANY_COLUMNS,
        TOO_MANY_ROWS,
        CELL_TOO_LONG,
        CELL_COUNT_WRONG,
        CHARACTER_INVALID,
        HANDLE_MISSING,
        HANDLE_INVALID,
        HANDLE_REPEATED,
        TITLE_MISSING,
        VALUE_TOO_LONG,
        VALUE_NOT_ALLOWED,
        NUMBER_INVALID,
        NUMBER_OUT_OF_RANGE,
        PRICE_INVALID,
        PRICE_NEGATIVE,
        PRICE_TOO_PRECISE,
        PRICE_TOO_LARGE,
        PRICE_MISSING,
        URL_INVALID,
        OPTION_NAME_MISSING,
        OPTION_NAME_CHANGED,
        OPTION_NAME_REPEATED,
        OPTION_VALUE_MISSING,
        OPTIONS_MISMATCH,
        TOO_MANY_OPTIONS,
        TOO_MANY_VARIANTS,
        TOO_MANY_IMAGES,
        TOO_MANY_TAGS,
        TOO_MANY_PRODUCT_ROWS,
        VARIANT_REPEATED,
        SKU_REPEATED,
        SKU_TAKEN,
        ROW_WITHOUT_CONTENT,
        GIFT_CARD_UNSUPPORTED,
        QUOTA_EXCEEDED,
        REFUSED,
        COLUMN_IGNORED,
        COMPARE_AT_PRICE_IGNORED;

        /** Whether it only tells what was passed over, and keeps no product from being imported. */
        public boolean isWarning() {
            return this == COLUMN_IGNORED || this == COMPARE_AT_PRICE_IGNORED;
        }
    }

    /** A refused value is shown again in a web page some day: no markup and no control characters leave with it. */
    private static String shown(String value) {
        int end = Math.min(value.length(), SHOWN_CHARACTERS);
        if (end < value.length() && Character.isHighSurrogate(value.charAt(end - 1))) {
            end--;
        }
        var text = new StringBuilder(end);
        for (int at = 0; at < end; at++) {
            char character = value.charAt(at);
            text.append(
                switch (character) {
                    case '<' -> '‹';
                    case '>' -> '›';
                    case StrictCsvReader.MALFORMED -> '\uFFFD';
                    default -> Character.isISOControl(character) ? ' ' : character;
                }
            );
        }
        return text.toString();
    }
}
