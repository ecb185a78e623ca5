-- Words that mean the same to a tenant's buyers. EQUIVALENT: each of the terms finds what the others find. ONE_WAY: the
-- term finds what the terms find, and not the other way round.
create table search_synonym (
    tenant_id uuid not null references tenant,
    id uuid not null,
    kind text not null check (kind in ('EQUIVALENT', 'ONE_WAY')),
    term text,
    terms text[] not null check (cardinality(terms) between 1 and 100),
    version int not null default 1,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    primary key (tenant_id, id),
    check ((kind = 'ONE_WAY') = (term is not null))
);
call protect_tenant_table('search_synonym');
create trigger search_synonym_changed after insert or update or delete on search_synonym
    for each row execute function notify_tenant_changed();
