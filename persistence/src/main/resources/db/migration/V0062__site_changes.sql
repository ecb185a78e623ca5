-- What sites show at every visit is remembered, and forgotten on every server as soon as it changes. An import or a move
-- can touch many categories with one statement, so these triggers tell each tenant once for a statement.
create function notify_tenants_changed() returns trigger
    language plpgsql set search_path = pg_catalog, public
as $$
begin
    perform pg_notify('tenant_changed', t.tenant_id::text)
    from (select distinct c.tenant_id from changed c) t;
    return null;
end
$$;

create trigger category_changed_on_insert after insert on category
    referencing new table as changed for each statement execute function notify_tenants_changed();
create trigger category_changed_on_update after update on category
    referencing new table as changed for each statement execute function notify_tenants_changed();
create trigger category_changed_on_delete after delete on category
    referencing old table as changed for each statement execute function notify_tenants_changed();

create trigger category_translation_changed_on_insert after insert on category_translation
    referencing new table as changed for each statement execute function notify_tenants_changed();
create trigger category_translation_changed_on_update after update on category_translation
    referencing new table as changed for each statement execute function notify_tenants_changed();
create trigger category_translation_changed_on_delete after delete on category_translation
    referencing old table as changed for each statement execute function notify_tenants_changed();

create trigger site_changed_on_insert after insert on site
    referencing new table as changed for each statement execute function notify_tenants_changed();
create trigger site_changed_on_update after update on site
    referencing new table as changed for each statement execute function notify_tenants_changed();
create trigger site_changed_on_delete after delete on site
    referencing old table as changed for each statement execute function notify_tenants_changed();
