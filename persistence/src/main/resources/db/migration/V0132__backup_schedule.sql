-- When backups of a tenant are made by themselves.
create table backup_schedule (
    id uuid primary key,
    tenant_id uuid not null references tenant,
    is_active boolean not null default true,
    frequency text not null check (frequency in ('DAILY', 'WEEKLY', 'MONTHLY')),
    -- 1 is Monday.
    day_of_week int check (day_of_week between 1 and 7),
    day_of_month int check (day_of_month between 1 and 28),
    -- In the tenant's time zone.
    hour int not null check (hour between 0 and 23),
    minute int not null check (minute between 0 and 59),
    -- How many of its backups are kept.
    retention int not null check (retention between 1 and 365),
    email text check (length(email) between 3 and 254),
    next_run_at timestamptz not null,
    version int not null default 1,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    check ((day_of_week is not null) = (frequency = 'WEEKLY')),
    check ((day_of_month is not null) = (frequency = 'MONTHLY'))
);
create index backup_schedule_by_tenant on backup_schedule (tenant_id, id);
create index backup_schedule_due on backup_schedule (next_run_at) where is_active;
grant select, insert, update, delete on backup_schedule to quelyos_platform;

-- Which schedule a backup was made by; it stays when the schedule goes.
alter table tenant_backup add column schedule_id uuid references backup_schedule on delete set null;
create index tenant_backup_by_schedule on tenant_backup (schedule_id, id) where schedule_id is not null;
