-- From the cart to the order: pieces that are kept for a buyer, the order with its money, and what happened to it.

-- Pieces that lie here but are kept for somebody's checkout: the sum of the reservations. What can be sold is the rest.
alter table stock_level add column reserved int not null default 0 check (reserved >= 0);

create or replace view sellable_variant with (security_invoker = true) as
select v.tenant_id, v.id, v.product_id, v.position, v.sku, v.barcode, v.option_values, v.price_minor, v.compare_at_minor,
    v.cost_minor, v.weight_grams, v.is_stock_tracked, v.continues_when_out_of_stock, v.requires_shipping, v.is_taxable,
    v.unit_amount,
    b.item_count > 0 as is_bundle,
    case
        when b.item_count > 0 then b.on_hand
        when v.is_stock_tracked then o.quantity
    end as on_hand,
    case
        when b.item_count > 0 then b.sellable
        when v.is_stock_tracked and not v.continues_when_out_of_stock then o.free
    end as sellable
from variant v
cross join lateral (
    select coalesce(sum(s.quantity), 0) as quantity, coalesce(sum(s.quantity - s.reserved), 0) as free
    from stock_level s
    where s.tenant_id = v.tenant_id
        and s.variant_id = v.id
) o
cross join lateral (
    select count(*) as item_count,
        min(case
            when c.id is null then 0
            when c.is_stock_tracked then greatest(q.quantity, 0) / i.quantity
        end) as on_hand,
        min(case
            when c.id is null then 0
            when c.is_stock_tracked and not c.continues_when_out_of_stock then greatest(q.free, 0) / i.quantity
        end) as sellable
    from bundle_item i
    left join variant c on c.tenant_id = i.tenant_id and c.id = i.variant_id
    left join lateral (
        select coalesce(sum(s.quantity), 0) as quantity, coalesce(sum(s.quantity - s.reserved), 0) as free
        from stock_level s
        where s.tenant_id = c.tenant_id
            and s.variant_id = c.id
    ) q on true
    where i.tenant_id = v.tenant_id
        and i.product_id = v.product_id
) b;

-- A buyer on the way from the cart to the order. The order gets the checkout's id, so that there can never be two.
create table checkout (
    tenant_id uuid not null references tenant,
    id uuid not null,
    -- Null when the cart is gone, because it became the order or its time was over.
    cart_id uuid,
    customer_id uuid,
    guest_session text check (length(guest_session) between 1 and 100),
    state text not null default 'OPEN' check (state in ('OPEN', 'ORDERED', 'EXPIRED', 'CANCELLED')),
    email text check (length(email) <= 254),
    phone text check (length(phone) <= 40),
    -- As io.quelyos.persistence.address.PostalAddress.
    shipping_address jsonb check (jsonb_typeof(shipping_address) = 'object'),
    billing_address jsonb check (jsonb_typeof(billing_address) = 'object'),
    terms_accepted_at timestamptz,
    -- Until then its pieces are kept; told to the buyer.
    reserved_until timestamptz not null,
    version int not null default 1,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    primary key (tenant_id, id),
    check (num_nonnulls(customer_id, guest_session) <= 1),
    foreign key (tenant_id, cart_id) references cart (tenant_id, id) on delete set null (cart_id),
    foreign key (tenant_id, customer_id) references customer (tenant_id, id) on delete set null (customer_id)
);
create unique index checkout_open_by_cart on checkout (tenant_id, cart_id) where state = 'OPEN';
create index checkout_by_cart on checkout (tenant_id, cart_id) where cart_id is not null;
create index checkout_by_customer on checkout (tenant_id, customer_id) where customer_id is not null;
call protect_tenant_table('checkout');

-- Pieces kept for a checkout, until it is ordered and paid or its time is over. Of a bundle, its parts are kept.
create table stock_reservation (
    tenant_id uuid not null references tenant,
    checkout_id uuid not null,
    variant_id uuid not null,
    location_id uuid not null,
    quantity int not null check (quantity > 0),
    primary key (tenant_id, checkout_id, variant_id, location_id),
    foreign key (tenant_id, checkout_id) references checkout (tenant_id, id) on delete cascade,
    foreign key (tenant_id, variant_id, location_id) references stock_level (tenant_id, variant_id, location_id)
        on delete cascade
);
create index stock_reservation_by_level on stock_reservation (tenant_id, variant_id, location_id);
call protect_tenant_table('stock_reservation');

