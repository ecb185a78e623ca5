package io.quelyos.bff.media;

import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the endpoint at its path. */
@Configuration(proxyBeanMethods = false)
class MediaConfiguration {

    @Bean
    ServletRegistrationBean<MediaServlet> mediaServlet(MediaFiles files, MediaSettings settings) {
        return new ServletRegistrationBean<>(new MediaServlet(files, settings), MediaUrls.PATH + "/*");
    }
}
