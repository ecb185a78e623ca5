package io.quelyos.bff.site;

import org.jspecify.annotations.Nullable;

/** The schema's type of the same name. */
public record VitrineImage(String url, @Nullable String altText) {}
