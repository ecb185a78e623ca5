package io.quelyos.bff.graphql.cache;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quelyos.auth.context.Actor;
import io.quelyos.auth.context.RequestContext;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.persistence.content.ContentChanges;
import io.quelyos.persistence.content.ContentTurnMapper;
import io.quelyos.persistence.content.ResponseCacheSettings;
import io.quelyos.persistence.tenant.TenantChanges;
import io.quelyos.persistence.tenant.TenantDb;
import io.quelyos.persistence.tenant.TenantId;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Keeps answers to what visitors ask, each tenant's in a share of its own. A share lives from one change of the tenant's
 * data to the next, and is looked at only after it is sure that all changes are heard; so what is found was true when the
 * request came in. Where that cannot be made sure of, nothing is found and nothing kept.
 */
@Component
public final class ResponseCache implements ContentChanges.Listener, TenantChanges.Listener {

    private static final Logger LOG = LoggerFactory.getLogger(ResponseCache.class);

    private final ResponseCacheSettings settings;
    private final ContentChanges changes;
    private final TenantChanges tenantChanges;
    private final TenantDb tenantDb;
    private final ContentTurnMapper turns;
    private final ConcurrentMap<TenantId, TenantShare> shares = new ConcurrentHashMap<>();
    private final AtomicLong bytes = new AtomicLong();
    private final Counter hits;
    private final Counter misses;

    ResponseCache(
        ResponseCacheSettings settings,
        ContentChanges changes,
        TenantChanges tenantChanges,
        TenantDb tenantDb,
        ContentTurnMapper turns,
        MeterRegistry meters
    ) {
        this.settings = settings;
        this.changes = changes;
        this.tenantChanges = tenantChanges;
        this.tenantDb = tenantDb;
        this.turns = turns;
        // Only visitors are answered from here.
        this.hits = meters.counter("graphql.responses", "audience", "VISITOR", "result", "hit");
        this.misses = meters.counter("graphql.responses", "audience", "VISITOR", "result", "miss");
        meters.gauge("graphql.responses.bytes", bytes);
        changes.subscribe(this);
        // After the memories of settings, which answers are made of.
        tenantChanges.subscribeLast(this);
    }

    /** The context of a caller whose answers may be kept and who may be given kept ones; null for all others. */
    public @Nullable TenantContext admitted(RequestContext context) {
        return settings.enabled() &&
            context instanceof TenantContext inside &&
            inside.actor() instanceof Actor.Visitor visitor &&
            visitor.guestSessionId() == null &&
            !visitor.isSessionUnknown()
            ? inside
            : null;
    }

    /** The answer to a request that was sent before in the same words. */
    public @Nullable KeptAnswer find(Asked.Wording wording) {
        if (!isTrusted()) {
            return null;
        }
        TenantShare share = shares.get(wording.context().tenantId());
        KeptAnswer kept = share == null || share.isOver() ? null : share.find(wording);
        if (kept != null) {
            hits.increment();
        }
        return kept;
    }

    /**
     * Answers a question: with what is kept, with what is being made for somebody else, or with what is made now.
     *
     * @param wording how it was asked this time; null where the words alone do not say what is asked
     * @param make runs the operation; null where its answer may not be kept
     * @return null where the answer may not be kept, by whoever made it
     */
    public @Nullable KeptAnswer answer(
        Asked.Question question,
        Asked.@Nullable Wording wording,
        Supplier<@Nullable KeptAnswer> make
    ) {
        if (!isTrusted()) {
            misses.increment();
            return make.get();
        }
        TenantShare share = open(question.context().tenantId());
        var own = new CompletableFuture<@Nullable KeptAnswer>();
        CompletableFuture<@Nullable KeptAnswer> running = share.begin(question, own);
        KeptAnswer found = running == null ? lead(share, question, own, make) : await(running);
        if (found != null) {
            // Kept by its wording only where it is kept at all.
            if (wording != null && share.find(question) != null) {
                keep(share, wording, found);
            }
            if (running != null) {
                hits.increment();
            }
        }
        // Who waited in vain answers alone, and keeps nothing.
        return found == null && running != null ? made(make) : found;
    }

    @Override
    public void contentChanged(TenantId tenant) {
        TenantShare gone = shares.remove(tenant);
        if (gone != null) {
            gone.drop();
        }
    }

    @Override
    public void tenantChanged(TenantId tenant) {
        contentChanged(tenant);
    }

    @Override
    public void changesMissed() {
        shares.keySet().forEach(this::contentChanged);
    }

    /** What all kept answers take. */
    public long bytes() {
        return bytes.get();
    }

    private boolean isTrusted() {
        return settings.enabled() && tenantChanges.isListening() && changes.isUpToDate();
    }

    private TenantShare open(TenantId tenant) {
        return Objects.requireNonNull(
            shares.compute(tenant, (id, known) -> {
                if (known != null && !known.isOver()) {
                    return known;
                }
                if (known != null) {
                    known.drop();
                }
                return new TenantShare(settings.tenantBytes(), bytes);
            })
        );
    }

    private @Nullable KeptAnswer lead(
        TenantShare share,
        Asked.Question question,
        CompletableFuture<@Nullable KeptAnswer> own,
        Supplier<@Nullable KeptAnswer> make
    ) {
        try {
            // Whoever answered it a moment ago kept it before letting others begin.
            KeptAnswer kept = share.find(question);
            if (kept != null) {
                hits.increment();
                own.complete(kept);
                return kept;
            }
            boolean isTurnKnown = knowsTurn(share, question.context());
            KeptAnswer fresh = made(make);
            if (fresh != null && isTurnKnown) {
                keep(share, question, fresh);
            }
            own.complete(fresh);
            return fresh;
        } finally {
            share.end(question, own);
            // For those who wait where making it failed; else it is complete.
            own.complete(null);
        }
    }

    /** An answer can be given that cannot be kept: when it would have to be forgotten is a question of our own. */
    private boolean knowsTurn(TenantShare share, TenantContext context) {
        try {
            share.learnTurn(() -> untilTurn(context));
            return true;
        } catch (RuntimeException unknown) {
            LOG.warn("It cannot be told how long answers of {} stay true; none is kept", context.tenantId(), unknown);
            return false;
        }
    }

    private @Nullable KeptAnswer made(Supplier<@Nullable KeptAnswer> make) {
        misses.increment();
        return make.get();
    }

    private long untilTurn(TenantContext context) {
        Long micros = tenantDb.read(context, turns::findNextMicros);
        return micros == null ? TimeUnit.DAYS.toNanos(1) : TimeUnit.MICROSECONDS.toNanos(micros);
    }

    private void keep(TenantShare share, Asked asked, KeptAnswer answer) {
        if (TenantShare.weightOf(asked, answer) > settings.answerBytes()) {
            return;
        }
        share.put(asked, answer);
        while (bytes.get() > settings.memoryBytes() && evictFromLargest()) {
            // Until there is room: whoever holds most gives way, so that a flood of one tenant's is at its own cost.
        }
    }

    private boolean evictFromLargest() {
        return shares
            .entrySet()
            .stream()
            .max(Comparator.comparingLong(entry -> entry.getValue().bytes()))
            .map(Map.Entry::getValue)
            .map(TenantShare::evictSome)
            .orElse(false);
    }

    private @Nullable KeptAnswer await(CompletableFuture<@Nullable KeptAnswer> running) {
        try {
            return running.get(settings.patience().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException late) {
            return null;
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while an equal question was answered", interruption);
        }
    }
}
