package io.quelyos.bench;

import java.io.IOException;
import java.sql.SQLException;

/** One open connection that answers one question at a time, to the server or to PostgreSQL. */
interface Session extends AutoCloseable {
    /**
     * Asks and waits.
     *
     * @return the answer as JSON
     * @throws IllegalStateException when the answer is a refusal or a failure
     */
    byte[] ask(Question question) throws IOException, SQLException;

    @Override
    void close() throws IOException, SQLException;

    /** Opens sessions of one kind. */
    interface Source {
        Session open() throws IOException, SQLException;
    }
}
