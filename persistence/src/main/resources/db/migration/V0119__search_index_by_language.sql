-- The language is no part of a question but says which index to ask: as a column of one index, half of all products of all
-- tenants stood in one of its lists, and each search went through it.
create index product_search_fr on product_search
    using gin (tenant_id, document) with (gin_pending_list_limit = 512)
    where language = 'fr';
create index product_search_en on product_search
    using gin (tenant_id, document) with (gin_pending_list_limit = 512)
    where language = 'en';
drop index product_search_by_document;
