package io.quelyos.bff.productcsv;

import io.quelyos.bff.productcsv.RowError.Code;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Decodes a file and watches its quotes on the way to the parser. The parser alone would take a stray quote for text, and
 * a forgotten one for a cell that reaches to the end of the file; here both end the reading, with the row where it
 * happened and before more than one cell is in memory.
 *
 * <p>Bytes that are not UTF-8 become {@link #MALFORMED}, a code point that no text may hold, so that whoever reads the
 * cells can tell the row and the column of each.
 */
final class StrictCsvReader extends Reader {

    static final char MALFORMED = '\uFFFF';
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final int HEADER_PEEK_CHARACTERS = 8192;

    private final BufferedReader characters;
    private final int cellCharacters;
    private State state = State.CELL_START;
    private boolean isAfterCarriageReturn;
    private int row = 1;
    private int length;

    private enum State {
        CELL_START,
        PLAIN,
        QUOTED,
        QUOTE_IN_QUOTED,
    }

    StrictCsvReader(InputStream bytes, int cellCharacters) throws IOException {
        var decoder = StandardCharsets.UTF_8.newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE)
            .replaceWith(String.valueOf(MALFORMED));
        this.characters = new BufferedReader(new InputStreamReader(bytes, decoder));
        this.cellCharacters = cellCharacters;
        characters.mark(1);
        if (characters.read() != BYTE_ORDER_MARK) {
            characters.reset();
        }
        checkHeaderLine();
    }

    @Override
    public int read(char[] target, int offset, int size) throws IOException {
        int count = characters.read(target, offset, size);
        if (count < 0) {
            if (state == State.QUOTED) {
                throw refused(Code.QUOTING_INVALID, "A cell that begins with a quote in this row never ends.");
            }
            return count;
        }
        for (int at = offset; at < offset + count; at++) {
            follow(target[at]);
        }
        return count;
    }

    @Override
    public void close() throws IOException {
        characters.close();
    }

    private void follow(char character) throws CsvFileException {
        if (isAfterCarriageReturn) {
            isAfterCarriageReturn = false;
            if (character == '\n') {
                return;
            }
        }
        switch (state) {
            case CELL_START -> begin(character);
            case PLAIN -> {
                if (character == '"') {
                    throw refused(Code.QUOTING_INVALID, "A quote stands inside of a cell that is not quoted.");
                }
                continueOrEnd(character);
            }
            case QUOTED -> {
                if (character == '"') {
                    state = State.QUOTE_IN_QUOTED;
                } else {
                    grow();
                }
            }
            case QUOTE_IN_QUOTED -> {
                if (character == '"') {
                    state = State.QUOTED;
                    grow();
                } else if (!endsCell(character)) {
                    throw refused(Code.QUOTING_INVALID, "Text follows the closing quote of a cell.");
                }
            }
        }
    }

    private void begin(char character) throws CsvFileException {
        length = 0;
        if (character == '"') {
            state = State.QUOTED;
        } else {
            continueOrEnd(character);
        }
    }

    private void continueOrEnd(char character) throws CsvFileException {
        if (!endsCell(character)) {
            state = State.PLAIN;
            grow();
        }
    }

    private boolean endsCell(char character) {
        if (character == '\n' || character == '\r') {
            row++;
            isAfterCarriageReturn = character == '\r';
        } else if (character != ',') {
            return false;
        }
        state = State.CELL_START;
        return true;
    }

    private void grow() throws CsvFileException {
        length++;
        if (length > cellCharacters) {
            throw refused(
                Code.CELL_TOO_LONG,
                "A cell has more than " + cellCharacters + " characters; perhaps a quote is missing before it."
            );
        }
    }

    /** Recognises what is not a CSV file with commas while it still can be told apart from a faulty one. */
    private void checkHeaderLine() throws IOException {
        characters.mark(HEADER_PEEK_CHARACTERS);
        char[] peeked = new char[HEADER_PEEK_CHARACTERS];
        int count = Math.max(0, characters.read(peeked, 0, HEADER_PEEK_CHARACTERS));
        characters.reset();
        String line = new String(peeked, 0, count).lines().findFirst().orElse("");
        if (line.indexOf(MALFORMED) >= 0 || line.indexOf('\0') >= 0) {
            throw refused(Code.ENCODING_INVALID, "The file is not text in UTF-8; save it as \"CSV UTF-8\".");
        }
        if (line.indexOf(',') < 0) {
            Character separator = otherSeparator(line);
            if (separator != null) {
                throw refused(
                    Code.SEPARATOR_UNSUPPORTED,
                    "The columns are separated by " +
                        (separator == '\t' ? "tabs" : "\"" + separator + "\"") +
                        "; separate them by commas."
                );
            }
        }
    }

    private static @Nullable Character otherSeparator(String line) {
        for (char candidate : new char[] { ';', '\t', '|' }) {
            if (line.indexOf(candidate) >= 0) {
                return candidate;
            }
        }
        return null;
    }

    private CsvFileException refused(Code code, String message) {
        return new CsvFileException(new RowError(row, null, code, message, null));
    }
}
