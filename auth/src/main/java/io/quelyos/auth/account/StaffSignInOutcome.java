package io.quelyos.auth.account;

import io.quelyos.auth.session.OpenedSession;
import java.util.List;

/** What became of an attempt of staff to sign in. */
public sealed interface StaffSignInOutcome {
    /**
     * A tenant that a person works for.
     *
     * @param slug the tenant's public name
     * @param name the tenant's name for people
     * @param role the person's role there
     */
    record Workplace(String slug, String name, String role) {}

    /** The person is signed in to one tenant. */
    record SignedIn(OpenedSession session, String displayName, Workplace workplace) implements StaffSignInOutcome {}

    /** The password is right, and the person works for several tenants: one must be named. */
    record ChoiceNeeded(List<Workplace> workplaces) implements StaffSignInOutcome {}

    /**
     * The password is right, but there is no tenant to sign in to: the person does not work for the one that was named, or
     * for none that is in service.
     */
    record TenantNotAvailable() implements StaffSignInOutcome {}

    /** There is no such account, or it is closed, or the password is another; it is not said which. */
    record WrongCredentials() implements StaffSignInOutcome {}

    /** Too many attempts. */
    record Throttled(long retryAfterSeconds) implements StaffSignInOutcome {}
}
