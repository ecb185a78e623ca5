package io.quelyos.persistence.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ClassPathResource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Looks at the database that is really there, after migrations and before the first request, and refuses to go on when a
 * role can do more than it should or a tenant table stands outside of the wall. What the migrations meant to do does not
 * count; what the catalog says does.
 */
public final class DatabaseGuard {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseGuard.class);

    private final DataSource tenantDataSource;
    private final DataSource platformDataSource;
    private final Set<String> platformTables = readWall("platform-tables.txt");
    private final Set<String> applicationRights = readWall("application-rights.txt");
    private final Set<String> otherPolicies = readWall("other-policies.txt");

    public DatabaseGuard(DataSource tenantDataSource, DataSource platformDataSource) {
        this.tenantDataSource = tenantDataSource;
        this.platformDataSource = platformDataSource;
    }

    /** The exceptions in one file below {@code db/walls}, one a line. */
    public static Set<String> readWall(String file) {
        try {
            String text = new ClassPathResource("db/walls/" + file).getContentAsString(StandardCharsets.UTF_8);
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
        JdbcClient application = JdbcClient.create(tenantDataSource);
        JdbcClient platform = JdbcClient.create(platformDataSource);
        checkApplication(application, findings);
        checkRole(platform, "platform", findings);
        checkPlatformRights(platform, findings);
        if (!findings.isEmpty()) {
            throw new UnsafeDatabaseException(findings);
        }
    }

    /**
     * Checks all that concerns the application role on another server with the same catalog.
     *
     * @throws UnsafeDatabaseException with everything that was found
     */
    public void checkReplica(DataSource replica) {
        List<String> findings = new ArrayList<>();
        checkApplication(JdbcClient.create(replica), findings);
        if (!findings.isEmpty()) {
            throw new UnsafeDatabaseException(findings);
        }
    }

    private void checkApplication(JdbcClient application, List<String> findings) {
        checkRole(application, "application", findings);
        checkOwners(application, findings);
        checkTenantTables(application, findings);
        checkPolicies(application, findings);
        checkApplicationRights(application, findings);
        checkViews(application, findings);
        checkSilence(application, findings);
    }

    private static void checkRole(JdbcClient database, String name, List<String> findings) {
        database
            .sql(
                """
                with recursive held as (
                    select r.oid from pg_roles r where r.rolname = current_user
                    union
                    select m.roleid from held h join pg_auth_members m on m.member = h.oid
                )
                select r.rolname || ', which ' || power.meaning
                from held h
                join pg_roles r on r.oid = h.oid
                cross join lateral (values
                    (1, r.rolsuper, 'is a superuser'),
                    (2, r.rolbypassrls, 'bypasses row-level security'),
                    (3, r.rolcreaterole, 'may create roles'),
                    (4, r.rolcreatedb, 'may create databases'),
                    (5, r.rolreplication, 'may replicate the whole server'),
                    (6, r.rolname like 'pg\\_%', 'is a role of the server''s administrators'),
                    (7, exists (select from pg_class c
                                where c.relowner = r.oid and c.relnamespace = 'public'::regnamespace),
                        'owns objects of the product''s schema, so that policies can be switched off by it'),
                    (8, exists (select from pg_namespace n where n.nspowner = r.oid and n.nspname = 'public')
                        or exists (select from pg_database d where d.datdba = r.oid and d.datname = current_database()),
                        'owns the product''s schema or database')
                ) as power (position, is_held, meaning)
                where power.is_held
                order by r.rolname, power.position
                """
            )
            .query(String.class)
            .list()
            .forEach(power -> findings.add("the " + name + " role acts as " + power));
    }

    /** Functions run with their owner's rights, so the owner's own must not reach past the walls either. */
    private static void checkOwners(JdbcClient database, List<String> findings) {
        database
            .sql(
                """
                select r.rolname
                from pg_roles r
                where (r.rolsuper or r.rolbypassrls)
                    and (exists (select from pg_class c
                            where c.relowner = r.oid and c.relnamespace = 'public'::regnamespace)
                        or exists (select from pg_proc p
                            where p.proowner = r.oid and p.pronamespace = 'public'::regnamespace))
                order by r.rolname
                """
            )
            .query(String.class)
            .list()
            .forEach(role ->
                findings.add("objects of the product belong to " + role + ", which no row-level security holds back")
            );
    }

    private void checkTenantTables(JdbcClient database, List<String> findings) {
        database
            .sql(
                """
                select c.relname, c.relrowsecurity and c.relforcerowsecurity as is_forced,
                       exists (select from pg_attribute a
                               where a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped
                                   and a.attnotnull and a.atttypid = 'uuid'::regtype) as has_tenant,
                       (select count(*)
                        from pg_policies p
                        where p.schemaname = 'public' and p.tablename = c.relname and p.policyname = 'tenant_isolation'
                            and p.permissive = 'PERMISSIVE' and p.cmd = 'ALL' and p.roles = '{quelyos_app}'
                            and p.qual = '(tenant_id = ( SELECT current_tenant() AS current_tenant))'
                            and p.with_check = p.qual) as isolating
                from pg_class c
                where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'f')
                    -- Nobody but the owner can reach a partition without a right of its own on it.
                    and not (c.relispartition and not has_table_privilege(c.oid, 'select, insert, update, delete, truncate'))
                order by c.relname
                """
            )
            .query((rows, number) -> {
                String table = rows.getString("relname");
                if (!platformTables.contains(table)) {
                    if (!rows.getBoolean("has_tenant")) {
                        findings.add("table " + table + " has no column tenant_id uuid not null");
                    }
                    if (!rows.getBoolean("is_forced")) {
                        findings.add("table " + table + " has no forced row-level security");
                    }
                    if (rows.getInt("isolating") != 1) {
                        findings.add(
                            "table " + table + " lacks the policy tenant_isolation on the transaction's tenant"
                        );
                    }
                }
                return table;
            })
            .list();
    }

    private void checkPolicies(JdbcClient database, List<String> findings) {
        database
            .sql(
                """
                select concat_ws(' ', p.tablename, p.policyname, p.cmd, p.roles)
                from pg_policies p
                where p.schemaname = 'public' and p.permissive = 'PERMISSIVE' and p.policyname <> 'tenant_isolation'
                order by p.tablename, p.policyname
                """
            )
            .query(String.class)
            .list()
            .stream()
            .filter(policy -> !otherPolicies.contains(policy))
            .forEach(policy -> findings.add("a policy widens what is seen: " + policy));
    }

    private void checkApplicationRights(JdbcClient database, List<String> findings) {
        database
            .sql(
                """
                select concat_ws(' ', c.relname, string_agg(r.name, ' ' order by r.position))
                from pg_class c
                cross join (values (1, 'select'), (2, 'insert'), (3, 'update'), (4, 'delete'), (5, 'truncate'))
                    as r (position, name)
                where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'f') and c.relname = any (?)
                    and case when r.name in ('delete', 'truncate') then has_table_privilege(c.oid, r.name)
                        else has_any_column_privilege(c.oid, r.name) end
                    -- Of a superuser it is said already that it may do everything.
                    and not (select rolsuper from pg_roles where rolname = current_user)
                group by c.relname
                order by c.relname
                """
            )
            .param(platformTables.toArray(String[]::new))
            .query(String.class)
            .list()
            .stream()
            .filter(rights -> !applicationRights.contains(rights))
            .forEach(rights -> findings.add("the application role has rights on a platform table: " + rights));
    }

    private void checkPlatformRights(JdbcClient database, List<String> findings) {
        database
            .sql(
                """
                select c.relname
                from pg_class c
                where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'f')
                    and c.relname <> all (?)
                    and (has_table_privilege(c.oid, 'delete, truncate')
                        or has_any_column_privilege(c.oid, 'select, insert, update'))
                    and not (select rolsuper from pg_roles where rolname = current_user)
                order by c.relname
                """
            )
            .param(platformTables.toArray(String[]::new))
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
                        or c.relkind = 'v' and not exists (
                            select from pg_options_to_table(c.reloptions) o
                            where o.option_name = 'security_invoker' and o.option_value::boolean))
                order by c.relname
                """
            )
            .query(String.class)
            .list()
            .forEach(view -> findings.add("view " + view + " does not run with its reader's rights"));
    }

    /** Policies compare with what this function answers, so it must go on answering nothing where no tenant is set. */
    private static void checkSilence(JdbcClient database, List<String> findings) {
        try {
            database.sql("select current_tenant()").query().listOfRows();
            findings.add("current_tenant() answers outside of a unit of work");
        } catch (DataAccessException refusal) {
            LOG.debug("Without a tenant there is no answer", refusal);
        }
    }
}
