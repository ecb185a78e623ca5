-- The gift cards that a buyer means to pay with. A card's code is not kept: who entered it once need not do so again.
create table cart_gift_card (
    tenant_id uuid not null references tenant,
    cart_id uuid not null,
    gift_card_id uuid not null,
    -- The end of the code, which its bearer knows it by when it is worth nothing any more.
    last_four text not null check (length(last_four) = 4),
    created_at timestamptz not null default now(),
    primary key (tenant_id, cart_id, gift_card_id),
    foreign key (tenant_id, cart_id) references cart (tenant_id, id) on delete cascade,
    foreign key (tenant_id, gift_card_id) references gift_card (tenant_id, id) on delete cascade
);
create index cart_gift_card_by_card on cart_gift_card (tenant_id, gift_card_id);
call protect_tenant_table('cart_gift_card');
