package io.quelyos.auth.account;

import io.quelyos.auth.session.Session;
import io.quelyos.persistence.account.CustomerRow;

/** What became of an attempt to open an account in a shop. */
public sealed interface ShopSignUpOutcome {
    /**
     * The account is open and its owner signed in.
     *
     * @param setCookie the value of the header Set-Cookie that the answer must carry
     */
    record SignedUp(CustomerRow customer, Session session, String setCookie) implements ShopSignUpOutcome {}

    /** The shop has an account of that address already. */
    record EmailTaken() implements ShopSignUpOutcome {}

    /**
     * A part of the input cannot be accepted.
     *
     * @param field email, password or displayName
     * @param message for the person
     */
    record Invalid(String field, String message) implements ShopSignUpOutcome {}

    /** Too many attempts. */
    record Throttled(long retryAfterSeconds) implements ShopSignUpOutcome {}
}
