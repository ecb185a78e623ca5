-- How a tenant lets buyers check out and pay.

alter table shop_policy
    add column guest_checkout boolean not null default true,
    -- How long pieces are kept for a buyer who is at the checkout, and for one whose money is awaited.
    add column reservation_minutes int not null default 15 check (reservation_minutes between 1 and 1440),
    add column payment_minutes int not null default 60 check (payment_minutes between 5 and 10080),
    add column requires_terms boolean not null default true;

create table payment_method (
    tenant_id uuid not null references tenant,
    code text not null check (code in ('BANK_TRANSFER', 'CASH_ON_DELIVERY', 'CARD')),
    is_active boolean not null default false,
    position int not null default 0,
    instructions text check (length(instructions) between 1 and 2000),
    publishable_key text check (length(publishable_key) between 1 and 255),
    -- Sealed by AES-256-GCM, in base64, under a key that is not in the database.
    secret_key text check (length(secret_key) <= 1000),
    webhook_secret text check (length(webhook_secret) <= 1000),
    is_captured_at_once boolean not null default true,
    version int not null default 1,
    updated_at timestamptz not null default now(),
    primary key (tenant_id, code),
    check (code = 'CARD' or num_nonnulls(publishable_key, secret_key, webhook_secret) = 0),
    check (code <> 'CARD' or not is_active or num_nonnulls(publishable_key, secret_key, webhook_secret) = 3)
);
call protect_tenant_table('payment_method');
create trigger payment_method_changed after insert or update or delete on payment_method
    for each row execute function notify_tenant_changed();

-- What providers told, each message once: it is written in the transaction of its effect.
create table payment_message (
    tenant_id uuid not null references tenant,
    id uuid not null,
    provider text not null check (provider in ('STRIPE')),
    event_id text not null check (length(event_id) between 1 and 255),
    kind text not null check (length(kind) between 1 and 100),
    reference text check (length(reference) between 1 and 255),
    -- UNKNOWN: about a payment that is not known here.
    outcome text not null check (outcome in ('APPLIED', 'IGNORED', 'UNKNOWN')),
    received_at timestamptz not null default now(),
    primary key (tenant_id, id),
    unique (tenant_id, provider, event_id)
);
create index payment_message_by_time on payment_message (tenant_id, received_at);
call protect_tenant_table('payment_message');

-- A guest goes to one checkout at a time.
create index checkout_open_by_guest on checkout (tenant_id, guest_session)
    where state = 'OPEN' and guest_session is not null;

-- Whether its pieces are counted among those sold. Counted by a job, so that orders do not wait for each other at the
-- product's row, nor for whoever works on the catalogue.
alter table shop_order add column is_sales_counted boolean not null default false;

-- A payment with a gift card can be given back in parts.
alter table gift_card_entry drop constraint gift_card_entry_kind_check;
alter table gift_card_entry add constraint gift_card_entry_kind_check
    check (kind in ('ISSUE', 'REDEEM', 'RELEASE', 'ADJUST', 'REFUND'));
drop index gift_card_entry_by_order;
create unique index gift_card_entry_by_order on gift_card_entry (tenant_id, order_id, gift_card_id, kind)
    where order_id is not null and kind <> 'REFUND';

-- The orders of a tenant by year. The row is the lock at which orders queue, so that no number of them at the same time
-- passes the plan's limit.
create table order_year (
    tenant_id uuid not null references tenant,
    year int not null,
    order_count bigint not null check (order_count >= 0),
    primary key (tenant_id, year)
);
call protect_tenant_table('order_year');

-- How many orders a year the plan of the transaction's tenant allows, null for any number, and which year it is there at
-- a time.
create function order_limit(at timestamptz, out quota_limit bigint, out year int)
    language sql stable security definer set search_path = pg_catalog, public, pg_temp
as $$
    select p.max_orders_per_year, cast(extract(year from at at time zone t.time_zone) as int)
    from tenant t
    join plan p on p.code = t.plan_code
    where t.id = current_tenant()
$$;
grant execute on function order_limit(timestamptz) to quelyos_app;
