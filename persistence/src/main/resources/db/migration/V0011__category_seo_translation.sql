-- A category tells search engines about itself; in other languages too.
alter table category_translation
    add column seo_title text,
    add column seo_description text;
