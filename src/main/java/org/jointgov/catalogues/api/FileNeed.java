package org.jointgov.catalogues.api;

import java.util.Arrays;
import org.jointgov.shared.Slugged;

/**
 * What makes a document of a dispute's file needed (forms of the Ministry of Justice for people's mediation, 2010). Up to {@link
 * #SETTLED} it is required 必须 as soon as the system sees the condition; the rest are as needed 按需, on a condition that only those
 * who keep the file can see. A CHECK constraint of {@code catalogue_entry} holds the same names.
 */
public enum FileNeed implements Slugged {
    /** In every file. */
    ALWAYS,
    /** Unless there is an intake register. */
    NO_INTAKE_REGISTER,
    /** Unless there is an application. */
    NO_APPLICATION,
    /** Once mediation has begun. */
    MEDIATED,
    /** Once the dispute is settled. */
    SETTLED,
    /** Somebody acts for a party. */
    REPRESENTED,
    /** Facts were looked into on the ground. */
    INVESTIGATED,
    /** A party gave evidence. */
    EVIDENCE_GIVEN,
    /** The agreement was performed (People's Mediation Law, article 31). */
    PERFORMED,
    /** The parties were visited afterwards. */
    VISITED,
    /** The parties asked a court to confirm the agreement (article 33). */
    CONFIRMATION_SOUGHT,
    /** Something about the file has to be explained. */
    EXPLAINED;

    /** The condition of this name. @throws IllegalArgumentException when there is none */
    public static FileNeed of(String slug) {
        return Arrays.stream(values())
                .filter(need -> need.slug().equals(slug))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such need"));
    }

    /** Whether the forms require it, rather than as needed. */
    public boolean required() {
        return compareTo(SETTLED) <= 0;
    }
}
