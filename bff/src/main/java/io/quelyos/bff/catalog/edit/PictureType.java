package io.quelyos.bff.catalog.edit;

import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The kinds of image that can be uploaded, told by their first bytes and never by what somebody calls them. Drawings in SVG
 * are not among them: they can hold scripts.
 */
enum PictureType {
    PNG("image/png", 0, "89504e470d0a1a0a"),
    JPEG("image/jpeg", 0, "ffd8ff"),
    GIF("image/gif", 0, "47494638"),
    /** RIFF stands before its size, and WEBP behind it. */
    WEBP("image/webp", 8, "57454250"),
    /** The size of the first box stands before {@code ftypavif}. */
    AVIF("image/avif", 4, "6674797061766966");

    /** How many bytes tell a kind. */
    static final int HEAD_BYTES = 12;
    private static final int DIGITS = 2;

    private final String mediaType;
    private final int markAt;
    private final String mark;

    PictureType(String mediaType, int markAt, String mark) {
        this.mediaType = mediaType;
        this.markAt = markAt;
        this.mark = mark;
    }

    String mediaType() {
        return mediaType;
    }

    /** The kind of a file; null where it is none of these. */
    static @Nullable PictureType of(byte[] head) {
        String digits = HexFormat.of().formatHex(head);
        return Arrays.stream(values())
            .filter(type -> digits.startsWith(type.mark, type.markAt * DIGITS))
            .findFirst()
            .orElse(null);
    }
}
