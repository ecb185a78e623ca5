package io.quelyos.bff.media;

import io.quelyos.bff.media.MediaFiles.MediaFile;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Sends image files to anybody, by GET and HEAD. A file's content never changes, so clients and shared caches keep it. An
 * SVG can hold scripts: opened as a page of its own it runs in a sandbox that allows none.
 */
final class MediaServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final String CACHE_CONTROL = "Cache-Control";

    private final transient MediaFiles files;
    private final transient MediaSettings settings;

    MediaServlet(MediaFiles files, MediaSettings settings) {
        this.files = files;
        this.settings = settings;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("X-Content-Type-Options", "nosniff");
        boolean isHead = request.getMethod().equals("HEAD");
        if (!isHead && !request.getMethod().equals("GET")) {
            response.setHeader("Allow", "GET, HEAD");
            response.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
            return;
        }
        MediaFile file = files.find(request.getServerName(), request.getPathInfo());
        if (file == null) {
            notFound(response);
            return;
        }
        String tag = "\"" + file.row().sha256() + "\"";
        if (isKnown(request.getHeader("If-None-Match"), tag)) {
            describe(response, tag);
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
        } else {
            send(response, file, tag, isHead);
        }
    }

    private void send(HttpServletResponse response, MediaFile file, String tag, boolean isHead) throws IOException {
        byte[] content = isHead ? new byte[0] : files.readContent(file);
        if (content == null) {
            notFound(response);
            return;
        }
        describe(response, tag);
        response.setContentType(file.row().mediaType());
        response.setContentLengthLong(file.row().byteSize());
        if (!isHead) {
            response.getOutputStream().write(content);
        }
    }

    private void describe(HttpServletResponse response, String tag) {
        response.setHeader("ETag", tag);
        response.setHeader(CACHE_CONTROL, "public, max-age=" + settings.maxAge().toSeconds() + ", immutable");
        response.setHeader("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox");
        // The tenants' pages have other origins than the API, and images are there to be shown on them.
        response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
    }

    private static void notFound(HttpServletResponse response) {
        response.setHeader(CACHE_CONTROL, "no-store");
        response.setStatus(HttpServletResponse.SC_NOT_FOUND);
    }

    /** Weak comparison, as RFC 9110 says for this header. */
    private static boolean isKnown(@Nullable String ifNoneMatch, String tag) {
        return (
            ifNoneMatch != null &&
            Arrays.stream(ifNoneMatch.split(",", -1))
                .map(String::strip)
                .map(each -> each.startsWith("W/") ? each.substring(2) : each)
                .anyMatch(each -> each.equals("*") || each.equals(tag))
        );
    }
}
