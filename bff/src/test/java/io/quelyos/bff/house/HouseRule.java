package io.quelyos.bff.house;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** A rule about single classes. {@link SqlRules} and {@link PackageRules} know those about SQL and whole packages. */
enum HouseRule {
    /** {@code bff → auth → persistence}, and nothing back. */
    ARROWS,
    /** Only the doors open transactions or touch connections. */
    DOORS,
    /** No state that hides in a thread. */
    THREADS,
    /** Names that say nothing. */
    NAMES,
    /** Fetchers call services and loaders, and live with their feature. */
    FETCHERS,
    /** SQL lives in persistence. */
    MAPPERS,
    /** Dependencies come through constructors. */
    INJECTION,
    /** One Jackson. */
    JACKSON,
    /** Caches in memory begin at one place, which says whose threads keep them in order. */
    CACHES,
    /** Null is said. */
    NULL_MARKED,
    /** Small packages. */
    PACKAGE_SIZE,
    /** SQL that is spelt out, bound and bounded. */
    SQL;

    private static final Set<String> CONNECTIONS = Set.of(
        "java.sql.Connection",
        "java.sql.DriverManager",
        "org.springframework.jdbc.core.JdbcTemplate",
        "org.springframework.jdbc.core.simple.JdbcClient",
        "org.springframework.jdbc.datasource.DataSourceUtils",
        "org.springframework.jdbc.support.JdbcTransactionManager",
        "org.springframework.transaction.PlatformTransactionManager",
        "org.springframework.transaction.annotation.Transactional",
        "org.springframework.transaction.support.TransactionTemplate"
    );
    private static final Set<String> THREAD_STATE = Set.of(
        "java.lang.ThreadLocal",
        "java.lang.InheritableThreadLocal",
        "java.lang.ScopedValue"
    );
    private static final Set<String> INJECTING = Set.of(
        "org.springframework.beans.factory.annotation.Autowired",
        "org.springframework.beans.factory.annotation.Value",
        "jakarta.inject.Inject",
        "jakarta.annotation.Resource"
    );
    private static final Pattern EMPTY_NAME = Pattern.compile(".*(Manager|Util|Utils|Impl|Dto|DTO|Helper)");
    private static final Pattern EMPTY_PACKAGE = Pattern.compile(".*\\.(manager|util|utils|impl|dto|helper)(\\..*|$)");

    /** What a class breaks. */
    Stream<Finding> of(JavaClass type) {
        return switch (this) {
            case ARROWS -> uses(type, name -> isBackwards(type, name), "depends on");
            case DOORS -> uses(type, CONNECTIONS::contains, "uses");
            case THREADS -> uses(type, THREAD_STATE::contains, "uses");
            case NAMES -> when(
                type,
                EMPTY_NAME.matcher(type.getSimpleName()).matches() ||
                    EMPTY_PACKAGE.matcher(type.getPackageName()).matches(),
                "has a name that says nothing"
            );
            case FETCHERS -> fetchers(type);
            case MAPPERS -> when(
                type,
                isMapper(type) && !isIn(type, "persistence"),
                "is a mapper outside of persistence"
            );
            case INJECTION -> type.getFields()
                .stream()
                .filter(HouseRule::isInjected)
                .map(field -> finding(type, "injects into its field " + field.getName()));
            case JACKSON -> uses(
                type,
                name ->
                    name.startsWith("com.fasterxml.jackson.databind.") ||
                    name.startsWith("com.fasterxml.jackson.core."),
                "uses"
            );
            case CACHES -> when(
                type,
                !home(type).equals("io.quelyos.auth.cache") &&
                    type
                        .getMethodCallsFromSelf()
                        .stream()
                        .anyMatch(
                            call ->
                                call.getTargetOwner().getName().equals("com.github.benmanes.caffeine.cache.Caffeine") &&
                                call.getName().equals("newBuilder")
                        ),
                "makes a cache that LocalCache does not begin"
            );
            case NULL_MARKED -> when(
                type,
                !type.getPackage().isAnnotatedWith(NullMarked.class),
                "is in a package that is not @NullMarked"
            );
            case SQL -> SqlRules.broken(type)
                .stream()
                .map(what -> finding(type, what));
            case PACKAGE_SIZE -> Stream.of();
        };
    }

    private Stream<Finding> fetchers(JavaClass type) {
        boolean isFetcher = type.isAnnotatedWith("com.netflix.graphql.dgs.DgsComponent");
        boolean isHome = home(type).matches("io\\.quelyos\\.bff\\.(?!graphql\\b).+");
        return isFetcher
            ? Stream.concat(
                  when(type, !isHome, "is a fetcher outside of a feature of bff"),
                  uses(
                      type,
                      name -> name.endsWith("Mapper") || name.endsWith("TenantDb") || name.endsWith("PlatformDb"),
                      "uses"
                  )
              )
            : Stream.of();
    }

    private Stream<Finding> uses(JavaClass type, Predicate<String> isForbidden, String verb) {
        return type
            .getDirectDependenciesFromSelf()
            .stream()
            .map(Dependency::getTargetClass)
            .map(target -> target.getBaseComponentType().getName())
            .filter(isForbidden)
            .distinct()
            .sorted()
            .map(name -> finding(type, verb + " " + name));
    }

    private Stream<Finding> when(JavaClass type, boolean isBroken, String what) {
        return isBroken ? Stream.of(finding(type, what)) : Stream.of();
    }

    private Finding finding(JavaClass type, String what) {
        return new Finding(this, outermost(type).getName(), what);
    }

    private static boolean isBackwards(JavaClass from, String to) {
        boolean isToBff = to.startsWith("io.quelyos.bff.");
        boolean isToAuth = to.startsWith("io.quelyos.auth.");
        return (isIn(from, "persistence") && (isToBff || isToAuth)) || (isIn(from, "auth") && isToBff);
    }

    private static boolean isIn(JavaClass type, String module) {
        return (home(type) + ".").startsWith("io.quelyos." + module + ".");
    }

    /** The package; the bad house stands outside of the product's, where no component scan finds it. */
    private static String home(JavaClass type) {
        return type.getPackageName().replaceFirst("^badhouse\\.", "");
    }

    private static boolean isMapper(JavaClass type) {
        return (
            type.isAnnotatedWith("org.apache.ibatis.annotations.Mapper") ||
            type.isAnnotatedWith("io.quelyos.persistence.tenant.PlatformMapper")
        );
    }

    private static boolean isInjected(JavaField field) {
        return INJECTING.stream().anyMatch(field::isAnnotatedWith);
    }

    static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(HouseRule::outermost).orElse(type);
    }
}
