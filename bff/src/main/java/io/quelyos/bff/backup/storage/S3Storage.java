package io.quelyos.bff.backup.storage;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/**
 * Keeps objects in a bucket of Amazon S3 or of a store that speaks as it does. An object is sent in parts, so that its length
 * need not be known, and is there when the last one is confirmed; parts of what was given up are taken back.
 */
public final class S3Storage implements BackupStorage, AutoCloseable {

    private final S3Client client;
    private final S3Settings settings;

    public S3Storage(S3Settings settings) {
        this.settings = settings;
        S3ClientBuilder builder = S3Client.builder()
            .httpClient(UrlConnectionHttpClient.create())
            .region(Region.of(settings.region()))
            .forcePathStyle(settings.isPathStyle());
        if (!settings.endpoint().isEmpty()) {
            builder.endpointOverride(URI.create(settings.endpoint()));
        }
        if (!settings.accessKey().isEmpty()) {
            var key = AwsBasicCredentials.create(settings.accessKey(), settings.secretKey());
            builder.credentialsProvider(StaticCredentialsProvider.create(key));
        }
        this.client = builder.build();
    }

    @Override
    public StorageSink create(String name) {
        return new BucketSink(settings.prefix() + name);
    }

    @Override
    public StoredObject open(String name) throws IOException {
        String key = settings.prefix() + name;
        long size = asked(key, () ->
            client.headObject(request -> request.bucket(settings.bucket()).key(key)).contentLength()
        );
        return new BucketObject(key, size);
    }

    @Override
    public void delete(String name) throws IOException {
        String key = settings.prefix() + name;
        asked(key, () -> client.deleteObject(request -> request.bucket(settings.bucket()).key(key)));
    }

    @Override
    public void close() {
        client.close();
    }

    private static <T> T asked(String key, Supplier<T> question) throws IOException {
        try {
            return question.get();
        } catch (NoSuchKeyException exception) {
            var missing = new NoSuchFileException(key);
            missing.addSuppressed(exception);
            throw missing;
        } catch (SdkException exception) {
            throw new IOException("the bucket does not answer as it should", exception);
        }
    }

    private final class BucketObject implements StoredObject {

        private final String key;
        private final long size;

        BucketObject(String key, long size) {
            this.key = key;
            this.size = size;
        }

        @Override
        public long size() {
            return size;
        }

        @Override
        public byte[] read(long position, int most) throws IOException {
            long last = Math.min(size, position + most) - 1;
            if (last < position) {
                return new byte[0];
            }
            return asked(key, () ->
                client
                    .getObjectAsBytes(request ->
                        request
                            .bucket(settings.bucket())
                            .key(key)
                            .range("bytes=" + position + "-" + last)
                    )
                    .asByteArray()
            );
        }

        @Override
        public void close() {}
    }

    private final class BucketSink extends OutputStream implements StorageSink {

        private final String key;
        private final byte[] part = new byte[Math.toIntExact(settings.partSize().toBytes())];
        private final List<CompletedPart> sent = new ArrayList<>();
        private int filled;
        private @Nullable String upload;

        BucketSink(String key) {
            this.key = key;
        }

        @Override
        public OutputStream output() {
            return this;
        }

        @Override
        public void write(int value) throws IOException {
            write(new byte[] { (byte) value }, 0, 1);
        }

        @Override
        public void write(byte[] content, int offset, int length) throws IOException {
            int from = offset;
            int left = length;
            while (left > 0) {
                if (filled == part.length) {
                    send();
                }
                int count = Math.min(left, part.length - filled);
                System.arraycopy(content, from, part, filled, count);
                filled += count;
                from += count;
                left -= count;
            }
        }

        @Override
        public void commit() throws IOException {
            if (upload == null) {
                asked(key, () -> client.putObject(request -> request.bucket(settings.bucket()).key(key), filledPart()));
                return;
            }
            send();
            String finished = upload;
            asked(key, () ->
                client.completeMultipartUpload(request ->
                    request
                        .bucket(settings.bucket())
                        .key(key)
                        .uploadId(finished)
                        .multipartUpload(parts -> parts.parts(sent))
                )
            );
            upload = null;
        }

        @Override
        public void close() throws IOException {
            String abandoned = upload;
            if (abandoned != null) {
                upload = null;
                asked(key, () ->
                    client.abortMultipartUpload(request ->
                        request.bucket(settings.bucket()).key(key).uploadId(abandoned)
                    )
                );
            }
        }

        private void send() throws IOException {
            if (upload == null) {
                upload = asked(key, () ->
                    client.createMultipartUpload(request -> request.bucket(settings.bucket()).key(key)).uploadId()
                );
            }
            String begun = upload;
            int number = sent.size() + 1;
            String tag = asked(key, () ->
                client
                    .uploadPart(
                        request -> request.bucket(settings.bucket()).key(key).uploadId(begun).partNumber(number),
                        filledPart()
                    )
                    .eTag()
            );
            sent.add(CompletedPart.builder().partNumber(number).eTag(tag).build());
            filled = 0;
        }

        private RequestBody filledPart() {
            return RequestBody.fromByteBuffer(ByteBuffer.wrap(part, 0, filled));
        }
    }
}
