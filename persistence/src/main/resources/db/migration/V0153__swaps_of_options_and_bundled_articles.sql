-- As of articles (V0004): checked at the end of each statement, and of the whole where a restore defers it, so that rows of
-- one product that were put in another order since the backup find their way back.
alter table product_option
    drop constraint product_option_tenant_id_product_id_name_key,
    add constraint product_option_tenant_id_product_id_name_key unique (tenant_id, product_id, name)
        deferrable initially immediate;
alter table bundle_item
    drop constraint bundle_item_tenant_id_product_id_variant_id_key,
    add constraint bundle_item_tenant_id_product_id_variant_id_key unique (tenant_id, product_id, variant_id)
        deferrable initially immediate;
