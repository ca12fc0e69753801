/** The demonstration: the townships and people of the year 2024's story, loaded through the public API. */
package org.jointgov.demonstration;
