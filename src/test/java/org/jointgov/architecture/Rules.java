package org.jointgov.architecture;

import static com.tngtech.archunit.lang.SimpleConditionEvent.violated;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jointgov.audit.api.AuditTrail;
import org.jointgov.platform.idempotency.Commands;
import org.jointgov.platform.persistence.InContext;
import org.jointgov.platform.persistence.UseCase;
import org.jointgov.shared.BoundedContext;
import org.jspecify.annotations.NullMarked;

/**
 * The rules of the house for all classes below a root package, by their sentences. The root is a parameter so that every rule
 * can be shown a package that breaks it.
 */
final class Rules {
    /** Methods that anybody may call: {@code class#method}. A name that stands here without need is refused. */
    static final Set<String> OPEN_TO_ALL = Set.of(
            "ConfigurationResource#get",
            "DevicesResource#order",
            "CalendarFeedResource#read",
            "MinutesVerificationResource#verify");

    /** What is asked by POST only so that the question stands in no log: {@code class#method}. It changes nothing. */
    static final Set<String> ASKED_IN_THE_BODY = Set.of("MinutesVerificationResource#verify");

    /**
     * Mutations whose audit record a definer function of the database writes, and the piece of an upload, whose beginning and end
     * are recorded: {@code class#method}.
     */
    static final Set<String> RECORDED_BY_THE_DATABASE = Set.of(
            "DisputeAlertResource#unmask",
            "DisputeAccountResource#unmask",
            "MediationSessionResource#unmask",
            "SettlementResource#unmask",
            "DisputeFileResource#unmask",
            "DisputeAttachmentResource#open",
            "DisputeAttachmentResource#put");

    private static final List<String> BANNED_NAMES =
            List.of("Service", "Manager", "Impl", "Helper", "Util", "Utils", "Facade", "Dto", "Bean");
    private static final Set<String> CLOCKS =
            Set.of("now", "currentTimeMillis", "randomUUID", "systemUTC", "systemDefaultZone");
    private static final Set<String> PERSISTENCE_ANNOTATIONS = Set.of(
            "Access",
            "AccessType",
            "AttributeConverter",
            "AttributeOverride",
            "AttributeOverrides",
            "Basic",
            "Column",
            "Convert",
            "Converter",
            "ElementCollection",
            "Embeddable",
            "Embedded",
            "EmbeddedId",
            "Entity",
            "FetchType",
            "Id",
            "IdClass",
            "JoinColumn",
            "Lob",
            "MappedSuperclass",
            "OrderBy",
            "Table",
            "Transient",
            "Version",
            "CollectionTable",
            "OneToMany",
            "ManyToOne",
            "CascadeType",
            "JoinColumns",
            "PostLoad",
            "PrePersist");

    private final String root;

    Rules(String root) {
        this.root = root;
    }

    Map<String, ArchRule> all() {
        Map<String, ArchRule> rules = new LinkedHashMap<>();
        rules.put("every first-level package is a bounded context, shared or platform", contextsAreMarked());
        rules.put("a context uses only what it names, and only its api", contextsKeepToTheirUses());
        rules.put("what a context says it uses, it uses", usesAreNotStale());
        rules.put("contexts are free of cycles", contextsAreFreeOfCycles());
        rules.put("shared knows nothing but java", sharedIsTiny());
        rules.put("platform knows no context", platformKnowsNoContext());
        rules.put("a domain knows itself, others' api and shared", domainIsInside());
        rules.put("an application knows no adapter, no JAX-RS and no JPA", applicationKnowsNoAdapter());
        rules.put("adapters do not know each other", adaptersDoNotKnowEachOther());
        rules.put("the entity manager stays in adapter.persistence", entityManagerStaysInPersistence());
        rules.put("transactions begin in the application", transactionsBeginInTheApplication());
        rules.put("every operation says who may call it", operationsSayWhoMayCall());
        rules.put("resources neither take nor give entities", resourcesHideEntities());
        rules.put("every command appends to the audit trail", commandsAreAudited());
        rules.put("what changes something is a command", mutationsAreCommands());
        rules.put("the clock and chance are asked in one place", clockIsInOnePlace());
        rules.put("JSON is read by one provider, found once", jsonHasOneProvider());
        rules.put("a domain has no setters", domainHasNoSetters());
        rules.put("names say what a thing is", namesSayWhatAThingIs());
        rules.put("nothing is printed or fired astray", nothingIsPrinted());
        rules.put("packages are null-marked", packagesAreNullMarked());
        return rules;
    }

    private static String sub(String... names) {
        return String.join(".", names);
    }

    private String in(String layer) {
        return root + ".*." + layer + "..";
    }

