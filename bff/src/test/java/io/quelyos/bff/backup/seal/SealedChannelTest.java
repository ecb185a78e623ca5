package io.quelyos.bff.backup.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quelyos.bff.backup.storage.StoredObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.crypto.SecretKey;
import org.junit.jupiter.api.Test;

class SealedChannelTest {

    private static final String PLACE = "tenant/backup";
    private static final int CHUNK = ChunkCipher.CHUNK_BYTES;

    private final MasterKeys keys = new MasterKeys(Map.of("one", new byte[32]), "one");
    private final SecretKey key = keys.newDataKey();

    /** An object in memory. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Memory(byte[] bytes) implements StoredObject {
        @Override
        public long size() {
            return bytes.length;
        }

        @Override
        public byte[] read(long position, int most) {
            int from = (int) position;
            return Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + most));
        }

        @Override
        public void close() {}
    }

    @Test
    void givesBackEveryByteAtEveryPlaceWhateverTheSize() throws IOException {
        long seed = System.nanoTime();
        var random = new Random(seed);
        for (int size : List.of(
            0,
            1,
            CHUNK - 1,
            CHUNK,
            CHUNK + 1,
            2 * CHUNK,
            17 * CHUNK + 5,
            random.nextInt(5 * CHUNK)
        )) {
            byte[] content = new byte[size];
            random.nextBytes(content);
            byte[] sealed = seal(content, random);
            try (SealedChannel channel = open(sealed)) {
                assertThat(channel.size()).as("size %s, seed %s", size, seed).isEqualTo(size);
                assertThat(Channels.newInputStream(channel).readAllBytes()).as("seed %s", seed).isEqualTo(content);
                for (int look = 0; look < 20 && size > 0; look++) {
                    int from = random.nextInt(size);
                    ByteBuffer part = ByteBuffer.allocate(random.nextInt(2 * CHUNK) + 1);
                    int count = channel.position(from).read(part);
                    assertThat(count).isEqualTo(Math.min(part.capacity(), size - from));
                    assertThat(Arrays.copyOf(part.array(), count))
                        .as("from %s, seed %s", from, seed)
                        .isEqualTo(Arrays.copyOfRange(content, from, from + count));
                }
            }
        }
    }

    @Test
    void refusesWhatLacksItsEnd() throws IOException {
        byte[] sealed = seal(new byte[3 * CHUNK + 100], new Random(1));
        int whole = ChunkCipher.MAGIC.length + ChunkCipher.SEALED_BYTES;
        for (int length : List.of(0, 3, ChunkCipher.MAGIC.length, whole, 2 * ChunkCipher.SEALED_BYTES + 4)) {
            assertThatThrownBy(() -> open(Arrays.copyOf(sealed, length)))
                .as("%s bytes", length)
                .isInstanceOfSatisfying(BrokenSealException.class, broken -> assertThat(broken.isTruncated()).isTrue());
        }
        assertThatThrownBy(() -> open(Arrays.copyOf(sealed, sealed.length - 1))).isInstanceOf(
            BrokenSealException.class
        );
    }

    @Test
    void refusesWhatWasChangedAnywhere() throws IOException {
        long seed = System.nanoTime();
        var random = new Random(seed);
        byte[] sealed = seal(new byte[2 * CHUNK + 10], random);
        for (int change = 0; change < 50; change++) {
            byte[] changed = sealed.clone();
            int at = random.nextInt(changed.length);
            changed[at] ^= (byte) (1 << random.nextInt(8));
            assertThatThrownBy(() -> readAll(changed))
                .as("byte %s, seed %s", at, seed)
                .isInstanceOf(BrokenSealException.class);
        }
        byte[] exchanged = sealed.clone();
        System.arraycopy(sealed, 4, exchanged, 4 + ChunkCipher.SEALED_BYTES, ChunkCipher.SEALED_BYTES);
        assertThatThrownBy(() -> readAll(exchanged)).isInstanceOf(BrokenSealException.class);
    }

    @Test
    void refusesAnArchiveInThePlaceOfAnother() throws IOException {
        byte[] sealed = seal(new byte[10], new Random(1));
        assertThatThrownBy(() -> new SealedChannel(new Memory(sealed), key, "tenant/other")).isInstanceOf(
            BrokenSealException.class
        );
        String wrapped = keys.wrap(key, PLACE);
        assertThat(keys.unwrap(wrapped, PLACE)).isEqualTo(key);
        assertThatThrownBy(() -> keys.unwrap(wrapped, "tenant/other")).isInstanceOf(BrokenSealException.class);
        assertThatThrownBy(() -> keys.unwrap("one:AAAA", PLACE)).isInstanceOf(BrokenSealException.class);
        assertThatThrownBy(() -> keys.unwrap("nonsense", PLACE)).isInstanceOf(BrokenSealException.class);
    }

    @Test
    void opensUnderAnotherMasterKeyOnlyWhatWasSealedByOneThatItLists() throws IOException {
        byte[] second = new byte[32];
        second[0] = 1;
        var both = new MasterKeys(Map.of("one", new byte[32], "two", second), "two");
        String old = keys.wrap(key, PLACE);
        SecretKey opened = both.unwrap(old, PLACE);
        String anew = both.wrap(opened, PLACE);
        assertThat(MasterKeys.nameOf(anew)).isEqualTo("two");
        assertThat(both.unwrap(anew, PLACE)).isEqualTo(key);
        assertThatThrownBy(() -> keys.unwrap(anew, PLACE)).hasMessageContaining("two");
    }

    private byte[] seal(byte[] content, Random random) throws IOException {
        var target = new ByteArrayOutputStream();
        var sealed = new SealedOutput(target, key, PLACE);
        int at = 0;
        while (at < content.length) {
            int count = Math.min(content.length - at, random.nextInt(CHUNK) + 1);
            sealed.write(content, at, count);
            at += count;
        }
        sealed.finish();
        assertThat(sealed.writtenBytes()).isEqualTo(target.size());
        return target.toByteArray();
    }

    private SealedChannel open(byte[] sealed) throws IOException {
        return new SealedChannel(new Memory(sealed), key, PLACE);
    }

    private byte[] readAll(byte[] sealed) throws IOException {
        try (SealedChannel channel = open(sealed)) {
            return Channels.newInputStream(channel).readAllBytes();
        }
    }
}
