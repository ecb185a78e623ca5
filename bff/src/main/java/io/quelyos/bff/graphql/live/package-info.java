/**
 * Subscriptions on their two transports: events as an answer to a request
 * (https://github.com/enisdenjo/graphql-sse/blob/master/PROTOCOL.md, distinct connections) and messages on a WebSocket
 * (https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md). Whoever listens is asked again and again for what
 * entitled them to.
 */
@NullMarked
package io.quelyos.bff.graphql.live;

import org.jspecify.annotations.NullMarked;
