package io.quelyos.bff.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quelyos.auth.context.Audience;
import io.quelyos.auth.context.ClientInfo;
import io.quelyos.auth.session.OpenedSession;
import io.quelyos.auth.session.Sessions;
import io.quelyos.auth.session.ShopCookie;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.testing.Answer;
import io.quelyos.bff.testing.GraphQlClient;
import io.quelyos.bff.testing.TestTenants.TenantFactory;
import io.quelyos.bff.testing.TestTenants.TestTenant;
import io.quelyos.bff.testing.Tokens;
import io.quelyos.persistence.redis.SessionKind;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Two tenants with mirror data, and callers of every kind in both. */
final class AccessWorld {

    private static final ClientInfo CLIENT = new ClientInfo("127.0.0.1", "test");
    private static final String CSV =
        "Handle,Title,Option1 Name,Option1 Value,Variant SKU,Variant Price\nh,T,Title,Default Title,,9\n";
    private final AtomicInteger counter = new AtomicInteger();
    private final Map<String, String> finishedImports = new HashMap<>();
    private final Map<String, GraphQlClient> tokenBearers = new HashMap<>();

    final GraphQlClient anybody;
    final Home home;
    final Home twin;
    private final TenantFactory tenants;
    private final Sessions sessions;
    private final ShopCookie cookie;
    private final Tokens tokens;
    private final Fingerprints fingerprints;

    /** One tenant with its data. */
    record Home(
        TestTenant tenant,
        UUID product,
        UUID category,
        UUID location,
        UUID customer,
        UUID owner,
        UUID support
    ) {}

    AccessWorld(int port, TenantFactory tenants, Sessions sessions, ShopCookie cookie, Tokens tokens) {
        this.anybody = GraphQlClient.of(port);
        this.tenants = tenants;
        this.sessions = sessions;
        this.cookie = cookie;
        this.tokens = tokens;
        this.fingerprints = new Fingerprints(tenants.watcher());
        this.home = furnish(tenants.create("GROWTH"));
        this.twin = furnish(tenants.create("GROWTH"));
    }

    /** A permitted caller of one kind in a tenant. */
    GraphQlClient caller(Audience audience, Home at) {
        GraphQlClient named = anybody.tenant(at.tenant().slug());
        return switch (audience) {
            case VISITOR -> named;
            case CUSTOMER -> named.cookie(cookie.name() + "=" + open(at, SessionKind.CUSTOMER, at.customer()).secret());
            case STAFF -> named.staff(open(at, SessionKind.STAFF, at.owner()).secret());
            case PARTNER -> partner(
                at,
                "partner-of-" + at.tenant().slug(),
                "catalog.read catalog.write catalog.import catalog.cost.read marketing.read marketing.write" +
                    " customer.read customer.write shop.settings.read shop.settings.write order.read order.write"
            );
            case OPERATOR -> operator(
                "TENANT_READ",
                "TENANT_WRITE",
                "DOCUMENT_WRITE",
                "BACKUP_READ",
                "BACKUP_WRITE",
                "BACKUP_DOWNLOAD",
                "BACKUP_RESTORE"
            );
        };
    }

    /** Nothing that the matrix asks ends a token, so each is written once. */
    private GraphQlClient partner(Home at, String clientId, String scopes) {
        return tokenBearers.computeIfAbsent(at.tenant().slug() + " " + clientId, key ->
            anybody.tenant(at.tenant().slug()).bearer(tokens.partner(at.tenant().id().value(), clientId, scopes))
        );
    }

    private GraphQlClient operator(String... permissions) {
        return tokenBearers.computeIfAbsent(String.join(" ", permissions), key ->
            anybody.bearer(tokens.operator(permissions))
        );
    }

    /** A visitor whom the shop knows by a guest's cookie. */
    GraphQlClient guest(Home at) {
        String secret = sessions.openGuest(at.tenant().id(), CLIENT).secret();
        return anybody.tenant(at.tenant().slug()).cookie(cookie.name() + "=" + secret);
    }

    /** A caller of the same kind who lacks every permission that can be lacked. */
    @Nullable
    GraphQlClient powerless(Audience audience, String permission) {
        GraphQlClient named = anybody.tenant(home.tenant().slug());
        return switch (audience) {
            case VISITOR, CUSTOMER -> null;
            // Support may read most things, so reading them is refused to a partner without scopes instead.
            case STAFF -> List.of(
                "CATALOG_READ",
                "CUSTOMER_READ",
                "MARKETING_READ",
                "ORDER_READ",
                "SHOP_SETTINGS_READ"
            ).contains(permission)
                ? null
                : named.staff(open(home, SessionKind.STAFF, home.support()).secret());
            case PARTNER -> partner(home, "powerless", "openid");
            case OPERATOR -> operator(permission.equals("TENANT_READ") ? "DOCUMENT_WRITE" : "TENANT_READ");
        };
    }

    OpenedSession open(Home at, SessionKind kind, UUID person) {
        return sessions.open(at.tenant().id(), kind, person, "Somebody", CLIENT, null);
    }

    /** The public id of a session just opened. */
    String sessionId(Home at, SessionKind kind, UUID person) {
        return GlobalId.encode("ses", open(at, kind, person).session().id());
    }

    int next() {
        return counter.incrementAndGet();
    }

    int version(Home at) {
        return tenants
            .superuser()
            .sql("select version from product where tenant_id = ? and id = ?")
            .params(at.tenant().id().value(), at.product())
            .query(Integer.class)
            .single();
    }

