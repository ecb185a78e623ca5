package io.quelyos.bff.catalog.page;

/** The paths of pages on a tenant's site, which search engines are told. */
public final class ShopPaths {

    private ShopPaths() {}

    /** The page of a product. */
    public static String product(String slug) {
        return "/products/" + slug;
    }

    /** The page of a category. */
    public static String category(String slug) {
        return "/categories/" + slug;
    }

    /** The page of a maker. */
    public static String brand(String slug) {
        return "/brands/" + slug;
    }

    /** The page of a collection. */
    public static String collection(String slug) {
        return "/collections/" + slug;
    }
}