-- The last numbers that a tenant gave. The row is the lock at which orders queue for theirs, so that none is missing.
create table order_counter (
    tenant_id uuid not null references tenant,
    kind text not null check (kind in ('ORDER', 'INVOICE', 'CREDIT_NOTE', 'RETURN')),
    last_number bigint not null check (last_number > 0),
    primary key (tenant_id, kind)
);
call protect_tenant_table('order_counter');

create table shop_order (
    tenant_id uuid not null references tenant,
    -- The checkout's.
    id uuid not null,
    -- Given when the order is placed; one that was never paid never had a number.
    number bigint check (number > 0),
    status text not null check (status in ('AWAITING_PAYMENT', 'OPEN', 'COMPLETED', 'CANCELLED')),
    payment_status text not null default 'UNPAID' check (payment_status in
        ('UNPAID', 'AUTHORISED', 'PARTLY_PAID', 'PAID', 'PARTLY_REFUNDED', 'REFUNDED')),
    fulfilment_status text not null default 'UNFULFILLED' check (fulfilment_status in
        ('UNFULFILLED', 'PARTLY_FULFILLED', 'FULFILLED', 'DELIVERED')),
    customer_id uuid,
    guest_session text check (length(guest_session) between 1 and 100),
    email text not null check (length(email) between 3 and 254),
    phone text check (length(phone) <= 40),
    locale text not null,
    currency text not null check (currency ~ '^[A-Z]{3}$'),
    prices_include_tax boolean not null,
    tax_treatment text not null,
    vat_number text,
    requires_shipping boolean not null,
    shipping_address jsonb check (jsonb_typeof(shipping_address) = 'object'),
    billing_address jsonb not null check (jsonb_typeof(billing_address) = 'object'),
    delivery_rate_id uuid,
    pickup_point_id uuid,
    delivery_name text check (length(delivery_name) <= 100),
    -- As bff.pricing.BasketTotals; what is paid for the delivery after discounts stands beside.
    subtotal_minor bigint not null check (subtotal_minor >= 0),
    discount_minor bigint not null check (discount_minor >= 0),
    delivery_minor bigint not null check (delivery_minor >= 0),
    delivery_discount_minor bigint not null check (delivery_discount_minor >= 0),
    delivery_net_minor bigint not null check (delivery_net_minor >= 0),
    delivery_tax_minor bigint not null check (delivery_tax_minor >= 0),
    net_minor bigint not null check (net_minor >= 0),
    tax_minor bigint not null check (tax_minor >= 0),
    gross_minor bigint not null check (gross_minor >= 0),
    taxes jsonb not null default '[]' check (jsonb_typeof(taxes) = 'array'),
    promotions jsonb not null default '[]' check (jsonb_typeof(promotions) = 'array'),
    -- Sums of the ledger, kept in its transactions: money that came in, and that went back.
    paid_minor bigint not null default 0 check (paid_minor >= 0),
    refunded_minor bigint not null default 0 check (refunded_minor between 0 and paid_minor),
    note text check (length(note) <= 5000),
    attributes jsonb not null default '[]' check (jsonb_typeof(attributes) = 'array'),
    terms_accepted_at timestamptz,
    -- Until then the money must be there, else the order is withdrawn.
    payment_due_at timestamptz,
    placed_at timestamptz,
    cancelled_at timestamptz,
    cancel_reason text check (cancel_reason in
        ('PAYMENT_FAILED', 'PAYMENT_EXPIRED', 'OUT_OF_STOCK', 'BUYER', 'STAFF', 'FRAUD')),
    version int not null default 1,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    primary key (tenant_id, id),
    unique (tenant_id, number),
    check ((number is null) = (placed_at is null)),
    check (net_minor + tax_minor = gross_minor),
    check (num_nonnulls(cancelled_at, cancel_reason) in (0, 2)),
    check ((status = 'CANCELLED') = (cancelled_at is not null)),
    foreign key (tenant_id, id) references checkout (tenant_id, id),
    foreign key (tenant_id, customer_id) references customer (tenant_id, id) on delete set null (customer_id)
);
create index shop_order_by_placing on shop_order (tenant_id, placed_at, id) where placed_at is not null;
create index shop_order_by_status on shop_order (tenant_id, status, placed_at, id);
create index shop_order_by_customer on shop_order (tenant_id, customer_id, placed_at, id) where customer_id is not null;
create index shop_order_by_email on shop_order (tenant_id, email, placed_at, id);
create index shop_order_by_guest on shop_order (tenant_id, guest_session) where guest_session is not null;
call protect_tenant_table('shop_order');

