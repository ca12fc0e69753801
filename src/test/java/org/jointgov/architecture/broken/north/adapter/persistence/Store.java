package org.jointgov.architecture.broken.north.adapter.persistence;

/** An adapter. */
public class Store {}
