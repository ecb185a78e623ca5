-- What becomes of an order after it is placed: parcels, returns, invoices, and what staff look orders up by.

-- The delivery is given back once at the most, with the last piece or by staff's choice.
alter table shop_order add column delivery_credited boolean not null default false;

-- Each order of a list of orders has an index, and so has each filter that keeps few.
create index shop_order_by_creation on shop_order (tenant_id, created_at, id);
create index shop_order_by_total on shop_order (tenant_id, gross_minor, id);
create index shop_order_by_payment on shop_order (tenant_id, payment_status, placed_at, id);
create index shop_order_by_fulfilment on shop_order (tenant_id, fulfilment_status, placed_at, id);
create index order_line_by_sku on order_line (tenant_id, sku) where sku is not null;

-- A parcel, or whatever brings goods to their buyer at once.
create table fulfilment (
    tenant_id uuid not null references tenant,
    id uuid not null,
    order_id uuid not null,
    position int not null check (position > 0),
    state text not null default 'SHIPPED' check (state in ('SHIPPED', 'DELIVERED', 'CANCELLED')),
    carrier text check (length(carrier) <= 100),
    tracking_number text check (length(tracking_number) <= 100),
    tracking_url text check (length(tracking_url) <= 1000),
    shipped_at timestamptz not null default now(),
    delivered_at timestamptz,
    cancelled_at timestamptz,
    primary key (tenant_id, id),
    unique (tenant_id, order_id, position),
    check ((state = 'DELIVERED') = (delivered_at is not null)),
    check ((state = 'CANCELLED') = (cancelled_at is not null)),
    foreign key (tenant_id, order_id) references shop_order (tenant_id, id)
);
create index fulfilment_by_tracking on fulfilment (tenant_id, tracking_number) where tracking_number is not null;
call protect_tenant_table('fulfilment');

create table fulfilment_line (
    tenant_id uuid not null references tenant,
    fulfilment_id uuid not null,
    order_line_id uuid not null,
    quantity int not null check (quantity > 0),
    primary key (tenant_id, fulfilment_id, order_line_id),
    foreign key (tenant_id, fulfilment_id) references fulfilment (tenant_id, id),
    foreign key (tenant_id, order_line_id) references order_line (tenant_id, id)
);
create index fulfilment_line_by_line on fulfilment_line (tenant_id, order_line_id);
call protect_tenant_table('fulfilment_line');

-- Goods that a buyer wants to send back, or has sent back.
create table order_return (
    tenant_id uuid not null references tenant,
    id uuid not null,
    order_id uuid not null,
    number bigint not null check (number > 0),
    state text not null default 'REQUESTED' check (state in
        ('REQUESTED', 'APPROVED', 'REJECTED', 'RECEIVED', 'CANCELLED')),
    -- The buyer's words.
    note text check (length(note) <= 1000),
    -- What staff answered.
    answer text check (length(answer) <= 1000),
    requested_at timestamptz not null default now(),
    decided_at timestamptz,
    received_at timestamptz,
    primary key (tenant_id, id),
    unique (tenant_id, number),
    check ((state = 'RECEIVED') = (received_at is not null)),
    foreign key (tenant_id, order_id) references shop_order (tenant_id, id)
);
create index order_return_by_order on order_return (tenant_id, order_id, id);
call protect_tenant_table('order_return');

create table order_return_line (
    tenant_id uuid not null references tenant,
    return_id uuid not null,
    order_line_id uuid not null,
    quantity int not null check (quantity > 0),
    reason text not null check (reason in
        ('WRONG_SIZE', 'NOT_AS_DESCRIBED', 'DAMAGED', 'WRONG_ITEM', 'TOO_LATE', 'CHANGED_MIND', 'OTHER')),
    received_quantity int not null default 0 check (received_quantity between 0 and quantity),
    primary key (tenant_id, return_id, order_line_id),
    foreign key (tenant_id, return_id) references order_return (tenant_id, id),
    foreign key (tenant_id, order_line_id) references order_line (tenant_id, id)
);
create index order_return_line_by_line on order_return_line (tenant_id, order_line_id);
call protect_tenant_table('order_return_line');

-- An invoice or a credit note as it was issued. Nothing about it ever changes, so the role that the product works as can
-- only add rows.
create table invoice (
    tenant_id uuid not null references tenant,
    id uuid not null,
    order_id uuid not null,
    kind text not null check (kind in ('INVOICE', 'CREDIT_NOTE')),
    number bigint not null check (number > 0),
    -- The invoice that a credit note takes back a part of.
    invoice_id uuid,
    currency text not null check (currency ~ '^[A-Z]{3}$'),
    net_minor bigint not null,
    tax_minor bigint not null,
    gross_minor bigint not null,
    -- All that the paper says, as io.quelyos.bff.order.invoice.InvoiceContent.
    content jsonb not null check (jsonb_typeof(content) = 'object'),
    issued_at timestamptz not null default now(),
    primary key (tenant_id, id),
    unique (tenant_id, kind, number),
    check (net_minor + tax_minor = gross_minor),
    check ((kind = 'CREDIT_NOTE') = (invoice_id is not null)),
    foreign key (tenant_id, order_id) references shop_order (tenant_id, id),
    foreign key (tenant_id, invoice_id) references invoice (tenant_id, id)
);
create index invoice_by_order on invoice (tenant_id, order_id, id);
create index invoice_by_invoice on invoice (tenant_id, invoice_id) where invoice_id is not null;
create unique index invoice_of_order on invoice (tenant_id, order_id) where kind = 'INVOICE';
call protect_tenant_table('invoice');
revoke update, delete on invoice from quelyos_app;

-- The ledger likewise.
revoke update, delete on order_ledger_entry from quelyos_app;