-- Everything about the article is copied: an order stays what it was, whatever becomes of the catalogue.
create table order_line (
    tenant_id uuid not null references tenant,
    id uuid not null,
    order_id uuid not null,
    position int not null check (position > 0),
    product_id uuid,
    variant_id uuid,
    name text not null check (length(name) between 1 and 255),
    sku text check (length(sku) <= 100),
    option_values text[] not null default '{}',
    quantity int not null check (quantity > 0),
    unit_price_minor bigint not null check (unit_price_minor >= 0),
    subtotal_minor bigint not null check (subtotal_minor >= 0),
    discount_minor bigint not null check (discount_minor between 0 and subtotal_minor),
    net_minor bigint not null check (net_minor >= 0),
    tax_minor bigint not null check (tax_minor >= 0),
    gross_minor bigint not null check (gross_minor >= 0),
    taxes jsonb not null default '[]' check (jsonb_typeof(taxes) = 'array'),
    discounts jsonb not null default '[]' check (jsonb_typeof(discounts) = 'array'),
    requires_shipping boolean not null,
    note text check (length(note) <= 5000),
    attributes jsonb not null default '[]' check (jsonb_typeof(attributes) = 'array'),
    fulfilled_quantity int not null default 0 check (fulfilled_quantity >= 0),
    cancelled_quantity int not null default 0 check (cancelled_quantity >= 0),
    returned_quantity int not null default 0 check (returned_quantity between 0 and fulfilled_quantity),
    primary key (tenant_id, id),
    unique (tenant_id, order_id, position),
    check (net_minor + tax_minor = gross_minor),
    check (fulfilled_quantity + cancelled_quantity <= quantity),
    foreign key (tenant_id, order_id) references shop_order (tenant_id, id),
    foreign key (tenant_id, product_id) references product (tenant_id, id) on delete set null (product_id),
    foreign key (tenant_id, variant_id) references variant (tenant_id, id) on delete set null (variant_id)
);
create index order_line_by_product on order_line (tenant_id, product_id) where product_id is not null;
create index order_line_by_variant on order_line (tenant_id, variant_id) where variant_id is not null;
call protect_tenant_table('order_line');

-- Where an order's pieces were taken from, so that they can be put back there; of a bundle, its parts.
create table order_line_stock (
    tenant_id uuid not null references tenant,
    order_line_id uuid not null,
    variant_id uuid not null,
    location_id uuid not null,
    quantity int not null check (quantity > 0),
    restocked_quantity int not null default 0 check (restocked_quantity between 0 and quantity),
    primary key (tenant_id, order_line_id, variant_id, location_id),
    foreign key (tenant_id, order_line_id) references order_line (tenant_id, id),
    foreign key (tenant_id, variant_id) references variant (tenant_id, id) on delete cascade,
    foreign key (tenant_id, location_id) references location (tenant_id, id)
);
create index order_line_stock_by_variant on order_line_stock (tenant_id, variant_id);
create index order_line_stock_by_location on order_line_stock (tenant_id, location_id);
call protect_tenant_table('order_line_stock');

