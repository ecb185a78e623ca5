package io.quelyos.bff.catalog.backoffice;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** The schema's type of the same name. */
public record BackofficeImage(URI url, @Nullable String altText) {}
