package io.quelyos.persistence.redis;

import io.quelyos.persistence.tenant.TenantId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The only place where keys are made. A tenant's keys are {@code t:{<uuid>}:…}: nothing of one tenant can be named by
 * another, and everything of one can be listed or deleted by its prefix. The braces are Redis' hash tag, so that the keys
 * of one tenant lie in one slot and a script may use several of them on a cluster too. What belongs to the installation,
 * such as attempts of staff to sign in who have not said where, is under {@code i:{installation}:…}.
 */
public final class RedisKeys {

    /** The keyspace of the documents; Redis OM puts it and a colon before a document's id. */
    static final String TENANT_KEYSPACE = "t";
    private static final String INSTALLATION = "i:{installation}:";
    private static final String LIVE_CHANNEL = "live";

    private RedisKeys() {}

    /**
     * The id of a session's document, which becomes the key {@code t:{<uuid>}:session:<hash>}.
     *
     * @param hash the hexadecimal hash of the session's secret
     */
    static String sessionDocumentId(TenantId tenant, String hash) {
        return "{" + tenant + "}:session:" + hash;
    }

    static String session(TenantId tenant, String hash) {
        return TENANT_KEYSPACE + ":" + sessionDocumentId(tenant, hash);
    }

    /** The sessions of one person. */
    static String personSessions(TenantId tenant, SessionKind kind, UUID person) {
        return tenantPrefix(tenant) + "sessions:" + kind.code() + ":" + person;
    }

    /** The sessions of everybody of one kind. */
    static String kindSessions(TenantId tenant, SessionKind kind) {
        return tenantPrefix(tenant) + "sessions:" + kind.code();
    }

    /**
     * The id of an automatic persisted query's document.
     *
     * @param tenant null for callers outside of every tenant
     * @param audience its name
     * @param hash the hexadecimal SHA-256 of the query's text
     */
    static String persistedQueryDocumentId(@Nullable TenantId tenant, String audience, String hash) {
        return persistedQueryShare(tenant) + "persisted-query:" + audience + ":" + hash;
    }

    /** The automatic persisted queries of one tenant's audience. */
    static String persistedQueries(@Nullable TenantId tenant, String audience) {
        return TENANT_KEYSPACE + ":" + persistedQueryShare(tenant) + "persisted-queries:" + audience;
    }

    private static String persistedQueryShare(@Nullable TenantId tenant) {
        return "{" + (tenant == null ? "platform" : tenant.toString()) + "}:";
    }

    /**
     * What a guest looked at last.
     *
     * @param session the stored id of the guest's session
     */
    public static String viewedByGuest(TenantId tenant, String session) {
        return tenantPrefix(tenant) + "viewed:guest:" + session;
    }

    /** What a customer looked at last. */
    public static String viewedByCustomer(TenantId tenant, UUID customer) {
        return tenantPrefix(tenant) + "viewed:customer:" + customer;
    }

    /** A counter of one tenant, under a name such as {@code sign-in:account:…}. */
    public static String counter(TenantId tenant, String name) {
        return tenantPrefix(tenant) + "counter:" + name;
    }

    /** A counter of the whole installation. */
    public static String installationCounter(String name) {
        return INSTALLATION + "counter:" + name;
    }

    /** How many commits of the tenant are under way. */
    public static String openCommits(TenantId tenant) {
        return tenantPrefix(tenant) + "commits:open";
    }

    /** Where in the database's log the tenant's last commit is. */
    public static String lastCommit(TenantId tenant) {
        return tenantPrefix(tenant) + "commits:last";
    }

    /** The events of a topic, such as {@code cart:customer:…}, as they happened. */
    public static String liveStream(TenantId tenant, String topic) {
        return tenantPrefix(tenant) + "live:stream:" + topic;
    }

    /** The position that all kept events of a topic come after. */
    public static String liveFloor(TenantId tenant, String topic) {
        return tenantPrefix(tenant) + "live:floor:" + topic;
    }

    /** Whether an event was published. */
    public static String liveSeen(TenantId tenant, UUID event) {
        return tenantPrefix(tenant) + "live:seen:" + event;
    }

    /** The channel on which instances tell each other what just happened in a tenant. */
    public static String liveChannel(TenantId tenant) {
        return tenantPrefix(tenant) + LIVE_CHANNEL;
    }

    /** The pattern of all tenants' channels. */
    public static String liveChannels() {
        return TENANT_KEYSPACE + ":{*}:" + LIVE_CHANNEL;
    }

    /** The tenant of a channel. */
    public static TenantId tenantOfChannel(String channel) {
        return TenantId.of(channel.substring(channel.indexOf('{') + 1, channel.indexOf('}')));
    }

    /** The channel on which instances hear that they still hear. */
    public static String liveProbe() {
        return INSTALLATION + "live-probe";
    }

    private static String tenantPrefix(TenantId tenant) {
        return TENANT_KEYSPACE + ":{" + tenant + "}:";
    }
}
