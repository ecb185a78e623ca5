package io.quelyos.auth.account;

import io.quelyos.auth.context.TenantContext;
import io.quelyos.persistence.account.CustomerRow;

/** Told inside the transaction that opens an account: what listeners write is written with it or not at all. */
public record CustomerSignedUp(TenantContext context, CustomerRow customer) {}
