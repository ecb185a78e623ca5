package io.quelyos.bff.upload;

import io.quelyos.persistence.productimport.FileSlice;
import io.quelyos.persistence.productimport.UploadMapper;
import io.quelyos.persistence.tenant.TenantDb;
import io.quelyos.persistence.tenant.TenantScoped;
import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Reads the content of stored files, slice by slice, so that it is never in memory as a whole. */
@Component
public final class UploadContent {

    private final TenantDb tenantDb;
    private final UploadMapper uploads;
    private final int sliceBytes;

    UploadContent(TenantDb tenantDb, UploadMapper uploads, UploadSettings settings) {
        this.tenantDb = tenantDb;
        this.uploads = uploads;
        this.sliceBytes = Math.toIntExact(settings.sliceSize().toBytes());
    }

    /** Opens a file; reading fails with an IOException when its content is not there. */
    public InputStream open(TenantScoped tenant, UUID id) {
        return new SliceStream(tenant, id);
    }

    private final class SliceStream extends InputStream {

        private final TenantScoped tenant;
        private final UUID id;
        private byte[] slice = new byte[0];
        private int at;
        private int nextByte = 1;
        private boolean isAtEnd;

        SliceStream(TenantScoped tenant, UUID id) {
            this.tenant = tenant;
            this.id = id;
        }

        @Override
        public int read() throws IOException {
            return fill() ? slice[at++] & 0xff : -1;
        }

        @Override
        public int read(byte[] target, int offset, int size) throws IOException {
            if (size == 0) {
                return 0;
            }
            if (!fill()) {
                return -1;
            }
            int count = Math.min(size, slice.length - at);
            System.arraycopy(slice, at, target, offset, count);
            at += count;
            return count;
        }

        private boolean fill() throws IOException {
            if (at < slice.length) {
                return true;
            }
            if (isAtEnd) {
                return false;
            }
            FileSlice next = tenantDb.read(tenant, () -> uploads.findSlice(id, nextByte, sliceBytes));
            if (next == null) {
                throw new IOException("the content of file " + id + " is gone");
            }
            slice = next.content();
            at = 0;
            nextByte += slice.length;
            isAtEnd = slice.length < sliceBytes;
            return slice.length > 0;
        }
    }
}
