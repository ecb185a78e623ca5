package io.quelyos.persistence.tenant.reading;

import static java.util.stream.Collectors.partitioningBy;

import io.quelyos.persistence.tenant.TenantId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGStatement;

/**
 * Pieces of work that read for one tenant side by side, each on a thread of its own. A piece that reads waits until all
 * others read too or are done; then what they ask travels to the database together, in one round trip and one implicit
 * transaction with the tenant in front. What is asked together is put in the order of the pieces, so that the same work
 * makes the same text, which the driver keeps prepared.
 */
public final class Gathering {

    /**
     * As much as a socket takes in that nobody reads from. Both sides may have more to say than the other takes in: a server
     * that cannot get rid of the first answer reads no further question, and a client that cannot get rid of the last
     * question reads no answer.
     */
    private static final int MOST_BYTES = 32_768;

    private final ReadLine line;
    private final TenantId tenant;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition answered = lock.newCondition();
    private final List<Asked> waiting = new ArrayList<>();
    private final List<PreparedStatement> open = new ArrayList<>();
    private int reading;

    Gathering(ReadLine line, TenantId tenant, int pieces) {
        this.line = line;
        this.tenant = tenant;
        this.reading = pieces;
    }

    /** One piece of work; its number says where its statements stand among the others'. */
    public record Piece(Gathering gathering, int number) {
        /**
         * The connection that the piece reads with, through a door.
         *
         * @throws IllegalStateException when it would read for another tenant than the other pieces
         */
        public Connection connection(TenantId tenant, String door) {
            if (!gathering.tenant.equals(tenant)) {
                throw new IllegalStateException("work that is read together is all for one tenant");
            }
            return GatheredConnection.of(gathering.line, this, door);
        }
    }

    /** A statement that a piece asks, and later its rows. */
    static final class Asked {

        private final int piece;
        private final String door;
        private final String sql;
        private final List<Parameter> parameters;
        private final boolean isOfUnknownType;
        private final int bytes;
        private @Nullable ResultSet rows;
        private @Nullable SQLException failure;
        private boolean isAnswered;

        Asked(int piece, String door, String sql, List<Parameter> parameters, boolean isOfUnknownType, int bytes) {
            this.piece = piece;
            this.door = door;
            this.sql = sql;
            this.parameters = List.copyOf(parameters);
            this.isOfUnknownType = isOfUnknownType;
            this.bytes = bytes;
        }
    }

    /** Gives a statement its parameters, moved on by as many as stand before its own. */
    @FunctionalInterface
    interface Parameter {
        void set(PreparedStatement statement, int offset) throws SQLException;
    }

    /** Asks a statement with those of the other pieces. */
    @Nullable
    ResultSet ask(Asked asked) throws SQLException {
        lock.lock();
        try {
            waiting.add(asked);
            sendIfAllAsk();
            while (!asked.isAnswered) {
                answered.await();
            }
        } catch (InterruptedException interruption) {
            waiting.remove(asked);
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted while others were waited for", interruption);
        } finally {
            lock.unlock();
        }
        if (asked.failure != null) {
            throw asked.failure;
        }
        return asked.rows;
    }

    /** A piece is done and will not read any more. */
    void finish() {
        lock.lock();
        try {
            reading--;
            sendIfAllAsk();
        } finally {
            lock.unlock();
        }
    }

    /** Gives back what is held of the database, when all pieces are done. */
    void close() throws SQLException {
        try (line) {
            for (PreparedStatement statement : open) {
                statement.close();
            }
        }
    }

    private void sendIfAllAsk() {
        if (waiting.isEmpty() || waiting.size() < reading) {
            return;
        }
        waiting.sort(Comparator.comparingInt(asked -> asked.piece));
        // A statement that cannot be kept prepared would keep all others from it.
        Map<Boolean, List<Asked>> sorts = waiting.stream().collect(partitioningBy(asked -> asked.isOfUnknownType));
        sorts.values().forEach(this::answerInLoads);
        waiting.forEach(asked -> asked.isAnswered = true);
        waiting.clear();
        answered.signalAll();
    }

    private void answerInLoads(List<Asked> all) {
        List<Asked> load = new ArrayList<>();
        int bytes = 0;
        for (Asked asked : all) {
            bytes += asked.bytes;
            if (bytes > MOST_BYTES && !load.isEmpty()) {
                answer(load);
                load = new ArrayList<>();
                bytes = asked.bytes;
            }
            load.add(asked);
        }
        if (!load.isEmpty()) {
            answer(load);
        }
    }

    private void answer(List<Asked> together) {
        try {
            sendAnyhow(together);
        } catch (SQLException failure) {
            askAlone(together, failure);
        } catch (RuntimeException | Error fault) {
            // The others wait for an answer, and one that is a failure is one too.
            together.forEach(asked -> asked.failure = new SQLException("what was asked together failed", fault));
        }
    }

    /** One statement that fails makes all of its round trip fail; so each is asked again, and only the guilty one fails. */
    private void askAlone(List<Asked> together, SQLException failure) {
        for (Asked asked : together) {
            try {
                if (together.size() == 1) {
                    asked.failure = failure;
                } else {
                    sendAnyhow(List.of(asked));
                }
            } catch (SQLException own) {
                asked.failure = own;
            } catch (RuntimeException | Error fault) {
                asked.failure = new SQLException("what was asked failed", fault);
            }
        }
    }

    /** What a replica failed at is asked of the primary. */
    private void sendAnyhow(List<Asked> together) throws SQLException {
        try {
            send(together);
        } catch (SQLException failure) {
            if (!line.movesOn(failure)) {
                throw failure;
            }
            send(together);
        }
    }

    private void send(List<Asked> together) throws SQLException {
        var text = new StringBuilder();
        String door = "";
        for (Asked asked : together) {
            if (!asked.door.equals(door)) {
                door = asked.door;
                text.append(door);
            }
            text.append(asked.sql).append("; ");
        }
        PreparedStatement statement = line.connection().prepareStatement(text.toString());
        open.add(statement);
        if (together.stream().anyMatch(asked -> asked.isOfUnknownType)) {
            // See ReadingConnection: what is described apart would lose its tenant.
            statement.unwrap(PGStatement.class).setPrepareThreshold(0);
        }
        setParameters(statement, together);
        statement.execute();
        takeRows(statement, together);
    }

    private void setParameters(PreparedStatement statement, List<Asked> together) throws SQLException {
        String door = "";
        int offset = 0;
        for (Asked asked : together) {
            if (!asked.door.equals(door)) {
                door = asked.door;
                offset++;
                statement.setString(offset, tenant.toString());
            }
            for (Parameter parameter : asked.parameters) {
                parameter.set(statement, offset);
            }
            offset += asked.parameters.size();
        }
    }

    private static void takeRows(PreparedStatement statement, List<Asked> together) throws SQLException {
        String door = "";
        boolean isFirst = true;
        for (Asked asked : together) {
            if (!asked.door.equals(door)) {
                door = asked.door;
                if (!isFirst) {
                    statement.getMoreResults(java.sql.Statement.KEEP_CURRENT_RESULT);
                }
            }
            statement.getMoreResults(java.sql.Statement.KEEP_CURRENT_RESULT);
            asked.rows = statement.getResultSet();
            isFirst = false;
        }
    }
}
