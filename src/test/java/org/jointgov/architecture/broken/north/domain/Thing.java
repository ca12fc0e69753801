package org.jointgov.architecture.broken.north.domain;

import jakarta.persistence.Entity;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.UUID;
import org.jointgov.architecture.broken.south.domain.Secret;
import org.jointgov.shared.Scope;

/** Knows JAX-RS and another's inside, has a setter, asks the clock and chance, catches everything. */
@Entity
public class Thing {
    private Secret secret;

    public void setSecret(Secret secret) {
        this.secret = secret;
    }

    public Response response() {
        try {
            Thread.sleep(1);
            return Response.ok(secret).build();
        } catch (Exception e) {
            System.out.println(UUID.randomUUID() + " " + Instant.now() + Scope.COUNTY.ordinal());
            return Response.serverError().build();
        }
    }
}
