package org.jointgov.identity.application;

import java.util.List;
import java.util.UUID;
import org.jointgov.shared.Language;
import org.jointgov.shared.Means;
import org.jointgov.tenancy.api.BorderRef;
import org.jointgov.tenancy.api.MembershipView;
import org.jointgov.tenancy.api.TownshipRef;

/**
 * The caller.
 *
 * @param machine an API client, which never signs
 * @param language of e-mails
 * @param current the membership by which this request acts
 * @param memberships all that the token's roles cover; one is chosen by the header {@code Jointgov-Membership}
 * @param townships the own ones and those across their borders; none for operators, who list them in pages
 * @param borders those in force; none for operators
 */
public record MeView(
        UUID personId,
        boolean machine,
        @Means(Language.class) String language,
        MembershipView current,
        List<MembershipView> memberships,
        List<TownshipRef> townships,
        List<BorderRef> borders) {}
