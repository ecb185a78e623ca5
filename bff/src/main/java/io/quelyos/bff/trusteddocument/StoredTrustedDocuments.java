package io.quelyos.bff.trusteddocument;

import com.github.benmanes.caffeine.cache.Cache;
import io.quelyos.auth.cache.LocalCache;
import io.quelyos.auth.context.Audience;
import io.quelyos.bff.graphql.document.TrustedDocuments;
import io.quelyos.persistence.trusteddocument.TrustedDocumentMapper;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Registered documents as requests find them. Which ids there are is in memory whole, so that the many hashes that nobody
 * registered cost nothing; texts are kept within a bound, and never go stale because an id never changes its text. A version
 * number in the database tells of changes: it is looked at every second, and again at once where an id was not found.
 * While the database does not answer, what is in memory goes on serving.
 */
@Component
final class StoredTrustedDocuments implements TrustedDocuments {

    private static final Logger LOG = LoggerFactory.getLogger(StoredTrustedDocuments.class);

    private final TrustedDocumentMapper mapper;
    private final Set<Audience> trustedOnlyAudiences;
    private final TrustedDocumentSettings.Bounds bounds;
    private final Cache<String, String> texts;
    private final ReentrantLock lock = new ReentrantLock();
    private final AtomicLong checkedAt = new AtomicLong();
    private volatile Snapshot snapshot = new Snapshot(-1, Set.of(), Set.of());

    StoredTrustedDocuments(TrustedDocumentMapper mapper, TrustedDocumentSettings settings) {
        this.mapper = mapper;
        this.trustedOnlyAudiences = settings.trustedOnlyAudiences();
        this.bounds = settings.trustedDocuments();
        this.texts = LocalCache.newBuilder()
            .maximumWeight(bounds.cachedCharacters())
            .weigher((String name, String text) -> name.length() + text.length())
            .build();
    }

    @Override
    public @Nullable String find(Audience audience, String documentId) {
        String name = audience.name() + "/" + documentId;
        boolean isRegistered =
            current(bounds.checkInterval()).names().contains(name) ||
            current(bounds.missCheckInterval()).names().contains(name);
        if (!isRegistered) {
            return null;
        }
        String kept = texts.getIfPresent(name);
        if (kept != null) {
            return kept;
        }
        String text = mapper.findText(audience.name(), documentId);
        if (text != null) {
            texts.put(name, text);
        }
        return text;
    }

    /**
     * The name comes from a header that any program can send or leave out: a program that claims no name passes this. What
     * must hold against everybody is the audience's setting.
     */
    @Override
    public boolean isTrustedOnly(Audience audience, @Nullable String clientName) {
        return (
            trustedOnlyAudiences.contains(audience) ||
            (clientName != null &&
                current(bounds.checkInterval())
                    .trustedOnlyClients()
                    .contains(audience.name() + "/" + clientName))
        );
    }

    /** Looks for changes before the next answer. */
    void forget() {
        checkedAt.set(0);
    }

    private Snapshot current(Duration interval) {
        long before = checkedAt.get();
        long now = System.nanoTime();
        boolean isDue = before == 0 || now - before >= interval.toNanos();
        if (isDue && lock.tryLock()) {
            try {
                refresh();
            } catch (DataAccessException | TransactionException unreachable) {
                LOG.warn("The trusted documents cannot be looked up; what is in memory goes on serving", unreachable);
            } finally {
                // Never 0, which stands for: at once.
                checkedAt.set(System.nanoTime() | 1);
                lock.unlock();
            }
        }
        return snapshot;
    }

    private void refresh() {
        long version = mapper.version();
        if (version == snapshot.version()) {
            return;
        }
        snapshot = new Snapshot(
            version,
            Set.copyOf(mapper.listIds(bounds.total())),
            Set.copyOf(mapper.listTrustedOnlyClients(bounds.total()))
        );
        texts.invalidateAll();
    }

    /**
     * What there was at one moment.
     *
     * @param names of all documents, as {@code AUDIENCE/id}
     */
    private record Snapshot(long version, Set<String> names, Set<String> trustedOnlyClients) {}
}
