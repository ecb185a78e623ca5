package io.quelyos.bff.catalog;

import io.quelyos.bff.catalog.CatalogDatabase.TestTenant;

/** Reviews as a superuser writes them. */
final class Reviews {

    private Reviews() {}

    static String insert(TestTenant tenant, String slug, int rating, String author, int daysAgo, String status) {
        return """
        insert into product_review (tenant_id, id, product_id, author_name, rating, title, body, is_verified, status,
            created_at)
        select p.tenant_id, gen_random_uuid(), p.id, '%s', %d, 'Titre', 'Texte', true, '%s',
            timestamptz '2026-01-31' - interval '%d day'
        from product p
        where p.tenant_id = '%s' and p.slug = '%s'
        """.formatted(author, rating, status, daysAgo, tenant.id(), slug);
    }
}
