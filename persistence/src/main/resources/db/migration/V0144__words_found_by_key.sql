-- This trigger fires inside put_product_search, which joins by hash. What it looks up itself are some words of some products
-- among those of all tenants; joined by hash too, each change of one product read all of them.
alter function product_search_updated() set enable_nestloop = on;
alter function product_search_updated() set enable_mergejoin = off;
alter function product_search_updated() set enable_seqscan = off;
