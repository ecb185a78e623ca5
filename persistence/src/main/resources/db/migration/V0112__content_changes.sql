-- Every change of what a shop shows to everybody is told when it commits, so that no server instance goes on giving an
-- answer from before it (docs/adr/2026-11-20-answers-kept-until-data-changes.md). Each tenant is told once for a statement,
-- and PostgreSQL passes on equal notices of one transaction only once. The setting tells the door to the database that the
-- running transaction changed such data; it ends with the transaction.
create function tell_content_changed() returns trigger
    language plpgsql set search_path = pg_catalog, public
as $$
begin
    perform pg_notify('content_changed', t.tenant_id::text), set_config('app.content_changed', 'yes', true)
    from (select distinct c.tenant_id from changed c) t;
    return null;
end
$$;

create function tell_tenant_content_changed() returns trigger
    language plpgsql set search_path = pg_catalog, public
as $$
begin
    perform pg_notify('content_changed', c.id::text), set_config('app.content_changed', 'yes', true)
    from changed c;
    return null;
end
$$;

-- Makes a table one of those whose rows public answers show.
create procedure follow_content(target regclass, teller text default 'tell_content_changed')
    language plpgsql
    set search_path = public
as $$
begin
    execute format('create trigger content_inserted after insert on %s referencing new table as changed'
        ' for each statement execute function %I()', target, teller);
    execute format('create trigger content_updated after update on %s referencing new table as changed'
        ' for each statement execute function %I()', target, teller);
    execute format('create trigger content_deleted after delete on %s referencing old table as changed'
        ' for each statement execute function %I()', target, teller);
end
$$;

call follow_content('tenant', 'tell_tenant_content_changed');
do $$
declare
    shown regclass;
begin
    foreach shown in array array['brand', 'bundle_item', 'category', 'category_product', 'category_translation',
        'collection', 'collection_product', 'delivery_area', 'delivery_rate', 'delivery_zone', 'location',
        'payment_method', 'pickup_point', 'price_list', 'price_list_company', 'price_list_group', 'price_list_price',
        'product', 'product_image', 'product_option', 'product_option_value', 'product_price', 'product_review',
        'product_search', 'product_tag', 'product_translation', 'product_word', 'promotion', 'quantity_rule',
        'related_product', 'search_synonym', 'shop_policy', 'site', 'stock_level', 'stored_file', 'tax_category',
        'tax_rate', 'tenant_currency', 'tenant_domain', 'tenant_locale', 'tenant_origin', 'variant',
        'variant_price']::regclass[]
    loop
        call follow_content(shown);
    end loop;
end
$$;
