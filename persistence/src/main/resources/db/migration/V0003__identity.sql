-- A staff account is one person for the whole installation; what the person may do is said by one membership per tenant.
create table staff_account (
    id uuid primary key,
    email text not null unique check (email = lower(email)),
    display_name text not null,
    password_hash text not null,
    is_active boolean not null default true,
    created_at timestamptz not null default now()
);

create table staff_member (
    tenant_id uuid not null references tenant,
    account_id uuid not null references staff_account,
    role text not null check (role in ('OWNER', 'MANAGER', 'CATALOG_EDITOR', 'SUPPORT')),
    created_at timestamptz not null default now(),
    primary key (tenant_id, account_id)
);
create index staff_member_by_account on staff_member (account_id);
call protect_tenant_table('staff_member');
create trigger staff_member_counted after insert on staff_member
    referencing new table as inserted for each statement execute function count_inserted('users');
create trigger staff_member_uncounted after delete on staff_member
    referencing old table as deleted for each statement execute function count_deleted('users');

-- Row-level security is forced on the owner too, so the sign-in's one question across tenants ("where does this person
-- work?") has a narrow policy of its own for the owner, who runs the function below and nothing else at run time.
create policy owner_reads_memberships on staff_member for select to quelyos_owner using (true);

create function staff_account_by_email(requested_email text)
    returns table (id uuid, email text, display_name text, password_hash text, is_active boolean)
    language sql stable security definer set search_path = public
as $$
    select a.id, a.email, a.display_name, a.password_hash, a.is_active
    from staff_account a
    where a.email = lower(requested_email)
$$;

create function staff_memberships(requested_account uuid)
    returns table (tenant_id uuid, slug text, name text, state text, role text)
    language sql stable security definer set search_path = public
as $$
    select t.id, t.slug, t.name, t.state, m.role
    from staff_member m
    join tenant t on t.id = m.tenant_id
    where m.account_id = requested_account
    order by t.name, t.id
    limit 200
$$;

-- What a person may do in one tenant at this moment. Asked on every request of staff, so that a removed membership, a
-- changed role or a closed account counts from the next request on; one function and not the tenant door, because it is
-- asked before there is a context and must cost one round trip.
create function staff_standing(requested_tenant uuid, requested_account uuid)
    returns table (account_id uuid, display_name text, role text)
    language sql stable security definer set search_path = public
as $$
    select a.id, a.display_name, m.role
    from staff_member m
    join staff_account a on a.id = m.account_id
    where m.tenant_id = requested_tenant and m.account_id = requested_account and a.is_active
$$;

-- The one column of the platform's table that a sign-in writes: a hash with newer parameters in place of the hash that
-- was just verified, and of no other.
create function staff_password_rehash(requested_account uuid, old_hash text, new_hash text) returns boolean
    language sql volatile security definer set search_path = public
as $$
    with changed as (
        update staff_account set password_hash = new_hash
        where id = requested_account and password_hash = old_hash
        returning id
    )
    select exists (select from changed)
$$;
grant execute on function staff_account_by_email(text), staff_memberships(uuid), staff_standing(uuid, uuid),
    staff_password_rehash(uuid, text, text) to quelyos_app;

-- A customer belongs to one tenant: the same e-mail in two tenants is two people.
create table customer (
    tenant_id uuid not null references tenant,
    id uuid not null,
    email text not null check (email = lower(email)),
    display_name text not null,
    password_hash text not null,
    accepts_marketing boolean not null default false,
    created_at timestamptz not null default now(),
    primary key (tenant_id, id),
    unique (tenant_id, email)
);
call protect_tenant_table('customer');

-- People who run the installation. Used by the embedded authorisation server only; production has an external issuer.
create table operator_account (
    id uuid primary key,
    email text not null unique check (email = lower(email)),
    display_name text not null,
    password_hash text not null,
    permissions text[] not null,
    is_active boolean not null default true,
    created_at timestamptz not null default now()
);
create function operator_by_email(requested_email text) returns setof operator_account
    language sql stable security definer set search_path = public
as $$
    select o.* from operator_account o where o.email = lower(requested_email)
$$;

-- A partner's program: bound to one tenant, its scopes narrow what its tokens may do.
create table partner_client (
    client_id text primary key,
    tenant_id uuid not null references tenant,
    name text not null,
    secret_hash text not null,
    scopes text[] not null,
    is_active boolean not null default true,
    created_at timestamptz not null default now()
);
create index partner_client_by_tenant on partner_client (tenant_id);
create function partner_client_by_id(requested_client text) returns setof partner_client
    language sql stable security definer set search_path = public
as $$
    select c.* from partner_client c where c.client_id = requested_client
$$;
grant execute on function operator_by_email(text), partner_client_by_id(text) to quelyos_app;

create table audit_entry (
    tenant_id uuid not null references tenant,
    id uuid not null,
    actor_kind text not null,
    actor_id text not null,
    action text not null,
    entity_type text not null,
    entity_id text not null,
    detail jsonb not null default '{}',
    created_at timestamptz not null default now(),
    primary key (tenant_id, id)
);
create index audit_entry_by_entity on audit_entry (tenant_id, entity_type, entity_id, id);
call protect_tenant_table('audit_entry');

-- A key and the answer that was given under it, stored with the effect itself.
create table idempotency_key (
    tenant_id uuid not null references tenant,
    actor text not null,
    mutation text not null,
    key_hash bytea not null,
    request_hash bytea not null,
    payload jsonb,
    created_at timestamptz not null default now(),
    primary key (tenant_id, actor, mutation, key_hash)
);
create index idempotency_key_by_age on idempotency_key (tenant_id, created_at);
call protect_tenant_table('idempotency_key');

create table platform_idempotency_key (
    actor text not null,
    mutation text not null,
    key_hash bytea not null,
    request_hash bytea not null,
    payload jsonb,
    created_at timestamptz not null default now(),
    primary key (actor, mutation, key_hash)
);
create index platform_idempotency_key_by_age on platform_idempotency_key (created_at);
grant select, insert, update, delete on platform_idempotency_key to quelyos_platform;
