package org.jointgov.platform.persistence;

import java.sql.Types;
import java.util.UUID;
import org.eclipse.persistence.platform.database.PostgreSQLPlatform;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL as EclipseLink knows it, but for absent UUIDs: EclipseLink binds them as text, which PostgreSQL does not accept
 * for a column of type uuid; so they are bound without a type.
 */
public class PostgresqlWithUuids extends PostgreSQLPlatform {
    private static final long serialVersionUID = 1L;

    @Override
    public int getJDBCType(@Nullable Class<?> javaType) {
        return UUID.class.equals(javaType) ? Types.OTHER : super.getJDBCType(javaType);
    }
}
