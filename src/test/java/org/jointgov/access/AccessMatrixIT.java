package org.jointgov.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.sql.SQLException;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jointgov.demonstration.DemonstrationLoader;
import org.jointgov.stack.LocalStack;
import org.jointgov.stack.Logins;
import org.jointgov.stack.OwnStack;
import org.jointgov.stack.SharedStack;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Who may do what to which record, whole: every operation of the API's description × every principal × every relation of the
 * object. A hidden record answers byte for byte like an absent one, and each success leaves exactly one audit record.
 */
@OwnStack
class AccessMatrixIT {
    private static final AccessMatrix MATRIX = AccessMatrix.read();
    private static AccessMatrixRun run;

    @BeforeAll
    static void start() throws SQLException {
        LocalStack stack = SharedStack.get();
        URI app = URI.create(stack.appUrl());
        DemonstrationLoader.loadTownships(app, Logins::token);
        run = new AccessMatrixRun(stack, MATRIX, app, app, true);
    }

    @Test
    void everyOperationOfTheDescriptionHasExpectations() {
        assertEquals(run.described(), new TreeSet<>(MATRIX.operations()));
    }

    @Test
    void atLeastTwelvePrincipalsAreTried() {
        assertTrue(MATRIX.principals().size() >= 12, () -> MATRIX.principals().toString());
    }

    @TestFactory
    Stream<DynamicTest> everyCellAnswersAsExpected() {
        return run.tests();
    }
}
