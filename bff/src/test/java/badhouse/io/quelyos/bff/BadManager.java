package badhouse.io.quelyos.bff;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.Connection;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.annotation.Transactional;

/** Breaks several rules: its name, its injected field, its own connection, the old Jackson, a thread's hidden state. */
class BadManager {

    private static final ThreadLocal<String> TENANT = new ThreadLocal<>();

    @Autowired
    @Nullable
    Connection connection;

    @Transactional
    String write() {
        return Objects.requireNonNull(connection) + TENANT.get() + new ObjectMapper();
    }

    static Cache<String, String> cache() {
        return Caffeine.newBuilder().build();
    }
}
