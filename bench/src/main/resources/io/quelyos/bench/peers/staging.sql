-- The peers' tables as they are, for this session only: load.sql makes ours of them. The columns named here are read.
create temp table peer_tenants (id int, slug text, name text);
create temp table peer_categories (tenant_id int, id int, parent_id int, slug text, name text, position int);
create temp table peer_products (tenant_id int, id int, category_id int, slug text, name text, description text, brand text,
    featured boolean, created_at timestamptz);
create temp table peer_variants (tenant_id int, id int, product_id int, sku text, size text, color text, position int);
create temp table peer_prices (tenant_id int, variant_id int, amount int);
create temp table peer_stock (tenant_id int, variant_id int, on_hand int, reserved int);
create temp table peer_images (tenant_id int, id int, product_id int, position int, url text, alt text);
create temp table peer_customers (tenant_id int, id int, display_name text);
create temp table peer_reviews (tenant_id int, id int, product_id int, author_id int, rating int, title text, body text,
    created_at timestamptz);
