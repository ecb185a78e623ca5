package io.quelyos.bff.catalog.shop;

import org.jspecify.annotations.Nullable;

/** The schema's type of the same name. */
public record ShopImage(String url, @Nullable String altText) {}
