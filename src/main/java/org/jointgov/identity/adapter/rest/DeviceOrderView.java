package org.jointgov.identity.adapter.rest;

/** @param wipe whether the device has to forget its person */
public record DeviceOrderView(boolean wipe) {}
