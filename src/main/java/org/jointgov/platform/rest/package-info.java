/** What every resource shares: problem details, entity tags, pages, limits. */
@NullMarked
package org.jointgov.platform.rest;

import org.jspecify.annotations.NullMarked;
