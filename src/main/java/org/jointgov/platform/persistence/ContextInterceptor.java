package org.jointgov.platform.persistence;

import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.TransactionSynchronizationRegistry;
import org.jspecify.annotations.Nullable;

/** Binds the caller once a transaction, just inside the interceptor of {@code @Transactional} (which has priority 200). */
@Interceptor
@InContext
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 210)
public class ContextInterceptor {
    private static final String BOUND = ContextInterceptor.class.getName();

    private final ContextBinder binder;

    @Resource
    @SuppressWarnings("NullAway.Init") // injected by the container
    private TransactionSynchronizationRegistry transactions;

    @Inject
    public ContextInterceptor(ContextBinder binder) {
        this.binder = binder;
    }

    /** Binds, then goes on. */
    @AroundInvoke
    public @Nullable Object bind(InvocationContext invocation) throws Exception {
        if (transactions.getResource(BOUND) == null) {
            binder.bind();
            transactions.putResource(BOUND, Boolean.TRUE);
        }
        return invocation.proceed();
    }
}
