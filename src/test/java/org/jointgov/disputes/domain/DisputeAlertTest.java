package org.jointgov.disputes.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jointgov.shared.Caller;
import org.jointgov.shared.ForbiddenException;
import org.jointgov.shared.InvalidFieldsException;
import org.jointgov.shared.InvalidTransitionException;
import org.jointgov.shared.Roles;
import org.jointgov.shared.Scope;
import org.junit.jupiter.api.Test;

class DisputeAlertTest {
    private static final UUID TOWNSHIP = new UUID(1, 1);
    private static final UUID BORDER = new UUID(2, 2);
    private static final AlertContent CONTENT =
            new AlertContent("event", "pasture-fence", "low", "围栏", new Place("山口", 33.0, 92.0, 5.0, "gps"), null);

    private final DisputeAlert alert = DisputeAlert.raise(new UUID(3, 3), mediator(TOWNSHIP), CONTENT, true, 2, null);

    @Test
    void aRaisedAlertIsTheTownshipsOwn() {
        assertEquals(DisputeAlertStatus.OWN, alert.status());
        assertEquals(TOWNSHIP, alert.townshipId());
        assertEquals(Optional.empty(), alert.borderId());
        assertEquals(CONTENT, alert.content());
        assertEquals(2, alert.partyCount());
        assertFalse(alert.escalated());
        alert.requireRemovable();
    }

    @Test
    void onlyATownshipRaises() {
        Caller officer = new Caller(
                new UUID(0, 1),
                new UUID(0, 2),
                Scope.PROVINCE,
                Roles.PROVINCIAL_OFFICER,
                "o",
                null,
                null,
                "54",
                false,
                Set.of());
        assertThrows(
                ForbiddenException.class, () -> DisputeAlert.raise(new UUID(3, 4), officer, CONTENT, false, 0, null));
    }

    @Test
    void sharingIsForGood() {
        alert.shareWith(BORDER);
        assertEquals(DisputeAlertStatus.SENT, alert.status());
        assertEquals(Optional.of(BORDER), alert.borderId());
        assertThrows(InvalidTransitionException.class, () -> alert.shareWith(new UUID(2, 3)));
        assertThrows(InvalidTransitionException.class, alert::requireRemovable);
    }

    @Test
    void aSharedAlertIsWithdrawnOnceAndNeverChangesAgain() {
        assertThrows(InvalidTransitionException.class, alert::withdraw, "what is not shared is removed");
        alert.shareWith(BORDER);
        alert.withdraw();
        assertEquals(DisputeAlertStatus.WITHDRAWN, alert.status());
        assertThrows(InvalidTransitionException.class, alert::withdraw);
        assertThrows(InvalidTransitionException.class, () -> alert.change(CONTENT));
        assertThrows(InvalidTransitionException.class, alert::attach);
        assertThrows(InvalidTransitionException.class, alert::requireRemovable);
        assertThrows(InvalidTransitionException.class, () -> alert.shareWith(BORDER));
    }

    @Test
    void aChangeLeavesWhoseItIs() {
        AlertContent other =
                new AlertContent("prevention", "debt", "urgent", "欠款", new Place("村", null, null, null, null), null);
        alert.change(other);
        assertEquals(other, alert.content());
        assertEquals(TOWNSHIP, alert.townshipId());
    }

    @Test
    void tenAttachmentsAreEnough() {
        for (int i = 0; i < DisputeAlert.MAX_ATTACHMENTS; i++) {
            alert.attach();
        }
        assertThrows(InvalidFieldsException.class, alert::attach);
        assertEquals(DisputeAlert.MAX_ATTACHMENTS, alert.attachmentCount());
    }

    @Test
    void personalDataDoesNotShowItselfInTexts() {
        Party party = new Party("才仁", "139", "一村");
        assertEquals("Party", party.toString());
        assertEquals("Confidential", new Confidential("详情", java.util.List.of(party)).toString());
    }

    private static Caller mediator(UUID township) {
        return new Caller(
                new UUID(0, 1),
                new UUID(0, 2),
                Scope.TOWNSHIP,
                Roles.MEDIATOR,
                "调解员",
                township,
                null,
                null,
                false,
                Set.of(BORDER));
    }
}
