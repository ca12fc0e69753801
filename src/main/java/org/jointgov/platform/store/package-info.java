/** Content outside of the database, where an installation wants that. */
@NullMarked
package org.jointgov.platform.store;

import org.jspecify.annotations.NullMarked;
