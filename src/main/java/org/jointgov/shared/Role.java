package org.jointgov.shared;

/** What somebody is; {@link Roles} has the same names for annotations. */
public enum Role implements Slugged {
    LEADER,
    CLERK,
    MEDIATOR,
    COUNTY_OFFICER,
    PROVINCIAL_OFFICER,
    OPERATOR
}
