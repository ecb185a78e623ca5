package io.quelyos.bff.trusteddocument;

import io.quelyos.auth.context.Audience;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Registers the manifests that the build packed, before the first request:
 * {@code trusted-documents/<client>-<version>.<audience>.<apollo|relay|codegen>.json}, where the version begins with a digit.
 * A manifest of our own that does not fit our own schema is a broken build and stops the start.
 */
@Component
final class BuildManifests implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(BuildManifests.class);
    private static final Pattern FILE = Pattern.compile(
        "(.+)-(\\d[^-]*(?:-[A-Za-z].*)?)\\.([a-z]+)\\.(apollo|relay|codegen)\\.json"
    );

    private final ManifestReader reader;
    private final TrustedDocumentRegistration registration;

    BuildManifests(ManifestReader reader, TrustedDocumentRegistration registration) {
        this.reader = reader;
        this.registration = registration;
    }

    @Override
    public void afterSingletonsInstantiated() {
        try {
            var resolver = new PathMatchingResourcePatternResolver();
            for (Resource resource : resolver.getResources("classpath*:trusted-documents/*.json")) {
                register(String.valueOf(resource.getFilename()), resource.getContentAsString(StandardCharsets.UTF_8));
            }
        } catch (IOException exception) {
            throw new UncheckedIOException("the packed manifests cannot be read", exception);
        }
    }

    /** Registers one manifest by its file's name. */
    void register(String fileName, String content) {
        Matcher name = FILE.matcher(fileName);
        if (!name.matches()) {
            throw new IllegalStateException(
                "a manifest's name says client, version, audience and format, not " + fileName
            );
        }
        ManifestReader.Reading reading = reader.read(format(name.group(4)), content);
        requireNone(fileName, reading.problems());
        var manifest = new Manifest(
            name.group(1),
            name.group(2),
            Audience.valueOf(name.group(3).toUpperCase(Locale.ROOT)),
            reading.documents(),
            // What we pack ourselves was built with all the documents that it sends.
            true
        );
        TrustedDocumentRegistration.Outcome outcome = registration.register(
            () -> "build",
            manifest,
            "packed with this version of the server: " + fileName
        );
        requireNone(
            fileName,
            outcome
                .userErrors()
                .stream()
                .map(error -> error.message())
                .toList()
        );
        LOG.info("{} documents of {} are registered", outcome.documentCount(), fileName);
    }

    private static ManifestFormat format(String suffix) {
        return switch (suffix) {
            case "apollo" -> ManifestFormat.APOLLO;
            case "relay" -> ManifestFormat.RELAY;
            default -> ManifestFormat.GRAPHQL_CODEGEN;
        };
    }

    private static void requireNone(String fileName, List<String> problems) {
        if (!problems.isEmpty()) {
            throw new IllegalStateException("the packed manifest " + fileName + " cannot be registered: " + problems);
        }
    }
}
