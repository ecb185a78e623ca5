package io.quelyos.bff.explorer;

import io.quelyos.auth.request.RequestAuthenticator;
import io.quelyos.auth.secret.SigningKey;
import io.quelyos.auth.server.EmbeddedIssuerSettings;
import io.quelyos.auth.session.ShopCookieSettings;
import io.quelyos.bff.demo.DemoSignIns;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Puts the explorer at its path, where it is wanted. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "quelyos.explorer.enabled", matchIfMissing = true)
class ExplorerConfiguration {

    /** Monaco makes its styles at run time; everything else comes from this server's own files. */
    private static final String CONTENT_SECURITY_POLICY =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; worker-src 'self' blob:; " +
        "connect-src 'self'; font-src 'self' data:; img-src 'self' data:; base-uri 'none'; form-action 'self'; " +
        "frame-ancestors 'none'";

    @Bean
    ExplorerPass explorerPass(SigningKey key, ExplorerSettings settings, ShopCookieSettings cookies, Clock clock) {
        return new ExplorerPass(key, settings.sessionLifetime(), cookies.secure(), clock);
    }

    @Bean
    ExplorerController explorerController(
        RequestAuthenticator authenticator,
        ExplorerPass pass,
        ExplorerSettings settings,
        EmbeddedIssuerSettings issuer,
        ObjectProvider<DemoSignIns> demo,
        Environment environment
    ) {
        boolean isProduction = environment.acceptsProfiles(Profiles.of("production"));
        var config = new ExplorerConfig(isProduction, isGated(settings, environment), issuer, demo);
        return new ExplorerController(authenticator, pass, config);
    }

    @Bean
    WebMvcConfigurer explorerFiles(ExplorerPass pass, ExplorerSettings settings, Environment environment) {
        boolean isGated = isGated(settings, environment);
        return new WebMvcConfigurer() {
            @Override
            public void addResourceHandlers(ResourceHandlerRegistry registry) {
                registry
                    .addResourceHandler("/explorer/assets/**")
                    .addResourceLocations("classpath:/web/explorer/assets/")
                    // The names hold a hash of the content.
                    .setCacheControl(CacheControl.maxAge(365, TimeUnit.DAYS).cachePublic().immutable());
            }

            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new Policy()).addPathPatterns("/explorer/**");
                if (isGated) {
                    // By patterns, which read a path as the files' handler does, however its letters are written.
                    registry
                        .addInterceptor(new Gate(pass))
                        .addPathPatterns("/explorer/assets/**")
                        .excludePathPatterns("/explorer/assets/gate/**");
                }
            }
        };
    }

    private static boolean isGated(ExplorerSettings settings, Environment environment) {
        return settings.signInRequired() || environment.acceptsProfiles(Profiles.of("production"));
    }

    /** Says what the pages may load. */
    private record Policy() implements HandlerInterceptor {
        @Override
        public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
            response.setHeader("Content-Security-Policy", CONTENT_SECURITY_POLICY);
            return true;
        }
    }

    /** Answers like a file that does not exist where the caller has no pass to it. */
    private record Gate(ExplorerPass pass) implements HandlerInterceptor {
        @Override
        public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
            if (pass.isHeldBy(request)) {
                return true;
            }
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            return false;
        }
    }
}
