package io.quelyos.bff.operation;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.LivenessState;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.health.actuate.endpoint.CompositeHealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Health on the server's own port. Liveness says whether to restart the process, readiness whether to send it requests: 503
 * when it cannot serve, 200 with DEGRADED when it serves all that does not need what is missing.
 */
@RestController
@RequestMapping("/api/health")
final class HealthController {

    private final HealthEndpoint health;
    private final ApplicationAvailability availability;

    HealthController(HealthEndpoint health, ApplicationAvailability availability) {
        this.health = health;
        this.availability = availability;
    }

    @GetMapping({ "", "/readiness" })
    ResponseEntity<Map<String, Object>> readiness() {
        HealthDescriptor whole = health.health();
        String status = whole.getStatus().getCode();
        if (availability.getReadinessState() != ReadinessState.ACCEPTING_TRAFFIC) {
            status = "OUT_OF_SERVICE";
        }
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("status", status);
        if (whole instanceof CompositeHealthDescriptor composite && composite.getComponents() != null) {
            Map<String, String> parts = new LinkedHashMap<>();
            composite.getComponents().forEach((name, part) -> parts.put(name, part.getStatus().getCode()));
            told.put("components", parts);
        }
        boolean isServing = status.equals("UP") || status.equals(DegradableRedis.DEGRADED.getCode());
        return answer(isServing, told);
    }

    @GetMapping("/liveness")
    ResponseEntity<Map<String, Object>> liveness() {
        boolean isAlive = availability.getLivenessState() == LivenessState.CORRECT;
        return answer(isAlive, Map.of("status", isAlive ? "UP" : "DOWN"));
    }

    private static ResponseEntity<Map<String, Object>> answer(boolean isGood, Map<String, Object> told) {
        return ResponseEntity.status(isGood ? 200 : 503)
            .cacheControl(CacheControl.noStore())
            .body(told);
    }
}
