package io.quelyos.bff.catalog.edit;

import java.util.UUID;

/** The schema's type of the same name, with what its article is loaded by. */
public record BackofficeBundleItem(int quantity, UUID variantId) {}
