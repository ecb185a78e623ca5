package io.quelyos.bff.upload;

import io.quelyos.auth.context.ApiErrorCode;
import io.quelyos.auth.context.ApiException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/** A request's body in a temporary file, which goes when it is closed. */
record ReceivedFile(Path path, long byteSize, String sha256Hex) implements AutoCloseable {
    private static final int BUFFER_BYTES = 65_536;

    /**
     * Reads a body to its end, but not further than allowed.
     *
     * @throws ApiException LIMIT_EXCEEDED or BAD_REQUEST
     */
    static ReceivedFile of(InputStream body, long declaredBytes, long bytesAtMost) throws IOException {
        if (declaredBytes > bytesAtMost) {
            throw tooLarge(bytesAtMost);
        }
        Path path = Files.createTempFile("quelyos-upload-", ".tmp");
        boolean isKept = false;
        try {
            MessageDigest digest = sha256();
            long size = copy(body, path, digest, bytesAtMost);
            if (size == 0) {
                throw new ApiException(ApiErrorCode.BAD_REQUEST, "The file is empty.");
            }
            isKept = true;
            return new ReceivedFile(path, size, HexFormat.of().formatHex(digest.digest()));
        } finally {
            if (!isKept) {
                Files.deleteIfExists(path);
            }
        }
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(path);
    }

    private static long copy(InputStream body, Path path, MessageDigest digest, long bytesAtMost) throws IOException {
        long size = 0;
        byte[] buffer = new byte[BUFFER_BYTES];
        try (OutputStream file = Files.newOutputStream(path)) {
            for (int count = body.read(buffer); count >= 0; count = body.read(buffer)) {
                size += count;
                if (size > bytesAtMost) {
                    throw tooLarge(bytesAtMost);
                }
                digest.update(buffer, 0, count);
                file.write(buffer, 0, count);
            }
        }
        return size;
    }

    private static ApiException tooLarge(long bytesAtMost) {
        return new ApiException(
            ApiErrorCode.LIMIT_EXCEEDED,
            "A file has at most " + bytesAtMost + " bytes.",
            Map.of("limit", "fileBytes", "allowed", bytesAtMost)
        );
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException exception) {
            throw new IllegalStateException("this Java has no SHA-256", exception);
        }
    }
}
