-- Backups of single tenants: what was saved, when, and how far it is. A platform table, as it is the operators' who see the
-- backups of all tenants in one list; what is in a backup is read and written behind the tenant wall only.
create table tenant_backup (
    id uuid primary key,
    tenant_id uuid not null references tenant,
    cause text not null check (cause in ('MANUAL', 'SCHEDULE')),
    -- The operator, or the schedule.
    requested_by text not null,
    state text not null default 'QUEUED' check (state in ('QUEUED', 'RUNNING', 'SUCCEEDED', 'FAILED', 'CANCELLED')),
    is_cancel_requested boolean not null default false,
    -- How often a worker began with it; one that died is followed by another.
    attempts int not null default 0,
    file_name text not null check (file_name ~ '^backup_[a-z0-9-]+_[0-9]{8}_[0-9]{6}\.zip$'),
    schema_version int,
    product_version text,
    rows_done bigint not null default 0,
    rows_total bigint,
    file_count int not null default 0,
    -- Of the archive as it is stored.
    byte_size bigint not null default 0,
    failure text,
    created_at timestamptz not null default now(),
    started_at timestamptz,
    finished_at timestamptz,
    check ((finished_at is not null) = (state in ('SUCCEEDED', 'FAILED', 'CANCELLED'))),
    check ((failure is not null) = (state = 'FAILED'))
);
create index tenant_backup_by_tenant on tenant_backup (tenant_id, id);
-- A tenant has one backup under way at a time, whoever asks for it.
create unique index tenant_backup_under_way on tenant_backup (tenant_id) where state in ('QUEUED', 'RUNNING');
grant select, insert, update, delete on tenant_backup to quelyos_platform;
-- A job of the operators is scheduled in the transaction that needs it, as those of tenants are.
grant select, insert on scheduled_tasks to quelyos_platform;

-- The version that the migrations brought the database to.
create function schema_version() returns int
    language sql stable security definer set search_path = pg_catalog, public, pg_temp
    return (select max(cast(h.version as int)) from flyway_schema_history h where h.success and h.version is not null);
grant execute on function schema_version() to quelyos_app;

-- The columns of a tenant table that a backup holds: all but the tenant, what the database reckons itself, and those that
-- the caller leaves out.
create function backup_columns(target regclass, left_out text[]) returns text[]
    language sql stable set search_path = pg_catalog, public, pg_temp
    return (
        select array_agg(cast(a.attname as text) order by a.attnum)
        from pg_attribute a
        where a.attrelid = target and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' and a.attidentity = ''
            and a.attname <> 'tenant_id' and a.attname <> all (left_out));
grant execute on function backup_columns(regclass, text[]) to quelyos_app;

-- The columns of the primary key, the tenant first.
create function backup_key(target regclass) returns text[]
    language sql stable set search_path = pg_catalog, public, pg_temp
    return (
        select array_agg(cast(a.attname as text) order by k.position)
        from pg_index i
        cross join lateral unnest(cast(i.indkey as int2[])) with ordinality k (attnum, position)
        join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.attnum
        where i.indrelid = target and i.indisprimary);
grant execute on function backup_key(regclass) to quelyos_app;

-- Opens the cursor backup_rows over the rows of the transaction's tenant, each a JSON object. It runs with its caller's
-- rights: the policies choose the rows.
create function open_backup_rows(target regclass, columns text[], kept_where text) returns void
    language plpgsql set search_path = pg_catalog, public, pg_temp
as $$
declare
    backup_rows refcursor := 'backup_rows';
begin
    open backup_rows no scroll for execute format(
        'select cast(row_to_json(r) as text) from (select %s from %s where %s order by %s) r',
        (select string_agg(quote_ident(c.name), ', ' order by c.position)
            from unnest(columns) with ordinality c (name, position)),
        target, kept_where,
        (select string_agg(quote_ident(k.name), ', ' order by k.position)
            from unnest(backup_key(target)) with ordinality k (name, position)));
end
$$;
grant execute on function open_backup_rows(regclass, text[], text) to quelyos_app;

-- The next rows of the cursor; none where it is at its end.
create function next_backup_rows(most int) returns setof text
    language plpgsql set search_path = pg_catalog, public, pg_temp
as $$
declare
    backup_rows refcursor := 'backup_rows';
    line text;
begin
    for number in 1..most loop
        fetch next from backup_rows into line;
        exit when not found;
        return next line;
    end loop;
end
$$;
grant execute on function next_backup_rows(int) to quelyos_app;

create function close_backup_rows() returns void
    language plpgsql set search_path = pg_catalog, public, pg_temp
as $$
declare
    backup_rows refcursor := 'backup_rows';
begin
    close backup_rows;
end
$$;
grant execute on function close_backup_rows() to quelyos_app;

create function count_backup_rows(target regclass, kept_where text) returns bigint
    language plpgsql stable set search_path = pg_catalog, public, pg_temp
as $$
declare
    counted bigint;
begin
    execute format('select count(*) from %s where %s', target, kept_where) into counted;
    return counted;
end
$$;
grant execute on function count_backup_rows(regclass, text) to quelyos_app;
