package org.jointgov.identity.application;

import org.jointgov.shared.Slugged;

/** All that is known of what a device is: whether it is carried about. */
public enum DeviceKind implements Slugged {
    PHONE,
    COMPUTER
}