    private Optional<String> context(JavaClass type) {
        String name = type.getPackageName();
        if (!name.startsWith(root + ".")) {
            return Optional.empty();
        }
        String first = name.substring(root.length() + 1).split("\\.")[0];
        return first.equals("shared") || first.equals("platform") ? Optional.empty() : Optional.of(first);
    }

    private Optional<BoundedContext> mark(JavaClass member, String context) {
        JavaPackage top = member.getPackage();
        while (!top.getName().equals(sub(root, context))) {
            top = top.getParent().orElseThrow();
        }
        return top.tryGetAnnotationOfType(BoundedContext.class);
    }

    private ArchRule contextsAreMarked() {
        return classes().that().resideInAPackage(root + "..").should(new ArchCondition<>("belong to a marked context") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                context(type)
                        .filter(name -> mark(type, name).isEmpty())
                        .ifPresent(name -> events.add(
                                violated(type, type.getName() + " is in " + name + ", which is no @BoundedContext")));
            }
        });
    }

    private ArchRule contextsKeepToTheirUses() {
        return classes().that().resideInAPackage(root + "..").should(new ArchCondition<>("keep to what is named") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                Optional<String> own = context(type);
                if (own.isEmpty()) {
                    return;
                }
                Set<String> uses =
                        mark(type, own.get()).map(m -> Set.of(m.uses())).orElse(Set.of());
                for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                    JavaClass target = dependency.getTargetClass();
                    Optional<String> other = context(target).filter(name -> !name.equals(own.get()));
                    if (other.isPresent()
                            && !(uses.contains(other.get())
                                    && target.getPackageName().equals(sub(root, other.get(), "api")))) {
                        events.add(violated(type, dependency.getDescription()));
                    }
                }
            }
        });
    }

    private ArchRule usesAreNotStale() {
        return classes().that().resideInAPackage(root + "..").should(new ArchCondition<>("use what is named") {
            private final Map<String, Set<String>> unused = new LinkedHashMap<>();

            @Override
            public void check(JavaClass type, ConditionEvents events) {
                context(type).ifPresent(own -> {
                    Set<String> left = unused.computeIfAbsent(
                            own,
                            name -> new TreeSet<>(
                                    mark(type, own).map(m -> Set.of(m.uses())).orElse(Set.of())));
                    type.getDirectDependenciesFromSelf()
                            .forEach(d -> context(d.getTargetClass()).ifPresent(left::remove));
                });
            }

            @Override
            public void finish(ConditionEvents events) {
                unused.forEach((context, left) -> left.forEach(
                        name -> events.add(violated(context, context + " names " + name + " and does not use it"))));
            }
        });
    }

    private ArchRule contextsAreFreeOfCycles() {
        return slices().matching(root + ".(*)..").should().beFreeOfCycles();
    }

    private ArchRule sharedIsTiny() {
        return classes()
                .that()
                .resideInAPackage(root + ".shared..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..", root + ".shared..", "org.jointgov.shared..", "org.jspecify.annotations..");
    }

    private ArchRule platformKnowsNoContext() {
        return noClasses()
                .that()
                .resideInAPackage(root + ".platform..")
                .should()
                .dependOnClassesThat(new DescribedPredicate<>("belong to a context") {
                    @Override
                    public boolean test(JavaClass type) {
                        return context(type).isPresent();
                    }
                });
    }

    private ArchRule domainIsInside() {
        return classes()
                .that()
                .resideInAPackage(in("domain"))
                .should(new ArchCondition<>("know only what a domain may know") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                            if (!mayKnow(type, dependency.getTargetClass().getBaseComponentType())) {
                                events.add(violated(type, dependency.getDescription()));
                            }
                        }
                    }

                    private boolean mayKnow(JavaClass type, JavaClass target) {
                        String name = target.getPackageName();
                        return target.isPrimitive()
                                || name.startsWith("java.")
                                || name.equals("org.jspecify.annotations")
                                || name.startsWith("jakarta.validation")
                                || name.equals("org.jointgov.shared")
                                || name.equals(root + ".shared")
                                || name.matches(root.replace(".", "\\.") + "\\.\\w+\\.api")
                                || name.equals("jakarta.persistence")
                                        && PERSISTENCE_ANNOTATIONS.contains(target.getSimpleName())
                                || context(target).isPresent()
                                        && context(target).equals(context(type))
                                        && name.startsWith(
                                                sub(root, context(type).orElseThrow(), "domain"));
                    }
                });
    }

    private ArchRule applicationKnowsNoAdapter() {
        return noClasses()
                .that()
                .resideInAPackage(in("application"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        in("adapter"),
                        "jakarta.ws.rs..",
                        "jakarta.persistence..",
                        "jakarta.servlet..",
                        "org.eclipse.persistence..");
    }

    private ArchRule adaptersDoNotKnowEachOther() {
        return classes().that().resideInAPackage(in("adapter")).should(new ArchCondition<>("know no other adapter") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                    String from = adapter(type);
                    String to = adapter(dependency.getTargetClass());
                    if (!to.isEmpty() && !from.equals(to)) {
                        events.add(violated(type, dependency.getDescription()));
                    }
                }
            }

            private String adapter(JavaClass type) {
                String name = type.getPackageName();
                int at = name.indexOf(".adapter.");
                return name.startsWith(root + ".") && at > 0
                        ? name.substring(0, at) + ".adapter."
                                + name.substring(at + 9).split("\\.")[0]
                        : "";
            }
        });
    }

    private ArchRule entityManagerStaysInPersistence() {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .and()
                .resideOutsideOfPackages(in("adapter.persistence"), root + ".platform.persistence..")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(EntityManager.class);
    }

    private ArchRule transactionsBeginInTheApplication() {
        return classes()
                .that()
                .resideInAPackage(root + "..")
                .and()
                .resideOutsideOfPackages(in("application"), root + ".platform.persistence..")
                .should(new ArchCondition<>("begin no transaction") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        for (Class<? extends java.lang.annotation.Annotation> mark :
                                List.of(Transactional.class, UseCase.class, InContext.class)) {
                            if (type.isAnnotatedWith(mark)
                                    || type.getMethods().stream().anyMatch(method -> method.isAnnotatedWith(mark))) {
                                events.add(violated(type, type.getName() + " is a @" + mark.getSimpleName()));
                            }
                        }
                    }
                });
    }

    private ArchRule operationsSayWhoMayCall() {
        return methods()
                .that()
                .areDeclaredInClassesThat()
                .resideInAPackage(root + "..")
                .and()
                .areMetaAnnotatedWith(HttpMethod.class)
                .should(new ArchCondition<>("say who may call them") {
                    private final Set<String> stale = new TreeSet<>(OPEN_TO_ALL);

                    @Override
                    public void check(JavaMethod method, ConditionEvents events) {
                        String name = method.getOwner().getSimpleName() + "#" + method.getName();
                        boolean open = method.isAnnotatedWith(PermitAll.class);
                        if (open && OPEN_TO_ALL.contains(name)) {
                            stale.remove(name);
                        } else if (open || !method.isAnnotatedWith(RolesAllowed.class)) {
                            events.add(violated(method, method.getFullName() + " does not say who may call it"));
                        }
                    }

                    @Override
                    public void finish(ConditionEvents events) {
                        stale.forEach(name -> events.add(violated(name, name + " is listed as open and is not")));
                    }
                });
    }

    private ArchRule resourcesHideEntities() {
        return methods()
                .that()
                .areDeclaredInClassesThat()
                .resideInAPackage(in("adapter.rest"))
                .should(new ArchCondition<>("hide entities") {
                    @Override
                    public void check(JavaMethod method, ConditionEvents events) {
                        boolean shows = method.getReturnType().getAllInvolvedRawTypes().stream()
                                        .anyMatch(type -> type.isAnnotatedWith(Entity.class))
                                || method.getParameterTypes().stream()
                                        .flatMap(type -> type.getAllInvolvedRawTypes().stream())
                                        .anyMatch(type -> type.isAnnotatedWith(Entity.class));
                        if (shows) {
                            events.add(violated(method, method.getFullName() + " shows an entity"));
                        }
                    }
                });
    }

    private ArchRule commandsAreAudited() {
        return classes()
                .that()
                .resideInAPackage(root + "..")
                .and()
                .areAnnotatedWith(UseCase.class)
                .and(new DescribedPredicate<>("are commands") {
                    @Override
                    public boolean test(JavaClass type) {
                        return dependsOn(type, Commands.class);
                    }
                })
                .should(new ArchCondition<>("append to the audit trail") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        if (!calls(type, AuditTrail.class)) {
                            events.add(violated(type, type.getName() + " changes something and does not append"));
                        }
                    }
                });
    }

    private ArchRule mutationsAreCommands() {
        return methods()
                .that()
                .areDeclaredInClassesThat()
                .resideInAPackage(in("adapter.rest"))
                .and(new DescribedPredicate<>("change something") {
                    @Override
                    public boolean test(JavaMethod method) {
                        return method.isAnnotatedWith(POST.class)
                                || method.isAnnotatedWith(PUT.class)
                                || method.isAnnotatedWith(DELETE.class);
                    }
                })
                .should(new ArchCondition<>("call a command") {
                    private final Set<String> stale = new TreeSet<>(RECORDED_BY_THE_DATABASE);

                    {
                        stale.addAll(ASKED_IN_THE_BODY);
                    }

                    @Override
                    public void check(JavaMethod method, ConditionEvents events) {
                        boolean command = method.getOwner().getDirectDependenciesFromSelf().stream()
                                .map(Dependency::getTargetClass)
                                .anyMatch(type -> (appends(type) || runsWhatAppends(type))
                                        && method.getMethodCallsFromSelf().stream()
                                                .map(JavaAccess::getTargetOwner)
                                                .anyMatch(type::equals));
                        if (command || stale.remove(method.getOwner().getSimpleName() + "#" + method.getName())) {
                            return;
                        }
                        events.add(violated(method, method.getFullName() + " calls no use case that appends"));
                    }

                    @Override
                    public void finish(ConditionEvents events) {
                        stale.forEach(name -> events.add(violated(name, name + " is listed without need")));
                    }
                });
    }

    private ArchRule clockIsInOnePlace() {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .and()
                .resideOutsideOfPackage(root + ".platform.time..")
                .should()
                .callMethodWhere(new DescribedPredicate<>("the clock or chance is asked") {
                    @Override
                    public boolean test(JavaMethodCall call) {
                        AccessTarget target = call.getTarget();
                        return target.getOwner().getPackageName().startsWith("java.")
                                && CLOCKS.contains(target.getName());
                    }
                })
                .orShould()
                .callConstructor(java.util.Date.class)
                .orShould()
                .callMethod(java.time.ZoneId.class, "of", String.class)
                .orShould()
                .callMethod(java.time.ZoneId.class, "systemDefault");
    }

    private ArchRule jsonHasOneProvider() {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(jakarta.json.Json.class);
    }

    private ArchRule domainHasNoSetters() {
        return noMethods()
                .that()
                .areDeclaredInClassesThat()
                .resideInAPackage(in("domain"))
                .should()
                .haveNameMatching("set[A-Z].*");
    }

    private ArchRule namesSayWhatAThingIs() {
        return classes().that().resideInAPackage(root + "..").should(new ArchCondition<>("have a name of the field") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (BANNED_NAMES.stream().anyMatch(type.getSimpleName()::endsWith)) {
                    events.add(violated(type, type.getName() + " has a name that says nothing"));
                }
            }
        });
    }

    private ArchRule nothingIsPrinted() {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethodWhere(new DescribedPredicate<>("a stack is printed or an event is fired astray") {
                    @Override
                    public boolean test(JavaMethodCall call) {
                        String name = call.getTarget().getName();
                        return name.equals("printStackTrace") || name.equals("fireAsync");
                    }
                });
    }

    private ArchRule packagesAreNullMarked() {
        return classes()
                .that()
                .resideInAPackage(root + "..")
                .should(new ArchCondition<>("live in a null-marked package") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
                            events.add(violated(type, type.getName() + " is in a package that is not @NullMarked"));
                        }
                    }
                });
    }

    private static boolean dependsOn(JavaClass type, Class<?> target) {
        return type.getDirectDependenciesFromSelf().stream()
                .anyMatch(dependency -> dependency.getTargetClass().isEquivalentTo(target));
    }

    /** Directly, or through a class of its own package that does it for several. */
    private static boolean appends(JavaClass type) {
        return type.isAnnotatedWith(UseCase.class) && calls(type, AuditTrail.class);
    }

    /** An application class without a transaction of its own, which calls over the network between two use cases. */
    private static boolean runsWhatAppends(JavaClass type) {
        return type.getPackageName().endsWith(".application")
                && !type.isAnnotatedWith(UseCase.class)
                && type.getMethodCallsFromSelf().stream()
                        .map(JavaAccess::getTargetOwner)
                        .anyMatch(Rules::appends);
    }

    private static boolean calls(JavaClass type, Class<?> target) {
        return callsItself(type, target)
                || type.getMethodCallsFromSelf().stream()
                        .map(JavaAccess::getTargetOwner)
                        .filter(other -> other.getPackageName().equals(type.getPackageName()))
                        .anyMatch(other -> callsItself(other, target));
    }

    private static boolean callsItself(JavaClass type, Class<?> target) {
        return type.getMethodCallsFromSelf().stream()
                .anyMatch(call -> call.getTargetOwner().isEquivalentTo(target));
    }

    /** The packages that the rules speak of; each must hold something, or a rule watches an empty room. */
    List<String> places(JavaClasses all) {
        List<String> wanted = List.of(
                sub(root, "shared"),
                sub(root, "platform", "time"),
                sub(root, "platform", "persistence"),
                sub(root, "audit", "api"),
                sub(root, "audit", "domain"),
                sub(root, "audit", "application"),
                sub(root, "audit", "adapter", "rest"),
                sub(root, "audit", "adapter", "persistence"));
        return wanted.stream()
                .filter(place ->
                        all.stream().noneMatch(type -> type.getPackageName().equals(place)))
                .toList();
    }
}
