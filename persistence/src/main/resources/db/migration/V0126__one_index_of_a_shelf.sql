-- Of the two indexes that began with the shelf, the planner took the one without prices wherever shelves are small on average,
-- also for the one shelf of 5,000 products. One index finds a shelf's products for everybody, in the order of their prices.
drop index product_by_category;
drop index product_by_brand;
drop index product_by_shelf_price;
drop index product_by_brand_price;
create index product_by_shelf_price on product (tenant_id, category_id, min_price_minor, id);
create index product_by_brand_price on product (tenant_id, brand_id, min_price_minor, id);
