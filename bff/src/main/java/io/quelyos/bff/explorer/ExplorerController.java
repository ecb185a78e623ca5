package io.quelyos.bff.explorer;

import io.quelyos.auth.context.ApiException;
import io.quelyos.auth.context.Audience;
import io.quelyos.auth.context.RequestContext;
import io.quelyos.auth.request.RequestAuthenticator;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The explorer's page, what it must know of this server, and the pass to the rest of its files. */
@RestController
@RequestMapping("/explorer")
// It is found by its own annotation too, not only where the configuration of this room makes it.
@ConditionalOnProperty(name = "quelyos.explorer.enabled", matchIfMissing = true)
final class ExplorerController {

    private final RequestAuthenticator authenticator;
    private final ExplorerPass pass;
    private final ExplorerConfig config;

    ExplorerController(RequestAuthenticator authenticator, ExplorerPass pass, ExplorerConfig config) {
        this.authenticator = authenticator;
        this.pass = pass;
        this.config = config;
    }

    @GetMapping
    ResponseEntity<Void> withoutSlash() {
        return ResponseEntity.status(HttpStatus.FOUND).location(URI.create("/explorer/")).build();
    }

    @GetMapping({ "/", "/index.html" })
    ResponseEntity<Resource> page() {
        return ResponseEntity.ok()
            .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
            .cacheControl(CacheControl.noStore())
            .body(new ClassPathResource("web/explorer/index.html"));
    }

    @GetMapping("/config.json")
    ResponseEntity<Map<String, Object>> config(HttpServletRequest request) {
        return ResponseEntity.ok()
            .cacheControl(CacheControl.noStore())
            .body(config.tell(pass.isHeldBy(request)));
    }

    /** Opens the workbench for staff and operators; who they are is asked of the header alone, whatever cookies came along. */
    @PostMapping(path = "/session", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Void> open(HttpServletRequest request, HttpServletResponse response) {
        try {
            RequestContext context = authenticator.authenticate(new WithoutCookies(request), response);
            boolean isInsider = context.audience() == Audience.STAFF || context.audience() == Audience.OPERATOR;
            return isInsider
                ? ResponseEntity.noContent().header("Set-Cookie", pass.issue()).build()
                : ResponseEntity.status(HttpStatus.FORBIDDEN).build();
        } catch (ApiException refusal) {
            return ResponseEntity.status(refusal.code().httpStatus()).build();
        }
    }

    @DeleteMapping("/session")
    ResponseEntity<Void> close() {
        return ResponseEntity.noContent().header("Set-Cookie", pass.clear()).build();
    }

    private static final class WithoutCookies extends HttpServletRequestWrapper {

        WithoutCookies(HttpServletRequest request) {
            super(request);
        }

        @Override
        public Cookie @Nullable [] getCookies() {
            return null;
        }

        @Override
        public @Nullable String getHeader(String name) {
            return name.equalsIgnoreCase("Cookie") ? null : super.getHeader(name);
        }
    }
}
