-- So many orders of one buyer wait for money at the same time; a shop whose buyers order on account needs more.
alter table shop_policy
    add column most_unpaid_orders int not null default 25 check (most_unpaid_orders between 1 and 10000);
