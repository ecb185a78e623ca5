package badhouse.io.quelyos.persistence;

import io.quelyos.auth.context.Audience;

/** Breaks the rule that persistence knows nothing of ours. */
record BadArrow(Audience audience) {}
