package io.quelyos.persistence.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Finds a port on the loopback interface. */
final class FreePort {

    private FreePort() {}

    /** The preferred port where it is free, else any free one. */
    static int preferring(int preferred) {
        if (preferred != 0 && isFree(preferred)) {
            return preferred;
        }
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException exception) {
            throw new EmbeddedStartException(
                "No free port can be had on the loopback interface.",
                "Check the limits on open sockets of this machine.",
                exception
            );
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
