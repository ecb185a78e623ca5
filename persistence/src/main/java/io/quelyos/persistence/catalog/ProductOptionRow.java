package io.quelyos.persistence.catalog;

import java.util.List;
import java.util.UUID;

/** One option of a product with all values that its variants have, in the order in which they first appear. */
public record ProductOptionRow(UUID productId, int position, String name, List<String> optionValues) {}
