package io.quelyos.persistence.embedded;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Settings of the embedded servers, read before the application context exists.
 *
 * @param folder where both keep their data between runs; {@code quelyos.embedded.folder}
 * @param isReset whether to begin with empty data; {@code quelyos.embedded.reset}
 * @param postgresPort the port to try first, 0 for any free one; {@code quelyos.embedded.postgres-port}
 * @param redisPort the port to try first, 0 for any free one; {@code quelyos.embedded.redis-port}
 * @param startTimeout how long a server may take to start; {@code quelyos.embedded.start-timeout}
 */
record EmbeddedSettings(Path folder, boolean isReset, int postgresPort, int redisPort, Duration startTimeout) {}
