package io.quelyos.bff.productimport;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quelyos.auth.context.Actor;
import io.quelyos.auth.context.ClientInfo;
import io.quelyos.auth.context.Permission;
import io.quelyos.auth.context.Plan;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.auth.session.Sessions;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.testing.TestTenants.TenantFactory;
import io.quelyos.bff.testing.TestTenants.TestTenant;
import io.quelyos.persistence.redis.SessionKind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** What the tests of imports do again and again. It looks at the tables as the superuser, past all walls. */
@Lazy
@Component
final class ImportBench {

    private static final List<String> CATALOGUE = List.of(
        "product",
        "product_option",
        "product_option_value",
        "variant",
        "stock_level",
        "product_image",
        "category_product",
        "tenant_usage"
    );

    private final TenantFactory tenants;
    private final ProductImportService imports;
    private final Sessions sessions;

    ImportBench(TenantFactory tenants, ProductImportService imports, Sessions sessions) {
        this.tenants = tenants;
        this.imports = imports;
        this.sessions = sessions;
    }

    /** A tenant with a location. */
    TenantContext tenant(String plan) {
        TestTenant tenant = tenants.create(plan);
        execute(
            "insert into location (tenant_id, id, code, name) values (?, ?, 'main', 'Main')",
            tenant.id().value(),
            UUID.randomUUID()
        );
        return new TenantContext(
            tenant.id(),
            tenant.slug(),
            "Test",
            new Actor.Staff(UUID.randomUUID(), "Ada", "OWNER", "session"),
            Set.of(Permission.CATALOG_IMPORT),
            Plan.valueOf(plan),
            Locale.FRANCE,
            Currency.getInstance("EUR"),
            null,
            Locale.FRANCE,
            Currency.getInstance("EUR"),
            1_000_000
        );
    }

    /** Opens a session for a member of the tenant's staff. */
    String signIn(TenantContext context, String role) {
        UUID account = UUID.randomUUID();
        execute(
            "insert into staff_account (id, email, display_name, password_hash) values (?, ?, 'Ada', '-')",
            account,
            account + "@example.com"
        );
        execute(
            "insert into staff_member (tenant_id, account_id, role) values (?, ?, ?)",
            context.tenantId().value(),
            account,
            role
        );
        return sessions
            .open(context.tenantId(), SessionKind.STAFF, account, "Ada", new ClientInfo("127.0.0.1", null), null)
            .secret();
    }

    /** Stores a file as if it had been sent. */
    UUID upload(TenantContext context, byte[] content) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        execute(
            """
            insert into stored_file (tenant_id, id, file_name, media_type, byte_size, sha256, content, purpose)
            values (?, ?, 'products.csv', 'text/csv', ?, sha256(?), ?, 'IMPORT')
            """,
            context.tenantId().value(),
            id,
            content.length,
            content,
            content
        );
        return id;
    }

    ProductImport start(
        TenantContext context,
        byte[] content,
        boolean dryRun,
        ProductImportPayload.ErrorPolicy policy
    ) {
        String uploadId = GlobalId.encode("upl", upload(context, content));
        ProductImportPayload payload = imports.start(
            context,
            new ProductImportPayload.StartInput(uploadId, dryRun, policy)
        );
        return Objects.requireNonNull(payload.productImport(), () -> payload.userErrors().toString());
    }

    /** Imports a file and waits for the end. */
    ProductImport run(TenantContext context, String content, ProductImportPayload.ErrorPolicy policy) {
        return run(context, content.getBytes(StandardCharsets.UTF_8), false, policy);
    }

    ProductImport run(TenantContext context, byte[] content, boolean dryRun, ProductImportPayload.ErrorPolicy policy) {
        return finished(context, start(context, content, dryRun, policy).id());
    }

    ProductImport finished(TenantContext context, UUID id) {
        return await(context, id, found -> found.finishedAt() != null);
    }

    ProductImport await(TenantContext context, UUID id, Predicate<ProductImport> condition) {
        Instant end = Instant.now().plus(Duration.ofMinutes(2));
        while (Instant.now().isBefore(end)) {
            ProductImport found = Objects.requireNonNull(imports.find(context, GlobalId.encode("imp", id)));
            if (condition.test(found)) {
                return found;
            }
            pause();
        }
        throw new AssertionError("the import never came so far: " + imports.find(context, GlobalId.encode("imp", id)));
    }

    /** Waits until a count is zero. */
    void awaitNone(String sql, Object... parameters) {
        Instant end = Instant.now().plus(Duration.ofMinutes(1));
        while (!one(sql, parameters).equals("0")) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("there are still some: " + sql);
            }
            pause();
        }
    }

    /** What was found in the file, as `row column CODE`. */
    List<String> errors(UUID importId) {
        return tenants
            .superuser()
            .sql(
                """
                select concat_ws(' ', row_number, coalesce(column_name, '-'), code)
                from product_import_error
                where import_id = ? and severity = 'ERROR'
                order by position
                """
            )
            .params(importId)
            .query(String.class)
            .list();
    }

    /** A fingerprint of all that a tenant's catalogue has. */
    String checksum(TenantContext context) {
        var all = new StringBuilder();
        for (String table : CATALOGUE) {
            all.append(
                one(
                    "select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) from " +
                        table +
                        " t where tenant_id = ?",
                    context.tenantId().value()
                )
            );
        }
        return all.toString();
    }

    long count(TenantContext context, String table) {
        return Long.parseLong(
            one("select count(*) from " + table + " where tenant_id = ?", context.tenantId().value())
        );
    }

    String one(String sql, Object... parameters) {
        return tenants.superuser().sql(sql).params(parameters).query(String.class).single();
    }

    void execute(String sql, Object... parameters) {
        tenants.superuser().sql(sql).params(parameters).update();
    }

    static byte[] sample(String name) throws IOException {
        try (InputStream bytes = ImportBench.class.getResourceAsStream("/shopify-csv/" + name)) {
            return Objects.requireNonNull(bytes, name).readAllBytes();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", exception);
        }
    }
}