    int tenantVersion(Home at) {
        return tenants
            .superuser()
            .sql("select version from tenant where id = ?")
            .param(at.tenant().id().value())
            .query(Integer.class)
            .single();
    }

    /** A value of a tenant, whose id is the statement's only parameter. */
    <T> T find(Home at, String sql, Class<T> type) {
        return tenants.superuser().sql(sql).param(at.tenant().id().value()).query(type).single();
    }

    /** Writes a row of a tenant, whose id is the statement's first parameter. */
    void insert(Home at, String sql, Object... more) {
        Object[] parameters = new Object[more.length + 1];
        parameters[0] = at.tenant().id().value();
        System.arraycopy(more, 0, parameters, 1, more.length);
        run(sql, parameters);
    }

    /** A file announced and sent by a tenant's owner. */
    String upload(Home at) {
        GraphQlClient owner = caller(Audience.STAFF, at);
        Answer announced = owner.send(
            "mutation { backofficeUploadCreate(input: { fileName: \"a.csv\" }) { upload { id } } }"
        );
        String id = announced.data("/backofficeUploadCreate/upload/id").asString();
        Answer sent = owner.exchange(
            owner
                .request("/api/uploads/" + id)
                .header("Content-Type", "text/csv")
                .PUT(BodyPublishers.ofString(CSV))
        );
        assertThat(sent.status()).as(sent.body()).isLessThan(300);
        return id;
    }

    /** An import that is over; one for each tenant is enough, because nobody can change it any more. */
    String finishedImport(Home at) {
        return finishedImports.computeIfAbsent(at.tenant().slug(), slug -> runImport(at));
    }

    private String runImport(Home at) {
        GraphQlClient owner = caller(Audience.STAFF, at);
        String id = owner
            .send(
                "mutation ($id: ID!) { backofficeProductImportStart(input: { uploadId: $id, dryRun: true }) " +
                    "{ productImport { id } userErrors { message } } }",
                Map.of("id", upload(at))
            )
            .data("/backofficeProductImportStart/productImport/id")
            .asString();
        String state = "QUEUED";
        for (int attempt = 0; attempt < 300 && (state.equals("QUEUED") || state.equals("RUNNING")); attempt++) {
            pause();
            state = owner
                .send("query ($id: ID!) { backoffice { productImport(id: $id) { state } } }", Map.of("id", id))
                .data("/backoffice/productImport/state")
                .asString();
        }
        assertThat(state).isEqualTo("COMPLETED");
        return id;
    }

    /** A checksum over every row of both tenants and of every table of the platform. */
    String fingerprint() {
        return fingerprints.of(List.of(home, twin), true);
    }

    /** A checksum over every row of a tenant. */
    String fingerprintOf(Home at) {
        return fingerprints.of(List.of(at), false);
    }

    private static void pause() {
        try {
            Thread.sleep(Duration.ofMillis(100));
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(exception);
        }
    }

    private Home furnish(TestTenant tenant) {
        UUID id = tenant.id().value();
        var furnished = new Home(tenant, newId(), newId(), newId(), newId(), newId(), newId());
        run("insert into site (tenant_id, name) values (?, 'Mirror')", id);
        run("insert into location (tenant_id, id, code, name) values (?, ?, 'here', 'Here')", id, furnished.location());
        run(
            "insert into category (tenant_id, id, slug, name) values (?, ?, 'shoes', 'Shoes')",
            id,
            furnished.category()
        );
        run(
            "insert into product (tenant_id, id, slug, name, name_key, status, category_id, published_at, featured_position)" +
                " values (?, ?, 'mirror-shoe', 'Mirror shoe', 'mirror shoe', 'ACTIVE', ?, now() - interval '1 day', 1)",
            id,
            furnished.product(),
            furnished.category()
        );
        run("insert into category_product values (?, ?, ?)", id, furnished.category(), furnished.product());
        run(
            "insert into variant (tenant_id, id, product_id, position, sku, price_minor) values (?, ?, ?, 1, 'M-1', 1000)",
            id,
            newId(),
            furnished.product()
        );
        run(
            "insert into customer (tenant_id, id, email, display_name, password_hash) values (?, ?, 'a@mirror.example', 'A', 'x')",
            id,
            furnished.customer()
        );
        member(id, furnished.owner(), "OWNER");
        member(id, furnished.support(), "SUPPORT");
        return furnished;
    }

    private void member(UUID tenant, UUID account, String role) {
        run(
            "insert into staff_account (id, email, display_name, password_hash) values (?, ?, 'S', 'x')",
            account,
            account + "@staff.example"
        );
        run("insert into staff_member (tenant_id, account_id, role) values (?, ?, ?)", tenant, account, role);
    }

    /** Inserts a row by a statement whose two parameters are the tenant and a new id, and returns the id. */
    UUID insert(Home at, String sql) {
        UUID id = newId();
        run(sql, at.tenant().id().value(), id);
        return id;
    }

    private static UUID newId() {
        return UuidCreator.getTimeOrderedEpoch();
    }

    /** The id that a statement finds. */
    UUID find(String sql, Object... parameters) {
        return tenants.superuser().sql(sql).params(parameters).query(UUID.class).single();
    }

    /** Changes something below all walls. */
    void run(String sql, Object... parameters) {
        tenants.superuser().sql(sql).params(parameters).update();
    }
}
