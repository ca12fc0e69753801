package org.jointgov.architecture.broken.north.application;

import jakarta.persistence.EntityManager;
import org.jointgov.platform.idempotency.Commands;
import org.jointgov.platform.persistence.UseCase;

/** A command that leaves no audit record, and knows JPA. */
@UseCase
public class DoThing {
    private final Commands commands;
    private final EntityManager entities;

    public DoThing(Commands commands, EntityManager entities) {
        this.commands = commands;
        this.entities = entities;
    }

    public String act() {
        return commands.once(effect -> "again", () -> entities.toString());
    }
}
