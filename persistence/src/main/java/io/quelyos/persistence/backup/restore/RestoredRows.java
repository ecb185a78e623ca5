package io.quelyos.persistence.backup.restore;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of some rows of a backup.
 *
 * @param refused those that a unique value is in the way of, each as JSON
 * @param conflict names what is in their way; null where nothing is
 */
public record RestoredRows(long created, long updated, List<String> refused, @Nullable String conflict) {}
