-- Which reviews of buyers are shown without anybody of the tenant reading them first.
alter table shop_policy
    add column review_publishing text not null default 'NONE' check (review_publishing in ('NONE', 'VERIFIED', 'ALL'));
alter table product_review add column updated_at timestamptz not null default now();
update product_review set updated_at = created_at;
drop index product_review_by_customer;
create index product_review_by_customer on product_review (tenant_id, customer_id, id);
