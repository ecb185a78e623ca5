package io.quelyos.bff.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;

/**
 * The product's classes as children load them. Folders of them are packed, as they are where the product is run, because a
 * JVM keeps an ahead-of-time cache of jars only. {@link TrainingRunTest} makes that cache; children that start after it take
 * their classes from there, and where a test runs by itself they do without.
 */
final class ChildClasses {

    private static final Path FOLDER = Child.ROOT.resolve("classes");
    private static final Path CACHE = FOLDER.resolve("quelyos.aot");
    /** A cache holds for the flags that it was made with. */
    private static final List<String> FLAGS = List.of(
        "-Xmx400m",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow",
        // What the JVM leaves out of the cache is no concern of the tests.
        "-Xlog:disable",
        "-cp",
        pack()
    );

    private ChildClasses() {}

    /** The flags of a JVM that has the product's classes, from the cache where there is one. */
    static List<String> flags() {
        return Files.exists(CACHE) ? with("-XX:AOTCache=" + CACHE) : FLAGS;
    }

    /** The flags of a JVM that makes the cache when it ends. */
    static List<String> trainingFlags() {
        return with("-XX:AOTCacheOutput=" + CACHE);
    }

    /** Tells whether a JVM of these flags takes its classes from the cache; without it, it would not even start. */
    static boolean isCacheTaken() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(flags());
        command.addFirst(ProcessHandle.current().info().command().orElseThrow());
        command.addAll(List.of("-XX:AOTMode=on", "-version"));
        var jvm = new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
        return Files.exists(CACHE) && jvm.waitFor() == 0;
    }

    private static List<String> with(String flag) {
        List<String> flags = new ArrayList<>(FLAGS);
        flags.addFirst(flag);
        return List.copyOf(flags);
    }

    /** The product's own: what tests bring along must not be found by it. */
    private static String pack() {
        List<String> packed = new ArrayList<>();
        try {
            Files.createDirectories(FOLDER);
            // It is an earlier run's, of other classes.
            Files.deleteIfExists(CACHE);
            for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
                // An empty entry would be the working directory.
                if (!entry.isEmpty() && !entry.contains("test-classes") && !entry.endsWith("-tests.jar")) {
                    Path jar = FOLDER.resolve(packed.size() + ".jar");
                    packed.add(Files.isDirectory(Path.of(entry)) ? pack(Path.of(entry), jar) : entry);
                }
            }
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
        return String.join(File.pathSeparator, packed);
    }

    private static String pack(Path classes, Path jar) throws IOException {
        try (var out = new JarOutputStream(Files.newOutputStream(jar)); Stream<Path> files = Files.walk(classes)) {
            out.setLevel(Deflater.NO_COMPRESSION);
            for (Path file : files
                .filter(each -> !each.equals(classes))
                .sorted()
                .toList()) {
                String name = classes.relativize(file).toString().replace(File.separatorChar, '/');
                // Folders too: Spring looks for them when it scans.
                out.putNextEntry(new ZipEntry(Files.isDirectory(file) ? name + "/" : name));
                if (!Files.isDirectory(file)) {
                    Files.copy(file, out);
                }
                out.closeEntry();
            }
        }
        return jar.toString();
    }
}
