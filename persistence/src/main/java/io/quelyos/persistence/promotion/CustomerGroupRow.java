package io.quelyos.persistence.promotion;

import java.time.OffsetDateTime;
import java.util.UUID;

/** One group of customers, with how many are in it. */
public record CustomerGroupRow(UUID id, String name, long memberCount, int version, OffsetDateTime createdAt) {}
