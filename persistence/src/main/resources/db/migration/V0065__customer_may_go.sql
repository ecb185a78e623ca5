-- A customer who used a personal coupon can be deleted: the coupon goes, and the use of it stays without its coupon,
-- as it stays without its customer.
alter table promotion_redemption
    drop constraint promotion_redemption_tenant_id_coupon_id_fkey,
    add foreign key (tenant_id, coupon_id) references coupon (tenant_id, id) on delete set null (coupon_id);
