package org.assetkiln;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadPoolExecutor;
import javafx.application.Platform;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The layers of the program: arrows between packages go down only, and each kind of thing is done in one place. */
class ArchitectureTest {
    private static final String BASE = "org.assetkiln.";
    private static final JavaClasses PROGRAM = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.assetkiln");

    /** How high each layer is; packages of the same height do not know each other. */
    private static final Map<String, Integer> HEIGHTS = Map.ofEntries(
            Map.entry("app", 11),
            Map.entry("ui", 10),
            Map.entry("run", 9),
            Map.entry("project", 8),
            Map.entry("captioning", 7),
            Map.entry("training", 6),
            Map.entry("diffusion", 5),
            Map.entry("evaluation", 5),
            Map.entry("model", 4),
            Map.entry("tensor", 3),
            Map.entry("art", 2),
            Map.entry("hub", 1),
            Map.entry("imaging", 1),
            Map.entry("files", 0));

    @Test
    void arrowsGoDown() {
        ArchRule rule = classes().should(new ArchCondition<>("depend on lower layers only") {
            @Override
            public void check(JavaClass origin, ConditionEvents events) {
                for (Dependency dependency : origin.getDirectDependenciesFromSelf()) {
                    String from = layer(origin);
                    String to = layer(dependency.getTargetClass());
                    boolean foreign = to.isEmpty() || from.equals(to);
                    if (!foreign && height(to) >= height(from)) {
                        events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
                    }
                }
            }
        });
        rule.check(PROGRAM);
    }

    @Test
    void packagesHaveNoCycles() {
        ArchRule rule = slices().matching(BASE + "(*)..").should().beFreeOfCycles();
        rule.check(PROGRAM);
    }

    @Test
    void windowsAreForTheWindow() {
        ArchRule rule = noClasses()
                .that()
                .resideOutsideOfPackages(BASE + "ui..", BASE + "app..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx..", "org.controlsfx..", "atlantafx..", "org.kordamp..")
                .allowEmptyShould(true);
        rule.check(PROGRAM);
    }

    @Test
    void engineIsForTheModels() {
        ArchRule rule = noClasses()
                .that()
                .resideInAnyPackage(
                        BASE + "ui..",
                        BASE + "run..",
                        BASE + "project..",
                        BASE + "imaging..",
                        BASE + "art..",
                        BASE + "files..",
                        BASE + "captioning.settings..",
                        BASE + "training.settings..",
                        BASE + "training.event..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("ai.djl..")
                .allowEmptyShould(true);
        rule.check(PROGRAM);
    }

    @Test
    void onePlaceReachesTheFxThread() {
        ArchRule rule = noClasses()
                .that()
                .doNotHaveFullyQualifiedName(BASE + "ui.Fx")
                .should()
                .callMethod(Platform.class, "runLater", Runnable.class)
                .allowEmptyShould(true);
        rule.check(PROGRAM);
    }

    @Test
    void threadsAreMadeInOnePlaceALayer() {
        ArchRule rule = noClasses()
                .that(are(DescribedPredicate.not(threadPlace())))
                .should()
                .callConstructorWhere(makesThreads())
                .orShould()
                .callMethodWhere(target(owner(assignableTo(Executors.class))))
                .allowEmptyShould(true);
        rule.check(PROGRAM);
    }

    @Test
    void onlyCommandsAndTheProtocolUseStandardStreams() {
        ArchRule rule = noClasses()
                .that()
                .resideOutsideOfPackage(BASE + "app..")
                .and()
                .doNotHaveFullyQualifiedName(BASE + "run.job.JobServer")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .allowEmptyShould(true);
        rule.check(PROGRAM);
    }

    @Test
    void everyPackageSaysWhatMayBeNull() {
        ArchRule rule = classes()
                .that()
                .resideInAPackage(BASE + "*..")
                .should(new ArchCondition<>("be in a @NullMarked package") {
                    @Override
                    public void check(JavaClass item, ConditionEvents events) {
                        if (!item.getPackage().isAnnotatedWith(NullMarked.class)) {
                            events.add(SimpleConditionEvent.violated(
                                    item, item.getPackageName() + " has no package-info.java with @NullMarked"));
                        }
                    }
                });
        rule.check(PROGRAM);
    }

    private static DescribedPredicate<JavaConstructorCall> makesThreads() {
        return DescribedPredicate.describe("a thread or a pool of them is made", call -> {
            JavaClass made = call.getTargetOwner();
            return made.isAssignableTo(Thread.class) || made.isAssignableTo(ThreadPoolExecutor.class);
        });
    }

    private static DescribedPredicate<JavaClass> threadPlace() {
        return DescribedPredicate.describe("a place where threads are made", type -> {
            String outer = type.getName().replaceAll("\\$.*", "");
            return outer.equals(BASE + "ui.Background") || outer.endsWith(".Threads");
        });
    }

    /** The first package name below the base, empty for classes that are not ours. */
    private static String layer(JavaClass type) {
        String name = type.getBaseComponentType().getPackageName();
        return name.startsWith(BASE) ? name.substring(BASE.length()).split("\\.")[0] : "";
    }

    private static int height(String layer) {
        Integer height = HEIGHTS.get(layer);
        if (height == null) {
            throw new AssertionError("The package " + BASE + layer + " is in no layer: give it a height here.");
        }
        return height;
    }
}
