-- Uses are counted on a locked row only where there is a limit, so that orders do not wait for each other without
-- need. Each use remembers which counts it is in, so that giving it back takes it out of those and of no others. All
-- uses so far were counted, those by a customer and with a coupon in these counts too.
alter table promotion_redemption
    add column is_counted boolean not null default true,
    add column is_counted_for_customer boolean not null default true,
    add column is_coupon_counted boolean not null default true,
    add column is_coupon_counted_for_customer boolean not null default true;
alter table promotion_redemption
    alter column is_counted drop default,
    alter column is_counted_for_customer drop default,
    alter column is_coupon_counted drop default,
    alter column is_coupon_counted_for_customer drop default;
