package io.quelyos.persistence.embedded;

import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.embedded.RedisServer;

/** A real Redis on the loopback interface; sessions survive a restart of the product. */
final class EmbeddedRedisServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedRedisServer.class);

    private final RedisServer server;
    private final int port;

    private EmbeddedRedisServer(RedisServer server, int port) {
        this.server = server;
        this.port = port;
    }

    static EmbeddedRedisServer start(DataFolder folder, EmbeddedSettings settings) {
        int port = FreePort.preferring(settings.redisPort());
        try {
            RedisServer server = RedisServer.newRedisServer()
                .bind("127.0.0.1")
                .port(port)
                .setting("dir \"" + folder.redis() + "\"")
                .setting("pidfile \"" + folder.redisPidFile() + "\"")
                .setting("appendonly yes")
                .setting("save \"\"")
                .setting("daemonize no")
                .build();
            server.start();
            return new EmbeddedRedisServer(server, port);
        } catch (IOException exception) {
            throw new EmbeddedStartException(
                "The embedded Redis does not start in " + folder.redis() + ": " + exception.getMessage(),
                "Start once with --quelyos.embedded.reset=true to begin with empty data, or set SPRING_DATA_REDIS_HOST to" +
                    " use a server of your own.",
                exception
            );
        }
    }

    int port() {
        return port;
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (IOException exception) {
            LOG.warn("The embedded Redis did not stop cleanly", exception);
        }
    }
}
