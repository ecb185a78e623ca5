package badhouse.io.quelyos.auth;

import io.quelyos.bff.graphql.type.Money;

/** Breaks the rule that auth does not know bff. */
record BadArrow(Money money) {}
