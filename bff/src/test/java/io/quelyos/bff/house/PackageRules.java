package io.quelyos.bff.house;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is asked of whole packages. */
final class PackageRules {

    private static final int MOST_CLASSES = 15;

    private PackageRules() {}

    static Stream<Finding> tooLarge(JavaClasses classes) {
        Map<String, Long> sizes = classes
            .stream()
            .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
            .collect(Collectors.groupingBy(JavaClass::getPackageName, TreeMap::new, Collectors.counting()));
        return sizes
            .entrySet()
            .stream()
            .filter(size -> size.getValue() > MOST_CLASSES)
            .map(size ->
                new Finding(HouseRule.PACKAGE_SIZE, size.getKey(), "has " + size.getValue() + " classes; split it")
            );
    }
}
