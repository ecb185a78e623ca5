package io.quelyos.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A closed loop: each connection has a thread of its own that asks, waits and asks again. The threads are platform threads,
 * because there is one per connection and nothing else for them to do. Connections stay open from round to round.
 */
final class Load implements AutoCloseable {

    private final List<Session> sessions = new ArrayList<>();
    private final List<Question> questions;
    private int start;

    Load(Session.Source source, int connections, List<Question> questions) throws IOException, SQLException {
        this.questions = questions;
        for (int index = 0; index < connections; index++) {
            sessions.add(source.open());
        }
    }

    /** What came out of a round. */
    record Result(Latencies latencies, long bytes, double seconds) {
        double perSecond() {
            return latencies.count() / seconds;
        }
    }

    /** Asks for a while. Any error of any connection ends the run. */
    Result run(Duration duration) throws InterruptedException {
        long begin = System.nanoTime();
        long end = begin + duration.toNanos();
        List<Callable<Part>> work = new ArrayList<>();
        for (int index = 0; index < sessions.size(); index++) {
            Session session = sessions.get(index);
            int first = start + index;
            work.add(() -> ask(session, first, end));
        }
        // The next round begins elsewhere in the rotation.
        start = (start + 251) % questions.size();
        try (ExecutorService threads = Executors.newFixedThreadPool(sessions.size())) {
            List<Part> parts = new ArrayList<>();
            for (Future<Part> part : threads.invokeAll(work)) {
                parts.add(part.get());
            }
            return join(parts, (System.nanoTime() - begin) / 1e9);
        } catch (ExecutionException exception) {
            throw new IllegalStateException("a request failed", exception.getCause());
        }
    }

    @Override
    public void close() throws IOException, SQLException {
        for (Session session : sessions) {
            session.close();
        }
    }

    private record Part(Latencies latencies, long bytes) {}

    private Part ask(Session session, int first, long end) throws IOException, SQLException {
        var latencies = new Latencies();
        long bytes = 0;
        int next = first;
        for (long before = System.nanoTime(); before < end; ) {
            bytes += session.ask(questions.get(next % questions.size())).length;
            next += sessions.size();
            long after = System.nanoTime();
            latencies.add(after - before);
            before = after;
        }
        return new Part(latencies, bytes);
    }

    private static Result join(List<Part> parts, double seconds) {
        Latencies all = Latencies.join(parts.stream().map(Part::latencies).toList());
        return new Result(all, parts.stream().mapToLong(Part::bytes).sum(), seconds);
    }
}
