package io.quelyos.auth.session;

import io.quelyos.persistence.redis.SessionKind;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long sessions last.
 *
 * @param staff of the tenants' staff
 * @param customer of customers who are signed in
 * @param guest of visitors without an account
 * @param touchInterval how often, at the most, the use of a session is noted
 * @param maximumPerPerson how many sessions one person can have in one tenant; a new one ends those that end first
 * @param maximumListed how many sessions of colleagues are listed
 */
@ConfigurationProperties("quelyos.auth.session")
public record SessionSettings(
    @DefaultValue Staff staff,
    @DefaultValue Customer customer,
    @DefaultValue Guest guest,
    @DefaultValue("1m") Duration touchInterval,
    @DefaultValue("50") int maximumPerPerson,
    @DefaultValue("200") int maximumListed
) {
    /** How long a session may lie unused, and how long it lasts at the most. */
    public interface Lifetime {
        Duration idle();

        Duration absolute();
    }

    /** The lifetime of sessions of staff. */
    public record Staff(
        @DefaultValue("30m") Duration idle,
        @DefaultValue("12h") Duration absolute
    ) implements Lifetime {}

    /** The lifetime of sessions of customers. */
    public record Customer(
        @DefaultValue("14d") Duration idle,
        @DefaultValue("90d") Duration absolute
    ) implements Lifetime {}

    /** The lifetime of sessions of guests: they outlive the carts that are found by them, as browsers' cookies can. */
    public record Guest(
        @DefaultValue("400d") Duration idle,
        @DefaultValue("400d") Duration absolute
    ) implements Lifetime {}

    public SessionSettings {
        if (maximumPerPerson < 1) {
            throw new IllegalArgumentException("quelyos.auth.session.maximum-per-person is " + maximumPerPerson);
        }
    }

    /** The lifetime of one kind of session. */
    public Lifetime lifetime(SessionKind kind) {
        return switch (kind) {
            case STAFF -> staff;
            case CUSTOMER -> customer;
            case GUEST -> guest;
        };
    }
}
