package org.jointgov.platform.store;

import java.util.Optional;
import java.util.UUID;

/** What {@link ObjectStore} asks of a store. Apart from its implementation, so that no class of a client is loaded without one. */
interface Objects {
    /** Keeps it. @throws UnreachableException when it is not known to be kept */
    void put(UUID name, byte[] content) throws UnreachableException;

    /** Empty when there is no such object. @throws UnreachableException when the store does not say */
    Optional<byte[]> get(UUID name) throws UnreachableException;

    /** That there is none is as good. @throws UnreachableException when it is not known to be gone */
    void delete(UUID name) throws UnreachableException;

    /** The store does not answer, or refuses. */
    final class UnreachableException extends Exception {
        private static final long serialVersionUID = 1L;

        /** @param why in words that name no object and no secret */
        UnreachableException(String why) {
            super(why);
        }
    }
}
