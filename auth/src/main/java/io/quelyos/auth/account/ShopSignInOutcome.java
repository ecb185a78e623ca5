package io.quelyos.auth.account;

import io.quelyos.auth.session.Session;
import io.quelyos.persistence.account.CustomerRow;

/** What became of a customer's attempt to sign in. */
public sealed interface ShopSignInOutcome {
    /**
     * The customer is signed in.
     *
     * @param setCookie the value of the header Set-Cookie that the answer must carry
     */
    record SignedIn(CustomerRow customer, Session session, String setCookie) implements ShopSignInOutcome {}

    /** There is no such account, or the password is another; it is not said which. */
    record WrongCredentials() implements ShopSignInOutcome {}

    /** Too many attempts. */
    record Throttled(long retryAfterSeconds) implements ShopSignInOutcome {}
}
