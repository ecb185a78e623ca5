package io.quelyos.auth.context;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who acts inside a tenant. */
public sealed interface Actor {
    /** The name under which audits and idempotency keys know this actor, unique within the tenant. */
    String key();

    /** The audience that this kind of actor belongs to. */
    Audience audience();

    /**
     * Somebody without an account, or whose session cannot be looked up at the moment.
     *
     * @param guestSessionId the stored id (a hash) of the guest's session; null without a cookie
     * @param isSessionUnknown whether there is a cookie that could not be looked up; then this may be a customer, who must
     *     neither be told otherwise nor be given another cookie
     */
    record Visitor(@Nullable String guestSessionId, boolean isSessionUnknown) implements Actor {
        /** A visitor about whom there is nothing more to know. */
        public Visitor(@Nullable String guestSessionId) {
            this(guestSessionId, false);
        }

        @Override
        public String key() {
            return guestSessionId == null ? "visitor" : "guest:" + guestSessionId;
        }

        @Override
        public Audience audience() {
            return Audience.VISITOR;
        }
    }

    /**
     * A customer of the tenant's shop.
     *
     * @param sessionId the stored id (a hash) of the session
     * @param guestSessionId the stored id of the guest's session that became this one at the sign-in; null where none did
     */
    record Customer(UUID customerId, String sessionId, @Nullable String guestSessionId) implements Actor {
        /** A customer who was no guest before. */
        public Customer(UUID customerId, String sessionId) {
            this(customerId, sessionId, null);
        }

        @Override
        public String key() {
            return "customer:" + customerId;
        }

        @Override
        public Audience audience() {
            return Audience.CUSTOMER;
        }
    }

    /**
     * A member of the tenant's staff.
     *
     * @param sessionId the stored id (a hash) of the session
     */
    record Staff(UUID accountId, String displayName, String role, String sessionId) implements Actor {
        @Override
        public String key() {
            return "staff:" + accountId;
        }

        @Override
        public Audience audience() {
            return Audience.STAFF;
        }
    }

    /** A partner's program. */
    record Partner(String clientId) implements Actor {
        @Override
        public String key() {
            return "partner:" + clientId;
        }

        @Override
        public Audience audience() {
            return Audience.PARTNER;
        }
    }
}
