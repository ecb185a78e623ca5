-- Money that somebody else has paid. The code itself is nowhere: what is stored is its keyed hash.

create table gift_card (
    tenant_id uuid not null references tenant,
    id uuid not null,
    code_hash bytea not null check (length(code_hash) = 32),
    last_four text not null check (last_four ~ '^[0-9A-Z]{4}$'),
    currency text not null check (currency ~ '^[A-Z]{3}$'),
    initial_minor bigint not null check (initial_minor > 0),
    -- The sum of its entries; the row is the lock at which concurrent uses queue.
    balance_minor bigint not null check (balance_minor >= 0),
    expires_at timestamptz,
    is_disabled boolean not null default false,
    note text check (length(note) <= 500),
    version int not null default 1,
    created_at timestamptz not null default now(),
    primary key (tenant_id, id),
    unique (tenant_id, code_hash)
);
create index gift_card_by_last_four on gift_card (tenant_id, last_four, id);
call protect_tenant_table('gift_card');

create table gift_card_entry (
    tenant_id uuid not null references tenant,
    id uuid not null,
    gift_card_id uuid not null,
    kind text not null check (kind in ('ISSUE', 'REDEEM', 'RELEASE', 'ADJUST')),
    -- What the entry adds to the balance; below 0 where it takes away.
    amount_minor bigint not null check (amount_minor <> 0),
    balance_after_minor bigint not null check (balance_after_minor >= 0),
    order_id uuid,
    reason text check (length(reason) <= 500),
    created_at timestamptz not null default now(),
    primary key (tenant_id, id),
    foreign key (tenant_id, gift_card_id) references gift_card (tenant_id, id)
);
create index gift_card_entry_by_card on gift_card_entry (tenant_id, gift_card_id, id);
-- A card pays for an order once, and is given back once.
create unique index gift_card_entry_by_order on gift_card_entry (tenant_id, order_id, gift_card_id, kind)
    where order_id is not null;
call protect_tenant_table('gift_card_entry');
