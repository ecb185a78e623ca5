-- Whom a letter tells about: what is kept of it goes with the account, or when the order forgets its buyer.
alter table mail_message
    add column customer_id uuid,
    add column order_id uuid,
    add check (num_nonnulls(customer_id, order_id) <= 1),
    add foreign key (tenant_id, customer_id) references customer (tenant_id, id) on delete cascade,
    add foreign key (tenant_id, order_id) references shop_order (tenant_id, id);
create index mail_message_by_customer on mail_message (tenant_id, customer_id) where customer_id is not null;
create index mail_message_by_order on mail_message (tenant_id, order_id) where order_id is not null;
create index mail_message_by_recipient on mail_message (tenant_id, recipient);
create index company_invitation_by_email on company_invitation (tenant_id, email);
