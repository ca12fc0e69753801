package org.jointgov.disputes.domain;

import org.jointgov.shared.Slugged;

/** What a mediation organisation is (People's Mediation Law, articles 8 and 34). The table's CHECK holds the same names. */
public enum MediationOrganisationKind implements Slugged {
    /** 村人民调解委员会, of one village. */
    VILLAGE_COMMITTEE,
    /** 乡镇人民调解委员会 or its one-stop centre 一站式矛盾纠纷中心, of the whole township. */
    TOWNSHIP_CENTRE
}
