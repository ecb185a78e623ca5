package io.quelyos.bff.testing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * Listens to what the server really sends to PostgreSQL through its two pools. Statements that set the tenant count too:
 * they are round trips like all others.
 */
@TestConfiguration(proxyBeanMethods = false)
public class SqlStatements {

    /** Jobs begin when they are due and not when a request asks for it, so at any moment of a test. */
    private static final String THREADS_OF_JOBS = "db-scheduler";
    /** Asked by the publisher of events, after a request's transaction and not in it. */
    private static final List<String> PUBLISHERS = List.of("from live_event", "'live:'");
    private static final List<String> SEEN = Collections.synchronizedList(new ArrayList<>());
    private static final List<String> SEEN_OF_JOBS = Collections.synchronizedList(new ArrayList<>());

    /** Forgets what was seen so far. */
    public static void clear() {
        SEEN.clear();
        SEEN_OF_JOBS.clear();
    }

    /** The statements since {@link #clear}, in their order, but for those of jobs. */
    public static List<String> seen() {
        return List.copyOf(SEEN);
    }

    /** The statements since {@link #clear} that are not the tenant door's own, also those that travelled together. */
    public static List<String> seenQueries() {
        return seen().stream().flatMap(SqlStatements::behindTheDoor).toList();
    }

    /** As {@link #seenQueries}, of jobs; whichever of them ran. */
    public static List<String> seenQueriesOfJobs() {
        return List.copyOf(SEEN_OF_JOBS).stream().flatMap(SqlStatements::behindTheDoor).toList();
    }

    /** Reads bring the door's statement along in their own text; transactions send it alone. */
    private static Stream<String> behindTheDoor(String sql) {
        return Arrays.stream(sql.split(";", -1))
            .map(String::strip)
            .filter(
                part -> !part.isEmpty() && !part.startsWith("select set_config(") && !part.startsWith("SET TRANSACTION")
            );
    }

    @Bean
    static BeanPostProcessor listeningDataSources() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof DataSource dataSource
                    ? ProxyDataSourceBuilder.create(dataSource).name(name).listener(new Listener()).build()
                    : bean;
            }
        };
    }

    private static final class Listener implements QueryExecutionListener {

        @Override
        public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {}

        @Override
        public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {
            boolean isOfJob = Thread.currentThread().getName().startsWith(THREADS_OF_JOBS);
            queries
                .stream()
                .map(query -> query.getQuery().strip())
                .filter(sql -> PUBLISHERS.stream().noneMatch(sql::contains))
                .forEach(sql -> (isOfJob ? SEEN_OF_JOBS : SEEN).add(sql));
        }
    }
}
