package io.quelyos.persistence.demo;

import java.util.UUID;

/** A tenant that is there already. */
public record DemoTenantRow(UUID id, String slug) {}
