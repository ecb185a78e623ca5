package io.quelyos.persistence.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Looks at the database that is really there, after migrations and before the first request, and refuses to go on when a
 * role can do more than it should or a tenant table stands outside of the wall. What the migrations meant to do does not
 * count; what the catalog says does.
 */
public final class DatabaseGuard {

    private final DataSource tenantDataSource;
    private final DataSource platformDataSource;
    private final Set<String> platformTables;

    public DatabaseGuard(DataSource tenantDataSource, DataSource platformDataSource) {
        this.tenantDataSource = tenantDataSource;
        this.platformDataSource = platformDataSource;
        this.platformTables = readPlatformTables();
    }

    /** The tables that are allowed to have no tenant, from {@code db/walls/platform-tables.txt}. */
    public static Set<String> readPlatformTables() {
        try {
            String text = new ClassPathResource("db/walls/platform-tables.txt").getContentAsString(
                StandardCharsets.UTF_8
            );
            return text
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .collect(Collectors.toUnmodifiableSet());
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    /**
     * Checks roles, tables, policies and views.
     *
     * @throws UnsafeDatabaseException with everything that was found
     */
    public void check() {
        List<String> findings = new ArrayList<>();
        JdbcClient tenantRole = JdbcClient.create(tenantDataSource);
        checkRole(tenantRole, "application", findings);
        checkRole(JdbcClient.create(platformDataSource), "platform", findings);
        checkTenantTables(tenantRole, findings);
        checkPlatformTables(tenantRole, findings);
        checkViews(tenantRole, findings);
        if (!findings.isEmpty()) {
            throw new UnsafeDatabaseException(findings);
        }
    }

    private static void checkRole(JdbcClient database, String name, List<String> findings) {
        database
            .sql(
                """
                with recursive held as (
                    select oid, rolname, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication
                    from pg_roles
                    where rolname = current_user
                    union
                    select r.oid, r.rolname, r.rolsuper, r.rolbypassrls, r.rolcreaterole, r.rolcreatedb, r.rolreplication
                    from held h
                    join pg_auth_members m on m.member = h.oid
                    join pg_roles r on r.oid = m.roleid
                )
                select h.rolname, h.rolsuper, h.rolbypassrls, h.rolcreaterole, h.rolcreatedb, h.rolreplication,
                       exists (select from pg_class c where c.relowner = h.oid and c.relnamespace = 'public'::regnamespace)
                       as owns
                from held h
                """
            )
            .query((rows, number) -> {
                String role = rows.getString("rolname");
                record Power(String column, String meaning) {}
                for (Power power : List.of(
                    new Power("rolsuper", "is a superuser"),
                    new Power("rolbypassrls", "bypasses row-level security"),
                    new Power("rolcreaterole", "may create roles"),
                    new Power("rolcreatedb", "may create databases"),
                    new Power("rolreplication", "may replicate the whole server"),
                    new Power(
                        "owns",
                        "owns objects of the product's schema, so that policies can be switched off by it"
                    )
                )) {
                    if (rows.getBoolean(power.column())) {
                        findings.add("the " + name + " role acts as " + role + ", which " + power.meaning());
                    }
                }
                return role;
            })
            .list();
    }

    private void checkTenantTables(JdbcClient database, List<String> findings) {
        database
            .sql(
                """
                select c.relname, c.relrowsecurity, c.relforcerowsecurity, c.relispartition,
                       (select a.attnotnull and a.atttypid = 'uuid'::regtype
                        from pg_attribute a
                        where a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped) as has_tenant,
                       (select count(*)
                        from pg_policies p
                        where p.schemaname = 'public' and p.tablename = c.relname and p.policyname = 'tenant_isolation'
                            and p.permissive = 'PERMISSIVE' and p.cmd = 'ALL' and p.roles = '{quelyos_app}'
                            and p.qual like '%tenant_id = ( SELECT current_tenant()%'
                            and p.with_check like '%tenant_id = ( SELECT current_tenant()%') as isolating,
                       (select coalesce(string_agg(p.policyname, ', '), '')
                        from pg_policies p
                        where p.schemaname = 'public' and p.tablename = c.relname and p.policyname <> 'tenant_isolation'
                            and p.roles && '{public,quelyos_app,quelyos_platform}'::name[]) as others
                from pg_class c
                where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
                order by c.relname
                """
            )
            .query((rows, number) -> {
                String table = rows.getString("relname");
                if (!platformTables.contains(table)) {
                    if (!rows.getBoolean("has_tenant")) {
                        findings.add("table " + table + " has no column tenant_id uuid not null");
                    }
                    if (!rows.getBoolean("relrowsecurity") || !rows.getBoolean("relforcerowsecurity")) {
                        findings.add("table " + table + " has no forced row-level security");
                    }
                    if (rows.getInt("isolating") != 1) {
                        findings.add(
                            "table " + table + " lacks the policy tenant_isolation on the transaction's tenant"
                        );
                    }
                    if (!rows.getString("others").isEmpty()) {
                        findings.add("table " + table + " has policies that widen it: " + rows.getString("others"));
                    }
                }
                return table;
            })
            .list();
    }

    private void checkPlatformTables(JdbcClient database, List<String> findings) {
        database
            .sql(
                """
                select c.relname
                from pg_class c
                where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
                    and c.relname in ('tenant', 'tenant_domain', 'tenant_origin', 'tenant_usage', 'staff_account',
                        'operator_account', 'partner_client', 'platform_audit', 'platform_idempotency_key')
                    and has_table_privilege('quelyos_app', c.oid, 'select, insert, update, delete, truncate')
                order by c.relname
                """
            )
            .query(String.class)
            .list()
            .forEach(table -> findings.add("the application role has rights on the platform table " + table));
        database
            .sql(
                """
                select c.relname
                from pg_class c
                where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
                    and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id')
                    and c.relrowsecurity
                    and has_table_privilege('quelyos_platform', c.oid, 'select, insert, update, delete, truncate')
                order by c.relname
                """
            )
            .query(String.class)
            .list()
            .forEach(table -> findings.add("the platform role has rights on the tenant table " + table));
    }

    private static void checkViews(JdbcClient database, List<String> findings) {
        database
            .sql(
                """
                select c.relname || case c.relkind when 'm' then ' (materialised)' else '' end
                from pg_class c
                where c.relnamespace = 'public'::regnamespace
                    and (c.relkind = 'm'
                        or c.relkind = 'v' and not coalesce('security_invoker=true' = any (c.reloptions), false))
                order by c.relname
                """
            )
            .query(String.class)
            .list()
            .forEach(view -> findings.add("view " + view + " does not run with its reader's rights"));
    }
}
