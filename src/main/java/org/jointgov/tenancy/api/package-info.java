/** What other contexts may say of townships and borders. */
@NullMarked
package org.jointgov.tenancy.api;

import org.jspecify.annotations.NullMarked;
