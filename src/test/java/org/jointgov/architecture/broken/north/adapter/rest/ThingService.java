package org.jointgov.architecture.broken.north.adapter.rest;

import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import org.jointgov.architecture.broken.north.adapter.persistence.Store;
import org.jointgov.architecture.broken.north.application.DoThing;
import org.jointgov.architecture.broken.north.domain.Thing;

/** Open to all, begins a transaction, knows another adapter, shows an entity, and has a name that says nothing. */
@Transactional
public class ThingService {
    private final Store store = new Store();

    @GET
    public Thing thing() {
        return new Thing();
    }

    @POST
    public String change(DoThing act) {
        return act.act() + store;
    }
}
