package io.quelyos.bff.site;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** The schema's type of the same name. */
public record VitrineImage(URI url, @Nullable String altText) {}
