-- What clients that listen are to be told. An event is written in the transaction of what it tells, moved to Redis after
-- it, and removed here once it is there. The position is taken while the transaction holds what it changes, so that the
-- events of one cart or order have the order of their changes.
create table live_event (
    tenant_id uuid not null references tenant,
    id uuid not null,
    position bigint not null generated always as identity,
    topic text not null check (length(topic) between 1 and 200),
    kind text not null check (kind ~ '^[A-Z][A-Z_]{0,49}$'),
    payload text not null check (length(payload) <= 10000),
    created_at timestamptz not null default clock_timestamp(),
    primary key (tenant_id, id)
);
create index live_event_by_position on live_event (tenant_id, position);
call protect_tenant_table('live_event');
