package io.quelyos.bff.graphql.live;

import jakarta.websocket.CloseReason;
import jakarta.websocket.Session;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes to a WebSocket, one message after the other. Whoever is behind makes the senders wait, up to a time. */
final class SocketWriter {

    private static final Logger LOG = LoggerFactory.getLogger(SocketWriter.class);
    private static final String SEND_TIMEOUT = "org.apache.tomcat.websocket.BLOCKING_SEND_TIMEOUT";

    private final Session session;
    private final ReentrantLock lock = new ReentrantLock();

    SocketWriter(Session session, Duration timeout) {
        this.session = session;
        session.getUserProperties().put(SEND_TIMEOUT, timeout.toMillis());
    }

    /** Sends a message; false when the client is gone. */
    boolean send(String message) {
        lock.lock();
        try {
            session.getBasicRemote().sendText(message);
            return true;
        } catch (IOException | IllegalStateException gone) {
            LOG.debug("A message is not sent: {}", gone.getMessage());
            return false;
        } finally {
            lock.unlock();
        }
    }

    void close(SocketClosing closing, String reason) {
        try {
            session.close(new CloseReason(closing, reason));
        } catch (IOException | IllegalStateException gone) {
            LOG.debug("A WebSocket is closed already: {}", gone.getMessage());
        }
    }
}
