create table product_import (
    tenant_id uuid not null references tenant,
    id uuid not null,
    file_id uuid not null,
    state text not null default 'QUEUED' check (state in ('QUEUED', 'RUNNING', 'COMPLETED', 'FAILED', 'CANCELLED')),
    is_dry_run boolean not null,
    error_policy text not null check (error_policy in ('ABORT', 'SKIP')),
    requested_by text not null,
    row_count int not null default 0,
    processed_row_count int not null default 0,
    product_count int not null default 0,
    created_count int not null default 0,
    updated_count int not null default 0,
    unchanged_count int not null default 0,
    skipped_count int not null default 0,
    error_count int not null default 0,
    warning_count int not null default 0,
    failure_message text,
    is_cancel_requested boolean not null default false,
    created_at timestamptz not null default now(),
    started_at timestamptz,
    finished_at timestamptz,
    primary key (tenant_id, id),
    foreign key (tenant_id, file_id) references stored_file (tenant_id, id)
);
create index product_import_by_creation on product_import (tenant_id, created_at, id);
create index product_import_unfinished on product_import (tenant_id, created_at, id) where state in ('QUEUED', 'RUNNING');
create index product_import_by_file on product_import (tenant_id, file_id);
call protect_tenant_table('product_import');

create table product_import_error (
    tenant_id uuid not null references tenant,
    import_id uuid not null,
    severity text not null check (severity in ('ERROR', 'WARNING')),
    position int not null,
    row_number int not null,
    column_name text,
    code text not null,
    message text not null,
    rejected_value text,
    primary key (tenant_id, import_id, severity, position),
    foreign key (tenant_id, import_id) references product_import (tenant_id, id) on delete cascade
);
call protect_tenant_table('product_import_error');

-- db-scheduler's own table (its documented layout for PostgreSQL). It is a platform table: a task's data names a tenant
-- and a job, never a tenant's content.
create table scheduled_tasks (
    task_name text not null,
    task_instance text not null,
    task_data bytea,
    execution_time timestamptz not null,
    picked boolean not null,
    picked_by text,
    last_success timestamptz,
    last_failure timestamptz,
    consecutive_failures int,
    last_heartbeat timestamptz,
    version bigint not null,
    priority smallint,
    primary key (task_name, task_instance)
);
create index scheduled_tasks_by_time on scheduled_tasks (execution_time);
create index scheduled_tasks_by_heartbeat on scheduled_tasks (last_heartbeat);
create index scheduled_tasks_by_priority on scheduled_tasks (priority desc, execution_time asc);
grant select, insert, update, delete on scheduled_tasks to quelyos_app;

-- Documents that a client application was built with. Texts of programs, not of tenants. Within one audience an id stands
-- for one text, whichever applications and versions registered it; the registration holds a lock to keep that true.
create table trusted_document (
    client_name text not null,
    client_version text not null,
    document_id text not null,
    audience text not null,
    text text not null,
    operation_name text,
    registered_at timestamptz not null default now(),
    primary key (audience, document_id, client_name, client_version)
);
create index trusted_document_by_client on trusted_document (client_name, client_version, audience);

-- An application can serve several audiences, such as a shop's visitors and its customers, each with rules of its own.
create table client_application (
    name text not null,
    audience text not null,
    is_trusted_only boolean not null default false,
    created_at timestamptz not null default now(),
    primary key (audience, name)
);

-- One row that counts changes of the two tables: instances compare it with what they have in memory.
create table trusted_document_change (
    is_only boolean primary key default true check (is_only),
    version bigint not null
);
insert into trusted_document_change (version) values (1);

create function count_trusted_document_change() returns trigger
    language plpgsql security definer set search_path = public
as $$
begin
    update trusted_document_change set version = version + 1;
    return null;
end
$$;
create trigger trusted_document_changed after insert or update or delete on trusted_document
    for each statement execute function count_trusted_document_change();
create trigger client_application_changed after insert or update or delete on client_application
    for each statement execute function count_trusted_document_change();

grant select on trusted_document, client_application, trusted_document_change to quelyos_app;
grant select, insert, update, delete on trusted_document, client_application to quelyos_platform;
grant select on trusted_document_change to quelyos_platform;
