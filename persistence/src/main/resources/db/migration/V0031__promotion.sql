-- What makes baskets cheaper, for whom, and how often it was used.

create table customer_group (
    tenant_id uuid not null references tenant,
    id uuid not null,
    name text not null check (length(name) between 1 and 100),
    version int not null default 1,
    created_at timestamptz not null default now(),
    primary key (tenant_id, id),
    unique (tenant_id, name)
);
call protect_tenant_table('customer_group');

create table customer_group_member (
    tenant_id uuid not null references tenant,
    group_id uuid not null,
    customer_id uuid not null,
    created_at timestamptz not null default now(),
    primary key (tenant_id, group_id, customer_id),
    foreign key (tenant_id, group_id) references customer_group (tenant_id, id) on delete cascade,
    foreign key (tenant_id, customer_id) references customer (tenant_id, id) on delete cascade
);
create index customer_group_member_by_customer on customer_group_member (tenant_id, customer_id);
call protect_tenant_table('customer_group_member');

create table promotion (
    tenant_id uuid not null references tenant,
    id uuid not null,
    name text not null check (length(name) between 1 and 100),
    is_active boolean not null default false,
    needs_coupon boolean not null default false,
    priority int not null default 0 check (priority between -1000 and 1000),
    combines_with text[] not null default '{}' check (combines_with <@ array['PRODUCT', 'ORDER', 'DELIVERY']),
    kind text not null check (kind in (
        'PERCENTAGE', 'AMOUNT', 'AMOUNT_EACH', 'FIXED_PRICE', 'FREE_DELIVERY', 'BUY_X_GET_Y')),
    -- The currency of the amounts, and then the only one that the promotion applies in.
    currency text check (currency ~ '^[A-Z]{3}$'),
    basis_points int check (basis_points between 1 and 10000),
    amount_minor bigint check (amount_minor >= 0),
    buy_quantity int check (buy_quantity between 1 and 1000),
    get_quantity int check (get_quantity between 1 and 1000),
    maximum_sets int check (maximum_sets between 1 and 1000000),
    -- Which lines it is about, as io.quelyos.bff.pricing.promotion.Targets.
    targets jsonb not null,
    -- Which lines come with others; null for those that are to be bought.
    get_targets jsonb,
    starts_at timestamptz,
    ends_at timestamptz,
    minimum_minor bigint check (minimum_minor > 0),
    minimum_quantity int check (minimum_quantity between 1 and 1000000),
    customer_group_ids uuid[] not null default '{}',
    is_first_order_only boolean not null default false,
    usage_limit bigint check (usage_limit > 0),
    customer_usage_limit bigint check (customer_usage_limit > 0),
    version int not null default 1,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    primary key (tenant_id, id),
    check (starts_at < ends_at),
    check ((basis_points is not null) = (kind in ('PERCENTAGE', 'BUY_X_GET_Y'))),
    check ((amount_minor is not null) = (kind in ('AMOUNT', 'AMOUNT_EACH', 'FIXED_PRICE'))),
    check (num_nonnulls(buy_quantity, get_quantity) = case kind when 'BUY_X_GET_Y' then 2 else 0 end),
    check (currency is not null or (amount_minor is null and minimum_minor is null))
);
create index promotion_automatic on promotion (tenant_id, id) where is_active and not needs_coupon;
call protect_tenant_table('promotion');
create trigger promotion_changed after insert or update or delete on promotion
    for each row execute function notify_tenant_changed();

create table coupon (
    tenant_id uuid not null references tenant,
    id uuid not null,
    promotion_id uuid not null,
    -- Upper-case, without outer space.
    code text not null check (code ~ '^[A-Z0-9][A-Z0-9_-]{2,39}$'),
    is_active boolean not null default true,
    expires_at timestamptz,
    customer_id uuid,
    usage_limit bigint check (usage_limit > 0),
    customer_usage_limit bigint check (customer_usage_limit > 0),
    -- The row is the lock at which concurrent uses queue.
    used_count bigint not null default 0 check (used_count >= 0),
    version int not null default 1,
    created_at timestamptz not null default now(),
    primary key (tenant_id, id),
    unique (tenant_id, code),
    foreign key (tenant_id, promotion_id) references promotion (tenant_id, id) on delete cascade,
    foreign key (tenant_id, customer_id) references customer (tenant_id, id) on delete cascade
);
create index coupon_by_promotion on coupon (tenant_id, promotion_id, id);
create index coupon_by_customer on coupon (tenant_id, customer_id) where customer_id is not null;
call protect_tenant_table('coupon');

-- How often a promotion was used. Beside its promotion and not in it, so that a use makes nobody forget the promotion.
create table promotion_usage (
    tenant_id uuid not null references tenant,
    promotion_id uuid not null,
    used_count bigint not null check (used_count >= 0),
    primary key (tenant_id, promotion_id),
    foreign key (tenant_id, promotion_id) references promotion (tenant_id, id) on delete cascade
);
call protect_tenant_table('promotion_usage');

create table promotion_customer_usage (
    tenant_id uuid not null references tenant,
    promotion_id uuid not null,
    customer_id uuid not null,
    used_count bigint not null check (used_count >= 0),
    primary key (tenant_id, promotion_id, customer_id),
    foreign key (tenant_id, promotion_id) references promotion (tenant_id, id) on delete cascade,
    foreign key (tenant_id, customer_id) references customer (tenant_id, id) on delete cascade
);
create index promotion_customer_usage_by_customer on promotion_customer_usage (tenant_id, customer_id);
call protect_tenant_table('promotion_customer_usage');

create table coupon_customer_usage (
    tenant_id uuid not null references tenant,
    coupon_id uuid not null,
    customer_id uuid not null,
    used_count bigint not null check (used_count >= 0),
    primary key (tenant_id, coupon_id, customer_id),
    foreign key (tenant_id, coupon_id) references coupon (tenant_id, id) on delete cascade,
    foreign key (tenant_id, customer_id) references customer (tenant_id, id) on delete cascade
);
create index coupon_customer_usage_by_customer on coupon_customer_usage (tenant_id, customer_id);
call protect_tenant_table('coupon_customer_usage');

-- Each use, so that it can be given back exactly once.
create table promotion_redemption (
    tenant_id uuid not null references tenant,
    order_id uuid not null,
    promotion_id uuid not null,
    coupon_id uuid,
    customer_id uuid,
    amount_minor bigint not null check (amount_minor > 0),
    currency text not null check (currency ~ '^[A-Z]{3}$'),
    created_at timestamptz not null default now(),
    primary key (tenant_id, order_id, promotion_id),
    foreign key (tenant_id, promotion_id) references promotion (tenant_id, id),
    foreign key (tenant_id, coupon_id) references coupon (tenant_id, id),
    foreign key (tenant_id, customer_id) references customer (tenant_id, id) on delete set null (customer_id)
);
create index promotion_redemption_by_promotion on promotion_redemption (tenant_id, promotion_id);
create index promotion_redemption_by_coupon on promotion_redemption (tenant_id, coupon_id) where coupon_id is not null;
create index promotion_redemption_by_customer on promotion_redemption (tenant_id, customer_id);
call protect_tenant_table('promotion_redemption');
