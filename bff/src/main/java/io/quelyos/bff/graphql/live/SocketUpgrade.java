package io.quelyos.bff.graphql.live;

import io.quelyos.auth.context.ApiErrorCode;
import io.quelyos.auth.context.ApiException;
import io.quelyos.auth.context.RequestContext;
import io.quelyos.auth.request.KeptRequest;
import io.quelyos.bff.graphql.http.RequestGate;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Makes a WebSocket of a request, after the request passed the same gate as every other: a page of a foreign origin cannot
 * open one with the shop's cookie, and a refusal is a GraphQL answer.
 */
@Component
final class SocketUpgrade {

    private static final String PROTOCOL = "graphql-transport-ws";

    private final RequestGate gate;
    private final LiveConnections connections;
    private final SocketOperations operations;
    private final LiveConnectionSettings settings;

    SocketUpgrade(
        RequestGate gate,
        LiveConnections connections,
        SocketOperations operations,
        LiveConnectionSettings settings
    ) {
        this.gate = gate;
        this.connections = connections;
        this.operations = operations;
        this.settings = settings;
    }

    void upgrade(HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException {
        KeptRequest kept = KeptRequest.of(request);
        requireProtocol(kept);
        RequestContext context = gate.openSocket(kept);
        LiveConnection connection = connections.admit(kept, context);
        var socket = new GraphQlSocket(connection, gate, connections, operations, settings);
        ServerEndpointConfig endpoint = ServerEndpointConfig.Builder.create(GraphQlSocket.class, "/graphql")
            .subprotocols(List.of(PROTOCOL))
            .configurator(new Always(socket))
            .build();
        boolean isUpgraded = false;
        try {
            container(request).upgradeHttpToWebSocket(request, response, endpoint, Map.of());
            isUpgraded = response.getStatus() == HttpServletResponse.SC_SWITCHING_PROTOCOLS;
        } catch (DeploymentException exception) {
            throw new IllegalStateException("the WebSocket cannot be opened", exception);
        } finally {
            if (!isUpgraded) {
                connection.close();
            }
        }
    }

    private static void requireProtocol(KeptRequest request) {
        boolean isOffered = Collections.list(request.getHeaders("Sec-WebSocket-Protocol"))
            .stream()
            .flatMap(line -> Arrays.stream(line.split(",", -1)))
            .anyMatch(offered -> offered.strip().equals(PROTOCOL));
        if (!isOffered) {
            throw new ApiException(
                ApiErrorCode.BAD_REQUEST,
                "A WebSocket here speaks " + PROTOCOL + "; offer that as its protocol."
            );
        }
    }

    private static ServerContainer container(HttpServletRequest request) {
        if (
            request.getServletContext().getAttribute(ServerContainer.class.getName()) instanceof ServerContainer there
        ) {
            return there;
        }
        throw new IllegalStateException("the web server has no WebSockets");
    }

    /** Every connection has its own endpoint, which was made before the connection. */
    private static final class Always extends ServerEndpointConfig.Configurator {

        private final GraphQlSocket socket;

        private Always(GraphQlSocket socket) {
            this.socket = socket;
        }

        @Override
        public <T> T getEndpointInstance(Class<T> type) {
            return type.cast(socket);
        }

        /** The gate has looked at the origin. */
        @Override
        public boolean checkOrigin(String origin) {
            return true;
        }
    }
}
