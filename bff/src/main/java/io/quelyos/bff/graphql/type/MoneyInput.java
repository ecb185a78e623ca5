package io.quelyos.bff.graphql.type;

import java.math.BigDecimal;
import java.util.Currency;

/** The schema's input of the same name: an amount as a client says it. */
public record MoneyInput(BigDecimal amount, Currency currency) {}
