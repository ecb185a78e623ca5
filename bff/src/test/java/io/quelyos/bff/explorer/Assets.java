package io.quelyos.bff.explorer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The names of the page's files, which change with their content. */
final class Assets {

    private Assets() {}

    /** The first file that the page names and whose path begins in one way, without the slash before it. */
    static String first(String page, String prefix) {
        Matcher matcher = Pattern.compile("\"(?:\\./|/explorer/)?(" + Pattern.quote(prefix) + "[^\"]+\\.js)\"").matcher(
            page
        );
        assertThat(matcher.find()).as("a script in %s", page).isTrue();
        return matcher.group(1);
    }

    /** A script that is no part of the gate. */
    static String workbench() {
        try {
            return Arrays.stream(
                new PathMatchingResourcePatternResolver().getResources("classpath:web/explorer/assets/*.js")
            )
                .map(file -> "assets/" + file.getFilename())
                .sorted()
                .findFirst()
                .orElseThrow();
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }
}
