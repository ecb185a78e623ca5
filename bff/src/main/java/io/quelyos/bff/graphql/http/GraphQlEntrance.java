package io.quelyos.bff.graphql.http;

import io.quelyos.auth.request.WallHeaders;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Leads requests to the endpoint before all other filters. They are there for pages, forms and sessions, cost as much as a
 * small operation, and decide nothing here: who is calling and what they may do is {@link RequestGate}'s business, and how
 * often and how long is counted by {@link OperationListener}.
 */
final class GraphQlEntrance implements Filter {

    private final GraphQlServlet servlet;
    private final WallHeaders headers;

    GraphQlEntrance(GraphQlServlet servlet, WallHeaders headers) {
        this.servlet = servlet;
        this.headers = headers;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain others)
        throws IOException, ServletException {
        headers.writeHeaders((HttpServletRequest) request, (HttpServletResponse) response);
        servlet.service(request, response);
    }
}
