package io.quelyos.bff.productcsv;

import java.io.IOException;

/** A file that cannot be read as a table of products at all, with the one reason. */
public final class CsvFileException extends IOException {

    private static final long serialVersionUID = 1L;
    private final transient RowError error;

    public CsvFileException(RowError error) {
        super(error.message());
        this.error = error;
    }

    public RowError error() {
        return error;
    }
}
