package io.quelyos.auth.session;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quelyos.auth.context.ApiErrorCode;
import io.quelyos.auth.context.ApiException;
import io.quelyos.auth.context.ClientInfo;
import io.quelyos.persistence.redis.SessionDocument;
import io.quelyos.persistence.redis.SessionKind;
import io.quelyos.persistence.redis.SessionStore;
import io.quelyos.persistence.tenant.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Opens, finds and ends sessions. Times are judged here by the clock of the server, from what the document says; the time
 * to live in Redis only cleans up. A session has one fixed secret: a sign-in always opens a new one, so that a secret that
 * was known before the sign-in is worth nothing after it.
 *
 * <p>Every method throws {@link ApiException} UNAVAILABLE when Redis does not answer.
 */
@Component
public final class Sessions {

    private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);
    /** Redis forgets a little after the session has ended, so that clocks need not agree to the second. */
    private static final Duration SLACK = Duration.ofMinutes(1);

    private final SessionStore store;
    private final SessionSettings settings;
    private final Clock clock;

    Sessions(SessionStore store, SessionSettings settings, Clock clock) {
        this.store = store;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Opens a session of a person.
     *
     * @param replacedHash the stored id of the session that this one takes the place of; null where there is none
     */
    public OpenedSession open(
        TenantId tenant,
        SessionKind kind,
        UUID person,
        String displayName,
        ClientInfo client,
        @Nullable String replacedHash
    ) {
        return openReplacing(tenant, kind, person, displayName, client, new Replaced(replacedHash, null));
    }

    /** As {@link #open}, where a guest may have become the person. */
    public OpenedSession openReplacing(
        TenantId tenant,
        SessionKind kind,
        UUID person,
        String displayName,
        ClientInfo client,
        Replaced replaced
    ) {
        String replacedHash = replaced.hash();
        return answering(() -> {
            OpenedSession opened = save(tenant, kind, person, displayName, client, replaced.guestHash());
            store.trim(tenant, kind, person, settings.maximumPerPerson());
            if (replacedHash != null) {
                end(tenant, replacedHash);
            }
            return opened;
        });
    }

    /**
     * The session that a new one takes the place of.
     *
     * @param hash its stored id; null where there is none
     * @param guestHash the stored id that the person was known by as a guest; remembered, so that what is the guest's can
     *     still be found; null where there is none
     */
    public record Replaced(@Nullable String hash, @Nullable String guestHash) {}

    /** Opens a session of a visitor without an account. */
    public OpenedSession openGuest(TenantId tenant, ClientInfo client) {
        return answering(() -> save(tenant, SessionKind.GUEST, null, null, client, null));
    }

    /** The session of a secret, noted as used; null where there is none, or it is over, or the text is no secret. */
    public @Nullable Session use(String secretText) {
        SessionSecret secret = SessionSecret.parse(secretText);
        return secret == null ? null : answering(() -> use(secret));
    }

    /** As {@link #use}, but nothing is noted: whoever only listens does not keep a session from its idle end. */
    public @Nullable Session find(String secretText) {
        SessionSecret secret = SessionSecret.parse(secretText);
        return secret == null
            ? null
            : answering(() -> {
                  SessionDocument document = store.find(secret.tenant(), secret.hash());
                  return document == null || !isOpen(document, clock.instant())
                      ? null
                      : Session.of(document, endsAt(document));
              });
    }

    /**
     * Ends one session.
     *
     * @param hash the stored id, as contexts carry it
     * @return whether it was there
     */
    public boolean end(TenantId tenant, String hash) {
        return answering(() -> {
            SessionDocument document = store.find(tenant, hash);
            return document != null && store.delete(document);
        });
    }

    /** The open sessions of one person, the ones that last longest first. */
    public List<Session> listOfPerson(TenantId tenant, SessionKind kind, UUID person) {
        Instant now = clock.instant();
        return answering(() -> open(store.listOfPerson(tenant, kind, person, now, settings.maximumPerPerson()), now));
    }

    /** The open sessions of everybody of one kind. */
    public List<Session> listOfKind(TenantId tenant, SessionKind kind) {
        Instant now = clock.instant();
        return answering(() -> open(store.listOfKind(tenant, kind, now, settings.maximumListed()), now));
    }

    /**
     * The open session of a public identity.
     *
     * @param person whose it must be; null where it may be anybody's of the kind
     */
    public @Nullable Session findById(TenantId tenant, SessionKind kind, @Nullable UUID person, UUID id) {
        Instant now = clock.instant();
        List<SessionDocument> candidates = answering(() ->
            person == null
                ? store.listOfKind(tenant, kind, now, Integer.MAX_VALUE)
                : store.listOfPerson(tenant, kind, person, now, Integer.MAX_VALUE)
        );
        return open(candidates, now)
            .stream()
            .filter(session -> session.id().equals(id))
            .findFirst()
            .orElse(null);
    }

    /**
     * Ends all sessions of one person, as after a change of the password.
     *
     * @param exceptHash the stored id of the session that goes on; null where none does
     * @return how many were ended
     */
    public int endAll(TenantId tenant, SessionKind kind, UUID person, @Nullable String exceptHash) {
        return (int) listOfPerson(tenant, kind, person)
            .stream()
            .filter(session -> !session.hash().equals(exceptHash))
            .filter(session -> end(tenant, session.hash()))
            .count();
    }

    /**
     * Until when a session lasts if it is not used any more.
     *
     * @param hash the stored id, as contexts carry it
     * @return null where there is no such session
     */
    public @Nullable Instant openUntil(TenantId tenant, String hash) {
        return answering(() -> {
            SessionDocument document = store.find(tenant, hash);
            return document == null ? null : openUntil(document);
        });
    }

    /** How long a session of a kind lasts at the most. */
    public Duration longest(SessionKind kind) {
        return settings.lifetime(kind).absolute();
    }

    private OpenedSession save(
        TenantId tenant,
        SessionKind kind,
        @Nullable UUID person,
        @Nullable String displayName,
        ClientInfo client,
        @Nullable String guestHash
    ) {
        SessionSecret secret = SessionSecret.generate(tenant);
        Instant now = clock.instant();
        SessionDocument document = SessionDocument.opened(
            tenant,
            secret.hash(),
            kind,
            UuidCreator.getTimeOrderedEpoch(),
            person,
            displayName,
            now,
            client.userAgent(),
            guestHash
        );
        Instant endsAt = endsAt(document);
        store.open(document, timeToLive(document, now), endsAt);
        return new OpenedSession(Session.of(document, endsAt), secret.text());
    }

    private @Nullable Session use(SessionSecret secret) {
        SessionDocument document = store.find(secret.tenant(), secret.hash());
        Instant now = clock.instant();
        if (document == null || !isOpen(document, now)) {
            return null;
        }
        if (now.toEpochMilli() - document.lastUsedAtMs() >= settings.touchInterval().toMillis()) {
            store.touch(document, now, timeToLive(document, now));
        }
        return Session.of(document, endsAt(document));
    }

    private List<Session> open(List<SessionDocument> documents, Instant now) {
        return documents
            .stream()
            .filter(document -> isOpen(document, now))
            .map(document -> Session.of(document, endsAt(document)))
            .toList();
    }

    private boolean isOpen(SessionDocument document, Instant now) {
        return now.isBefore(openUntil(document));
    }

    private Instant openUntil(SessionDocument document) {
        Instant idleAt = Instant.ofEpochMilli(document.lastUsedAtMs()).plus(lifetime(document).idle());
        Instant endsAt = endsAt(document);
        return idleAt.isBefore(endsAt) ? idleAt : endsAt;
    }

    private Instant endsAt(SessionDocument document) {
        return Instant.ofEpochMilli(document.createdAtMs()).plus(lifetime(document).absolute());
    }

    private Duration timeToLive(SessionDocument document, Instant usedAt) {
        Duration rest = Duration.between(usedAt, endsAt(document));
        Duration idle = lifetime(document).idle();
        return (rest.compareTo(idle) < 0 ? rest : idle).plus(SLACK);
    }

    private SessionSettings.Lifetime lifetime(SessionDocument document) {
        return settings.lifetime(document.sessionKind());
    }

    private static <T extends @Nullable Object> T answering(Supplier<T> work) {
        try {
            return work.get();
        } catch (DataAccessException exception) {
            LOG.warn("The store of sessions does not answer: {}", exception.getMessage());
            throw new ApiException(ApiErrorCode.UNAVAILABLE, "Sessions cannot be looked up at the moment.");
        }
    }
}
