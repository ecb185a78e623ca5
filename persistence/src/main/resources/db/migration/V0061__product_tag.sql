-- One row for each key word of a product, kept with the product: what collections by a key word are found by. An array has
-- no index that row-level security lets be used.
create table product_tag (
    tenant_id uuid not null references tenant,
    tag text not null,
    product_id uuid not null,
    primary key (tenant_id, tag, product_id),
    foreign key (tenant_id, product_id) references product (tenant_id, id) on delete cascade
);
create index product_tag_by_product on product_tag (tenant_id, product_id);
call protect_tenant_table('product_tag');

create function keep_tags() returns trigger
    language plpgsql set search_path = pg_catalog, public
as $$
begin
    if tg_op = 'UPDATE' then
        delete from product_tag t
        where t.tenant_id = new.tenant_id and t.product_id = new.id and t.tag <> all (new.tags);
    end if;
    insert into product_tag (tenant_id, tag, product_id)
    select new.tenant_id, w.tag, new.id
    from unnest(new.tags) as w (tag)
    where w.tag is not null
    on conflict do nothing;
    return null;
end
$$;
create trigger product_tagged_on_insert after insert on product
    for each row when (new.tags <> '{}') execute function keep_tags();
create trigger product_tagged_on_update after update of tags on product
    for each row when (old.tags is distinct from new.tags) execute function keep_tags();

-- The owner that runs migrations is behind the wall as well; it looks over it once.
alter table product no force row level security;
alter table product_tag no force row level security;
insert into product_tag (tenant_id, tag, product_id)
select p.tenant_id, w.tag, p.id
from product p
cross join unnest(p.tags) as w (tag)
where w.tag is not null
on conflict do nothing;
alter table product force row level security;
alter table product_tag force row level security;

create index product_by_type on product (tenant_id, product_type);