-- One way in which an order, or a part of it, is paid.
create table payment (
    tenant_id uuid not null references tenant,
    id uuid not null,
    order_id uuid not null,
    method text not null check (method in ('BANK_TRANSFER', 'CASH_ON_DELIVERY', 'GIFT_CARD', 'CARD')),
    -- UNKNOWN: the provider was asked and has not answered; it is asked again with the same key.
    state text not null check (state in
        ('CREATED', 'UNKNOWN', 'ACTION_REQUIRED', 'PENDING', 'AUTHORISED', 'CAPTURED', 'FAILED', 'VOIDED')),
    currency text not null check (currency ~ '^[A-Z]{3}$'),
    amount_minor bigint not null check (amount_minor > 0),
    authorised_minor bigint not null default 0 check (authorised_minor between 0 and amount_minor),
    captured_minor bigint not null default 0 check (captured_minor between 0 and amount_minor),
    refunded_minor bigint not null default 0 check (refunded_minor between 0 and captured_minor),
    -- The provider's name for it.
    provider_reference text check (length(provider_reference) between 1 and 255),
    gift_card_id uuid,
    failure_code text check (length(failure_code) <= 100),
    version int not null default 1,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    primary key (tenant_id, id),
    unique (tenant_id, method, provider_reference),
    check ((method = 'GIFT_CARD') = (gift_card_id is not null)),
    foreign key (tenant_id, order_id) references shop_order (tenant_id, id),
    foreign key (tenant_id, gift_card_id) references gift_card (tenant_id, id)
);
create index payment_by_order on payment (tenant_id, order_id, id);
create index payment_by_gift_card on payment (tenant_id, gift_card_id) where gift_card_id is not null;
call protect_tenant_table('payment');

-- What was asked of a provider, and what came of it. The id is the key under which the provider does it once.
create table payment_transaction (
    tenant_id uuid not null references tenant,
    id uuid not null,
    payment_id uuid not null,
    kind text not null check (kind in ('AUTHORISE', 'CAPTURE', 'REFUND', 'VOID')),
    state text not null check (state in ('REQUESTED', 'SUCCEEDED', 'FAILED')),
    amount_minor bigint not null check (amount_minor >= 0),
    provider_reference text check (length(provider_reference) between 1 and 255),
    failure_code text check (length(failure_code) <= 100),
    reason text check (length(reason) <= 500),
    created_at timestamptz not null default now(),
    settled_at timestamptz,
    primary key (tenant_id, id),
    unique (tenant_id, payment_id, kind, provider_reference),
    check ((state = 'REQUESTED') = (settled_at is null)),
    foreign key (tenant_id, payment_id) references payment (tenant_id, id)
);
call protect_tenant_table('payment_transaction');

-- What the buyer owes, entry by entry; rows are only ever added. Above 0 it is owed, below 0 it is settled: the sum is what
-- is still owed, and below 0 what is owed to the buyer.
create table order_ledger_entry (
    tenant_id uuid not null references tenant,
    id uuid not null,
    order_id uuid not null,
    kind text not null check (kind in ('SALE', 'ADJUSTMENT', 'PAYMENT', 'REFUND')),
    amount_minor bigint not null check (amount_minor <> 0),
    transaction_id uuid,
    created_at timestamptz not null default now(),
    primary key (tenant_id, id),
    unique (tenant_id, transaction_id, kind),
    check (case kind when 'SALE' then amount_minor > 0 when 'ADJUSTMENT' then true
        when 'PAYMENT' then amount_minor < 0 else amount_minor > 0 end),
    foreign key (tenant_id, order_id) references shop_order (tenant_id, id),
    foreign key (tenant_id, transaction_id) references payment_transaction (tenant_id, id)
);
create index order_ledger_entry_by_order on order_ledger_entry (tenant_id, order_id, id);
create unique index order_ledger_sale on order_ledger_entry (tenant_id, order_id) where kind = 'SALE';
call protect_tenant_table('order_ledger_entry');

-- The order's history, as staff read it; what is public its buyer reads too.
create table order_event (
    tenant_id uuid not null references tenant,
    id uuid not null,
    order_id uuid not null,
    kind text not null check (kind ~ '^[A-Z_]{3,40}$'),
    is_public boolean not null,
    actor_kind text not null,
    actor_id text not null,
    detail jsonb not null default '{}' check (jsonb_typeof(detail) = 'object'),
    created_at timestamptz not null default now(),
    primary key (tenant_id, id),
    foreign key (tenant_id, order_id) references shop_order (tenant_id, id)
);
create index order_event_by_order on order_event (tenant_id, order_id, id);
call protect_tenant_table('order_event');
