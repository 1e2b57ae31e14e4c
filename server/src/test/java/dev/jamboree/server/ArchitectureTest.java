package dev.jamboree.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The house rules: who may know whom, and how a file looks. */
final class ArchitectureTest {

  /** Which rooms of the server each room may enter; all of them may enter the core. */
  private static final Map<String, Set<String>> ROOMS =
      Map.ofEntries(
          Map.entry("http", Set.of("gate", "pipeline", "view", "admin", "document", "ops", "text")),
          Map.entry("gate", Set.of("batching")),
          Map.entry("pipeline", Set.of("text")),
          Map.entry("view", Set.of("batching", "document", "pipeline")),
          Map.entry("admin", Set.of("document")),
          Map.entry("document", Set.of("text")),
          Map.entry("store", Set.of("gate", "pipeline", "view", "admin", "settlement")),
          Map.entry("settlement", Set.of("pipeline")),
          Map.entry("embedded", Set.of()),
          Map.entry("config", Set.of("text")),
          Map.entry("doctor", Set.of()),
          Map.entry("audit", Set.of()),
          Map.entry("ops", Set.of()),
          Map.entry("text", Set.of()),
          Map.entry("batching", Set.of()));

  private static final Set<String> WITHOUT_CORE =
      Set.of("audit", "embedded", "config", "ops", "batching", "text");

  private static final String CORE = "dev.jamboree.core";
  private static final String SERVER = "dev.jamboree.server";

  private static final Pattern BANNED_NAME =
      Pattern.compile(".*(Manager|Helper|Util|Utils|Impl|Data|Info)|Base[A-Z].*");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.jamboree");

  private static final List<Path> SOURCE_ROOTS =
      List.of(Path.of("..", "core", "src"), Path.of("src"), Path.of("..", "bench", "src"));

  @Test
  void enoughWasScannedForTheRestToMeanSomething() throws IOException {
    assertThat(inPackage(CORE)).hasSizeGreaterThan(25);
    assertThat(inPackage(SERVER)).hasSizeGreaterThan(200);
    assertThat(sources()).hasSizeGreaterThan(300);
  }

  @Test
  void theCoreKnowsTheJdkAndNothingElse() {
    classes()
        .that()
        .resideInAPackage(CORE + "..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            CORE + "..", "java.lang..", "java.time..", "java.util..", "org.jspecify..")
        .check(CLASSES);
  }

  @Test
  void everyRoomEntersOnlyThoseItMay() {
    Set<String> wrong = new TreeSet<>();
    for (JavaClass from : inPackage(SERVER)) {
      String room = room(from);
      if (room.isEmpty()) continue;
      assertThat(ROOMS).as("the rooms of ArchitectureTest").containsKey(room);
      Set<String> allowed = ROOMS.getOrDefault(room, Set.of());
      from.getDirectDependenciesFromSelf().stream()
          .map(dependency -> dependency.getTargetClass().getBaseComponentType())
          .filter(to -> !allowed(room, allowed, to))
          .forEach(to -> wrong.add(from.getName() + " → " + to.getName()));
    }
    assertThat(wrong).isEmpty();
  }

  private static boolean allowed(String room, Set<String> allowed, JavaClass to) {
    if (isIn(to, CORE)) return !WITHOUT_CORE.contains(room);
    if (!isIn(to, SERVER)) return true;
    return room(to).equals(room) || allowed.contains(room(to));
  }

  @Test
  void noPackagesDependOnEachOtherInCircles() {
    slices().matching(CORE + ".(*)..").should().beFreeOfCycles().check(CLASSES);
    slices().matching(SERVER + ".(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void noClassHasANameThatSaysNothing() {
    List<String> banned =
        CLASSES.stream()
            .filter(type -> !type.isAnonymousClass())
            .filter(type ->
                BANNED_NAME.matcher(type.getSimpleName()).matches()
                    || (type.isInterface() && type.getSimpleName().matches("I[A-Z].*")))
            .map(JavaClass::getName)
            .filter(name -> !name.endsWith("package-info"))
            .toList();
    assertThat(banned).isEmpty();
  }

  @Test
  void noSourceFileOfTestsOrBenchHasSuchANameEither() throws IOException {
    assertThat(sources())
        .extracting(file -> file.getFileName().toString().replace(".java", ""))
        .filteredOn(name -> !name.equals("package-info"))
        .noneMatch(name -> BANNED_NAME.matcher(name).matches());
  }

  @Test
  void noSourceFileIsLongerThan400Lines() throws IOException {
    List<String> tooLong = new ArrayList<>();
    for (Path file : sources()) {
      int lines = Files.readAllLines(file).size();
      if (lines > 400) tooLong.add(file + ": " + lines);
    }
    assertThat(tooLong).isEmpty();
  }

  @Test
  void everyPackageSaysWhatItIsAndThatNothingIsNull() throws IOException {
    Set<Path> packages = new TreeSet<>();
    for (Path file : sources()) {
      if (file.toString().contains("/main/java/"))
        packages.add(file.resolveSibling("package-info.java"));
    }
    assertThat(packages).hasSizeGreaterThan(10);
    for (Path info : packages) {
      assertThat(info).exists();
      assertThat(Files.readString(info)).startsWith("/**").contains("@NullMarked");
    }
  }

  private static List<Path> sources() throws IOException {
    List<Path> all = new ArrayList<>();
    for (Path root : SOURCE_ROOTS) {
      if (!Files.isDirectory(root)) continue;
      try (Stream<Path> files = Files.walk(root)) {
        files.filter(file -> file.toString().endsWith(".java")).forEach(all::add);
      }
    }
    return all;
  }

  private static List<JavaClass> inPackage(String name) {
    return CLASSES.stream().filter(type -> isIn(type, name)).toList();
  }

  private static boolean isIn(JavaClass type, String name) {
    return type.getPackageName().equals(name) || type.getPackageName().startsWith(name + ".");
  }

  /** The first step below the server's package; empty for the composition root, which wires all. */
  private static String room(JavaClass type) {
    if (type.getPackageName().equals(SERVER)) return "";
    String below = type.getPackageName().substring(SERVER.length() + 1);
    int dot = below.indexOf('.');
    return dot < 0 ? below : below.substring(0, dot);
  }
}
