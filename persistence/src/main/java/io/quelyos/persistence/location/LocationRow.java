package io.quelyos.persistence.location;

import java.util.UUID;

/** One place where stock is kept. */
public record LocationRow(UUID id, String code, String name, int position, int version) {}
