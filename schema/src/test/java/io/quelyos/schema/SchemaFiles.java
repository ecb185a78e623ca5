package io.quelyos.schema;

import graphql.language.Definition;
import graphql.language.Document;
import graphql.language.SDLDefinition;
import graphql.parser.MultiSourceReader;
import graphql.parser.Parser;
import graphql.parser.ParserEnvironment;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The schema's source files.
 *
 * @param texts by path below {@code schema/}, such as {@code shop/catalog.graphqls}
 */
record SchemaFiles(Map<String, String> texts) {
    private static final Path FOLDER = Path.of("src/main/resources/schema");

    /** The files as they are. */
    static SchemaFiles read() {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.walk(FOLDER)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".graphqls")).toList()) {
                texts.put(FOLDER.relativize(file).toString().replace('\\', '/'), Files.readString(file));
            }
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
        return new SchemaFiles(texts);
    }

    /** The same files with one more, or with one replaced. */
    SchemaFiles with(String path, String text) {
        Map<String, String> more = new TreeMap<>(texts);
        more.put(path, text);
        return new SchemaFiles(more);
    }

    /** What stands in the files, each definition with its file. */
    List<Located> definitions() {
        List<Located> found = new ArrayList<>();
        texts.forEach((path, text) -> {
            Document document = new Parser().parseDocument(
                ParserEnvironment.newParserEnvironment()
                    .document(MultiSourceReader.newMultiSourceReader().string(text, path).build())
                    .build()
            );
            for (Definition<?> definition : document.getDefinitions()) {
                found.add(new Located(path, (SDLDefinition<?>) definition));
            }
        });
        return found;
    }

    /** All of it as one schema. */
    TypeDefinitionRegistry merged() {
        var registry = new TypeDefinitionRegistry();
        texts.values().forEach(text -> registry.merge(new SchemaParser().parse(text)));
        return registry;
    }

    /**
     * A definition and its file.
     *
     * @param path below {@code schema/}
     */
    record Located(String path, SDLDefinition<?> definition) {
        /** The folder, which is a surface's or {@code common}; empty for the root. */
        String folder() {
            int slash = path.indexOf('/');
            return slash < 0 ? "" : path.substring(0, slash);
        }
    }
}
