package io.quelyos.bff.media;

import io.quelyos.auth.tenant.Tenant;
import io.quelyos.auth.tenant.TenantDirectory;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.persistence.media.ImageFileMapper;
import io.quelyos.persistence.media.ImageFileRow;
import io.quelyos.persistence.tenant.TenantDb;
import io.quelyos.persistence.tenant.TenantScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the image file that a path names. */
@Component
final class MediaFiles {

    private static final Pattern PATH = Pattern.compile("/([a-z0-9-]{1,63})/(img_[0-9a-f]{32})(\\.[a-z0-9]{1,5})?");
    /** What is stored as an image but is none of these is not sent, whoever stored it. */
    private static final Set<String> MEDIA_TYPES = Set.of(
        "image/png",
        "image/jpeg",
        "image/webp",
        "image/gif",
        "image/avif",
        "image/svg+xml"
    );

    private final TenantDb tenantDb;
    private final TenantDirectory tenants;
    private final ImageFileMapper files;

    MediaFiles(TenantDb tenantDb, TenantDirectory tenants, ImageFileMapper files) {
        this.tenantDb = tenantDb;
        this.tenants = tenants;
        this.files = files;
    }

    /** A file that may be sent to anybody. */
    record MediaFile(TenantScoped tenant, UUID id, ImageFileRow row) {}

    /**
     * The file of a path below {@code /media}; null where the path, the tenant or the file is not known, where the tenant is
     * suspended, and where the request came to the host of another tenant. The caller cannot tell these apart.
     */
    @Nullable
    MediaFile find(String host, @Nullable String path) {
        Matcher parts = PATH.matcher(path == null ? "" : path);
        if (!parts.matches()) {
            return null;
        }
        Tenant tenant = tenants.findBySlug(parts.group(1));
        UUID id = GlobalId.decode(MediaUrls.ID_PREFIX, parts.group(2)).orElse(null);
        if (tenant == null || id == null || !tenant.isActive() || isHostOfAnother(host, tenant)) {
            return null;
        }
        TenantScoped scope = TenantScoped.of(tenant.id());
        ImageFileRow row = tenantDb.<@Nullable ImageFileRow>read(scope, () -> files.findById(id));
        return row == null || !MEDIA_TYPES.contains(row.mediaType()) ? null : new MediaFile(scope, id, row);
    }

    /** The content of a file that was found; null when it was deleted in between. */
    byte @Nullable [] readContent(MediaFile file) {
        List<byte[]> contents = tenantDb.read(file.tenant(), () -> files.listContentById(file.id()));
        return contents.isEmpty() ? null : contents.getFirst();
    }

    private boolean isHostOfAnother(String host, Tenant tenant) {
        Tenant owner = tenants.findByDomain(host);
        return owner != null && !owner.id().equals(tenant.id());
    }
}
