package io.quelyos.bff.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import graphql.language.EnumTypeDefinition;
import graphql.language.EnumValueDefinition;
import graphql.schema.idl.SchemaParser;
import io.quelyos.auth.context.Audience;
import io.quelyos.auth.context.Permission;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.core.io.ClassPathResource;

/**
 * Asks every rule of the product's classes, and of classes built to break it. Exceptions stand in {@code
 * house/exceptions.txt}; one that is no longer needed fails the build, so that the list only shrinks.
 */
class HouseRulesTest {

    private static JavaClasses product;
    private static JavaClasses badHouse;
    private static Set<String> exceptions;

    @BeforeAll
    static void readClasses() throws IOException {
        product = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            // What persistence lends to other modules' tests is a jar once it is packaged.
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("io.quelyos");
        badHouse = new ClassFileImporter().importPackages("badhouse");
        exceptions = new ClassPathResource("house/exceptions.txt")
            .getContentAsString(StandardCharsets.UTF_8)
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty() && !line.startsWith("#"))
            .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void looksAtTheWholeProduct() {
        assertThat(product.size()).isGreaterThan(200);
        assertThat(product.stream().map(type -> type.getPackageName().split("\\.", -1)[2])).contains(
            "bff",
            "auth",
            "persistence"
        );
    }

    @ParameterizedTest
    @EnumSource
    void isKept(HouseRule rule) {
        assertThat(findings(rule, product).filter(finding -> !exceptions.contains(finding.key()))).isEmpty();
    }

    @Test
    void hasNoExceptionThatIsNotNeeded() {
        Set<String> needed = Arrays.stream(HouseRule.values())
            .flatMap(rule -> findings(rule, product))
            .map(Finding::key)
            .collect(Collectors.toSet());
        assertThat(exceptions).allMatch(needed::contains, "is still needed");
    }

    @Test
    void rejectsTheBadHouse() {
        List<String> broken = Arrays.stream(HouseRule.values())
            .flatMap(rule -> findings(rule, badHouse))
            .map(finding -> finding.rule() + " " + finding.place() + ": " + finding.what())
            .sorted()
            .toList();
        assertThat(broken).containsExactlyElementsOf(lines("house/bad-house.txt"));
        Set<String> rules = broken
            .stream()
            .map(line -> line.split(" ", -1)[0])
            .collect(Collectors.toSet());
        assertThat(rules).containsExactlyInAnyOrder(
            Arrays.stream(HouseRule.values())
                .map(HouseRule::name)
                .toArray(String[]::new)
        );
    }

    @Test
    void hasTheSchemasPermissionsAndAudiences() throws IOException {
        assertThat(Arrays.stream(Permission.values()).map(Enum::name)).containsExactlyElementsOf(
            schemaEnum("Permission")
        );
        assertThat(Arrays.stream(Audience.values()).map(Enum::name)).containsExactlyElementsOf(schemaEnum("Audience"));
    }

    private static Stream<Finding> findings(HouseRule rule, JavaClasses classes) {
        return rule == HouseRule.PACKAGE_SIZE
            ? PackageRules.tooLarge(classes)
            : classes
                  .stream()
                  .flatMap(rule::of)
                  .distinct()
                  .sorted((a, b) -> a.toString().compareTo(b.toString()));
    }

    private static List<String> schemaEnum(String name) throws IOException {
        String root = new ClassPathResource("schema/root.graphqls").getContentAsString(StandardCharsets.UTF_8);
        EnumTypeDefinition type = new SchemaParser().parse(root).getTypeOrNull(name, EnumTypeDefinition.class);
        return Objects.requireNonNull(type)
            .getEnumValueDefinitions()
            .stream()
            .map(EnumValueDefinition::getName)
            .toList();
    }

    private static List<String> lines(String resource) {
        try {
            return new ClassPathResource(resource).getContentAsString(StandardCharsets.UTF_8).lines().toList();
        } catch (IOException exception) {
            throw new IllegalStateException(exception);
        }
    }
}
