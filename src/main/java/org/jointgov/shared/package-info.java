/** What every context may use: ids, the caller, pages, errors. Nothing but {@code java.*} and annotations of nullness. */
@NullMarked
package org.jointgov.shared;

import org.jspecify.annotations.NullMarked;
