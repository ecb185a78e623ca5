package io.quelyos.persistence.walls;

import io.quelyos.persistence.database.DatabaseGuard;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A rule about everything in the schema, as a query over the catalog that tells what breaks it. {@code platform}
 * are the tables without a tenant; they and all exceptions stand in files below {@code db/walls}.
 */
enum Wall {
    /** A tenant table says whose each row is. */
    TENANT_COLUMN(
        """
        select c.relname || ' has no column tenant_id uuid not null'
        from pg_class c
        where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'f') and c.relname not in (table platform)
            and not exists (select from pg_attribute a
                            where a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped
                                and a.attnotnull and a.atttypid = 'uuid'::regtype)
        """
    ),
    /** One primary key, and the tenant first in it. */
    PRIMARY_KEY(
        """
        select c.relname || ' has no primary key'
        from pg_class c
        where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname not in (table platform)
            and not exists (select from pg_index i where i.indrelid = c.oid and i.indisprimary)
        """
    ),
    /** Uniqueness looks past policies: without the tenant it would tell one tenant of another's value. */
    UNIQUE_KEYS(
        """
        select i.indexrelid::regclass || ' of ' || c.relname || ' does not begin with tenant_id'
        from pg_index i
        join pg_class c on c.oid = i.indrelid
        where c.relnamespace = 'public'::regnamespace and c.relname not in (table platform)
            and (i.indisunique or i.indisexclusion)
            and not exists (select from pg_attribute a
                            where a.attrelid = c.oid and a.attname = 'tenant_id' and a.attnum = i.indkey[0])
        """
    ),
    /** Foreign keys look past policies too: without the tenant one could point to another tenant's row. */
    FOREIGN_KEYS(
        """
        select k.conname || ' of ' || c.relname || ' does not begin with tenant_id on both sides'
        from pg_constraint k
        join pg_class c on c.oid = k.conrelid
        join pg_class t on t.oid = k.confrelid
        where k.contype = 'f' and c.relnamespace = 'public'::regnamespace
            and c.relname not in (table platform) and t.relname not in (table platform)
            and not (exists (select from pg_attribute a
                             where a.attrelid = c.oid and a.attname = 'tenant_id' and a.attnum = k.conkey[1])
                and exists (select from pg_attribute a
                            where a.attrelid = t.oid and a.attname = 'tenant_id' and a.attnum = k.confkey[1]))
        """
    ),
    /** A table without a tenant cannot hold what is a tenant's own: it must not point to a tenant's row. */
    PLATFORM_FOREIGN_KEYS(
        """
        select k.conname || ' of the platform table ' || c.relname || ' points to the tenant table ' || t.relname
        from pg_constraint k
        join pg_class c on c.oid = k.conrelid
        join pg_class t on t.oid = k.confrelid
        where k.contype = 'f' and c.relnamespace = 'public'::regnamespace
            and c.relname in (table platform) and t.relname not in (table platform)
        """
    ),
    /** Row-level security, also for the owner. */
    FORCED_SECURITY(
        """
        select c.relname || ' has no forced row-level security'
        from pg_class c
        where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'f') and c.relname not in (table platform)
            and not c.relispartition and not (c.relrowsecurity and c.relforcerowsecurity)
        """
    ),
    /** The one policy. */
    ISOLATION(
        """
        select c.relname || ' has no policy tenant_isolation as protect_tenant_table makes it'
        from pg_class c
        where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'f') and c.relname not in (table platform)
            and not c.relispartition
            and not exists (select from pg_policies p
                            where p.schemaname = 'public' and p.tablename = c.relname
                                and p.policyname = 'tenant_isolation' and p.permissive = 'PERMISSIVE' and p.cmd = 'ALL'
                                and p.roles = '{quelyos_app}'
                                and p.qual = '(tenant_id = ( SELECT current_tenant() AS current_tenant))'
                                and p.with_check = p.qual)
        """
    ),
    /** No other one. */
    OTHER_POLICIES(
        """
        select concat_ws(' ', p.tablename, p.policyname, p.cmd, p.roles)
        from pg_policies p
        where p.policyname <> 'tenant_isolation'
        """
    ),
    /** Views look with their reader's eyes. */
    VIEWS(
        """
        select c.relname || ' is not security_invoker'
        from pg_class c
        where c.relnamespace = 'public'::regnamespace and c.relkind = 'v'
            and not coalesce('security_invoker=true' = any (c.reloptions), false)
        """
    ),
    /** No policy reaches what a materialised view copied. */
    MATERIALISED_VIEWS(
        """
        select c.relname || ' is materialised'
        from pg_class c
        where c.relnamespace = 'public'::regnamespace and c.relkind = 'm'
        """
    ),
    /** A partition that is asked directly is not behind its parent's policy. */
    PARTITIONS(
        """
        select distinct c.relname || ' is a partition with a grant to ' || r.rolname
        from pg_class c
        cross join lateral aclexplode(c.relacl) g
        join pg_roles r on r.oid = g.grantee
        where c.relispartition and c.relnamespace = 'public'::regnamespace and g.grantee <> c.relowner
        union
        select c.relname || ' is a partition with a grant to everybody'
        from pg_class c
        cross join lateral aclexplode(c.relacl) g
        where c.relispartition and c.relnamespace = 'public'::regnamespace and g.grantee = 0
        """
    ),
    /** What runs with its owner's rights finds its tables where its author meant. */
    DEFINER_SEARCH_PATH(
        """
        select p.oid::regprocedure || ' is security definer without the search_path pg_catalog, public, pg_temp'
        from pg_proc p
        where p.pronamespace = 'public'::regnamespace and p.prosecdef
            and not exists (select from unnest(p.proconfig) s where s = 'search_path=pg_catalog, public, pg_temp')
        """
    ),
    /** And runs for those only who were named. */
    DEFINER_PUBLIC(
        """
        select p.oid::regprocedure || ' is security definer and everybody may run it'
        from pg_proc p
        where p.pronamespace = 'public'::regnamespace and p.prosecdef
            and exists (select from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) g
                        where g.grantee = 0 and g.privilege_type = 'EXECUTE')
        """
    ),
    /** The application role sees a platform table through functions, or by a right that is listed. */
    APPLICATION_RIGHTS(
        """
        select concat_ws(' ', c.relname, string_agg(r.name, ' ' order by r.position))
        from pg_class c
        cross join (values (1, 'select'), (2, 'insert'), (3, 'update'), (4, 'delete'), (5, 'truncate'))
            as r (position, name)
        where c.relnamespace = 'public'::regnamespace and c.relname in (table platform) and c.relkind in ('r', 'p')
            and case when r.name in ('delete', 'truncate') then has_table_privilege('quelyos_app', c.oid, r.name)
                else has_any_column_privilege('quelyos_app', c.oid, r.name) end
        group by c.relname
        """
    ),
    /** The platform role sees no tenant's rows. */
    PLATFORM_RIGHTS(
        """
        select c.relname || ' is a tenant table that the platform role has rights on'
        from pg_class c
        where c.relnamespace = 'public'::regnamespace and c.relname not in (table platform) and c.relkind in ('r', 'p')
            and (has_table_privilege('quelyos_platform', c.oid, 'delete, truncate')
                or has_any_column_privilege('quelyos_platform', c.oid, 'select, insert, update'))
        """
    ),
    /** Everything belongs to the role that migrates, hence to none that serves. */
    OWNER(
        """
        select c.relname || ' belongs to ' || c.relowner::regrole
        from pg_class c
        where c.relnamespace = 'public'::regnamespace and c.relowner <> 'quelyos_owner'::regrole
            and c.relkind in ('r', 'p', 'v', 'm', 'S', 'f')
        union
        select p.oid::regprocedure || ' belongs to ' || p.proowner::regrole
        from pg_proc p
        where p.pronamespace = 'public'::regnamespace and p.proowner <> 'quelyos_owner'::regrole
        """
    ),
    /** A list of exceptions that names nothing real is a list that somebody forgot to shrink. */
    STALE_LIST(
        """
        select p.name || ' is listed and does not exist'
        from platform p
        where to_regclass('public.' || p.name) is null
        """
    );

    private final String query;

    Wall(String query) {
        this.query = query;
    }

    /** What breaks the rule, in the order of the alphabet. */
    List<String> findings(JdbcClient database) {
        Set<String> exceptions = exceptions();
        return all(database)
            .stream()
            .filter(finding -> !exceptions.contains(finding))
            .sorted()
            .toList();
    }

    /** What is allowed to break it. */
    Set<String> exceptions() {
        return switch (this) {
            case OTHER_POLICIES -> DatabaseGuard.readWall("other-policies.txt");
            case APPLICATION_RIGHTS -> DatabaseGuard.readWall("application-rights.txt");
            default -> Set.of();
        };
    }

    /** The exceptions that nothing real stands behind. */
    List<String> stale(JdbcClient database) {
        List<String> real = all(database);
        return exceptions()
            .stream()
            .filter(exception -> !real.contains(exception))
            .sorted()
            .toList();
    }

    private List<String> all(JdbcClient database) {
        return database
            .sql("with platform (name) as (select unnest(string_to_array(?, ' '))) " + query)
            .param(String.join(" ", DatabaseGuard.readWall("platform-tables.txt")))
            .query(String.class)
            .list();
    }
}
