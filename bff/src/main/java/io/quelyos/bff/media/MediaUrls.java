package io.quelyos.bff.media;

import graphql.schema.DataFetchingEnvironment;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.persistence.catalog.ProductImageRow;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Tells where an image is loaded from. Addresses are absolute: the clients' origins are not the API's. */
@Component
public final class MediaUrls {

    static final String PATH = "/media";
    static final String ID_PREFIX = "img";
    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;

    private final MediaSettings settings;

    MediaUrls(MediaSettings settings) {
        this.settings = settings;
    }

    /** The address of an image: a file of ours, or what the tenant named elsewhere, as it is stored. */
    public String of(TenantContext context, DataFetchingEnvironment environment, ProductImageRow image) {
        UUID file = image.fileId();
        if (file == null) {
            return Objects.requireNonNull(image.externalUrl(), "an image is a file or an address");
        }
        return base(environment) + PATH + "/" + context.slug() + "/" + GlobalId.encode(ID_PREFIX, file);
    }

    /** What addresses of the API begin with. */
    public String base(DataFetchingEnvironment environment) {
        if (!settings.baseUrl().isEmpty()) {
            return settings.baseUrl();
        }
        HttpServletRequest request = environment.getGraphQlContext().get(HttpServletRequest.class);
        int port = request.getServerPort();
        boolean isUsualPort = port == ("https".equals(request.getScheme()) ? HTTPS_PORT : HTTP_PORT);
        return request.getScheme() + "://" + request.getServerName() + (isUsualPort ? "" : ":" + port);
    }
}
