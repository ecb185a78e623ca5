-- Drills: which backup was restored on trial, and whether everything was there.
create table backup_drill (
    id uuid primary key,
    tenant_id uuid not null references tenant,
    -- Not a reference: the book of drills outlives the backups.
    backup_id uuid not null,
    file_name text not null,
    cause text not null check (cause in ('MANUAL', 'SCHEDULE')),
    -- The operator, or the sweep.
    requested_by text not null,
    state text not null default 'QUEUED' check (state in ('QUEUED', 'RUNNING', 'SUCCEEDED', 'FAILED')),
    -- How often a worker began with it; one that died is followed by another.
    attempts int not null default 0,
    -- Each row is restored and then compared.
    rows_done bigint not null default 0,
    rows_total bigint,
    table_count int not null default 0,
    row_count bigint not null default 0,
    file_count int not null default 0,
    -- Where archive and shadow differ: [{"table", "rowsInBackup", "rowsRestored", "kind"}].
    differences jsonb not null default '[]' check (jsonb_typeof(differences) = 'array'),
    failure text,
    created_at timestamptz not null default now(),
    -- By the last worker that began.
    started_at timestamptz,
    finished_at timestamptz,
    check ((finished_at is not null) = (state in ('SUCCEEDED', 'FAILED'))),
    check ((failure is not null) = (state = 'FAILED')),
    check (differences = '[]' or state = 'FAILED')
);
create index backup_drill_by_tenant on backup_drill (tenant_id, id);
create unique index backup_drill_under_way on backup_drill (tenant_id) where state in ('QUEUED', 'RUNNING');
create index backup_drill_at_backup on backup_drill (backup_id) where state in ('QUEUED', 'RUNNING');
grant select, insert, update on backup_drill to quelyos_platform;
