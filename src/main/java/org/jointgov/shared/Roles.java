package org.jointgov.shared;

/** The roles that Keycloak puts into a token's {@code groups} and that memberships name. */
public final class Roles {
    public static final String LEADER = "leader";
    public static final String CLERK = "clerk";
    public static final String MEDIATOR = "mediator";
    public static final String COUNTY_OFFICER = "county-officer";
    public static final String PROVINCIAL_OFFICER = "provincial-officer";
    public static final String OPERATOR = "operator";

    private Roles() {}
}
