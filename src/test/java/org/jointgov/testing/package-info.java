/** What tests of every context share. */
package org.jointgov.testing;
