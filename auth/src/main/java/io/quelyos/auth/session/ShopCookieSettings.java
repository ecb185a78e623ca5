package io.quelyos.auth.session;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The cookie of the shop.
 *
 * @param secure whether it travels over TLS only, under its protected name; off only where everything is local
 */
@ConfigurationProperties("quelyos.auth.shop-cookie")
public record ShopCookieSettings(@DefaultValue("true") boolean secure) {}
