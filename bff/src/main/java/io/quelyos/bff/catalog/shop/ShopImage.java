package io.quelyos.bff.catalog.shop;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** The schema's type of the same name. */
public record ShopImage(URI url, @Nullable String altText) {}
