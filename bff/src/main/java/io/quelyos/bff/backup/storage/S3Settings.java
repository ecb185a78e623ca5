package io.quelyos.bff.backup.storage;

import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * A bucket in which archives are kept instead of a folder.
 *
 * @param bucket its name; empty: archives are kept in the folder
 * @param endpoint where the store is; empty for Amazon's own
 * @param region of the bucket
 * @param accessKey empty: as the environment says
 * @param secretKey of the access key
 * @param prefix what the objects' names begin with, such as {@code quelyos/}
 * @param isPathStyle whether the bucket is a part of the path and not of the host, as most stores but Amazon's want it
 * @param partSize in parts of which size an archive is sent; one of them is in memory
 */
public record S3Settings(
    @DefaultValue("") String bucket,
    @DefaultValue("") String endpoint,
    @DefaultValue("eu-west-3") String region,
    @DefaultValue("") String accessKey,
    @DefaultValue("") String secretKey,
    @DefaultValue("") String prefix,
    @DefaultValue("false") boolean isPathStyle,
    @DefaultValue("8MB") DataSize partSize
) {
    private static final long SMALLEST_PART = 5L << 20;
    private static final long LARGEST_PART = 1L << 30;

    public S3Settings {
        if (partSize.toBytes() < SMALLEST_PART || partSize.toBytes() > LARGEST_PART) {
            throw new IllegalArgumentException("quelyos.backup.s3.part-size is 5 MB to 1 GB, not " + partSize);
        }
        if (accessKey.isEmpty() != secretKey.isEmpty()) {
            throw new IllegalArgumentException("quelyos.backup.s3 has one half of a key only");
        }
    }

    /** Whether archives are kept in a bucket. */
    public boolean isUsed() {
        return !bucket.isEmpty();
    }

    /** Never shows a key. */
    @Override
    public String toString() {
        return "S3Settings[bucket=" + bucket + ", endpoint=" + endpoint + ", region=" + region + "]";
    }
}
