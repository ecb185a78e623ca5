-- Codes and gift cards keep the order in which they were entered, also when two carts become one in one instant.
alter table cart_coupon add column position int not null default 0;
alter table cart_gift_card add column position int not null default 0;

-- How many lines of a guest's cart found no room when it was merged into this one; until the cart is changed.
alter table cart add column lines_left_out int not null default 0 check (lines_left_out >= 0);
