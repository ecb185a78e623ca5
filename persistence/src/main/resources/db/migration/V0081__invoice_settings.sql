-- What a tenant's invoices say beside its name and address. One row for each tenant, or none before it is filled in.
create table invoice_settings (
    tenant_id uuid not null references tenant,
    vat_number text check (length(vat_number) between 1 and 20),
    -- The register of companies and the like.
    registration text check (length(registration) between 1 and 200),
    footer text check (length(footer) between 1 and 1000),
    version int not null default 1,
    primary key (tenant_id)
);
call protect_tenant_table('invoice_settings');
