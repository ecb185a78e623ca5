package io.quelyos.bff.graphql.live;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What listening clients may use of this instance.
 *
 * @param connections event streams and WebSockets at the most
 * @param perTenant of one tenant; buyers leave a tenth of them to its staff
 * @param perCaller of one person or program
 * @param perAddress of all guests at one address, or one IPv6 network of 64 bits
 * @param subscriptions on one WebSocket
 * @param heartbeat after how long without an event one is sent that only shows that the connection lives
 * @param recheck how often it is looked at whether sessions, memberships and tenants are still what they were
 * @param initTimeout how long a WebSocket may take to say who it is from
 * @param messageBytes of one message of a WebSocket
 * @param sendTimeout how long a WebSocket may take to accept a message
 */
@ConfigurationProperties("quelyos.graphql.live")
public record LiveConnectionSettings(
    @DefaultValue("5000") int connections,
    @DefaultValue("1000") int perTenant,
    @DefaultValue("20") int perCaller,
    @DefaultValue("200") int perAddress,
    @DefaultValue("20") int subscriptions,
    @DefaultValue("15s") Duration heartbeat,
    @DefaultValue("5s") Duration recheck,
    @DefaultValue("5s") Duration initTimeout,
    @DefaultValue("131072") int messageBytes,
    @DefaultValue("20s") Duration sendTimeout
) {}
