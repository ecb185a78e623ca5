package io.quelyos.bff.graphql.http;

import io.quelyos.bff.graphql.http.OperationIntake.Taken;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Serves what lasts longer than a request and its answer. Both methods refuse as long as nothing is written. */
public interface SubscriptionTransport {
    /** Answers with the events of a subscription, until one of the two sides ends it. */
    void stream(HttpServletRequest request, HttpServletResponse response, Taken taken, String requestId)
        throws IOException;

    /** Makes a WebSocket of the connection. */
    void upgrade(HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException;
}
