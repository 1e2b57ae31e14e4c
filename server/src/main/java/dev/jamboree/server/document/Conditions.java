package dev.jamboree.server.document;

import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.jamboree.core.activity.Audience;
import dev.jamboree.core.command.Event;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Compiles CEL expressions that are true or false: of users, and of events. */
final class Conditions {

  /** CEL's own defaults put no bound on what an expression may cost. */
  private static final CelOptions OPTIONS =
      CelOptions.current()
          .comprehensionMaxIterations(Limits.CONDITION_ITERATIONS)
          .maxExpressionCodePointSize(Limits.CONDITION_CODE_POINTS)
          .maxParseRecursionDepth(Limits.CONDITION_DEPTH)
          .maxRegexProgramSize(Limits.CONDITION_REGEX_SIZE)
          .enableHeterogeneousNumericComparisons(true)
          .build();

  private static final String USER = "user";
  private static final String EVENT = "event";

  private final CelCompiler users = compiler(USER);
  private final CelCompiler events = compiler(EVENT);
  private final CelRuntime runtime =
      CelRuntimeFactory.plannerRuntimeBuilder().setOptions(OPTIONS).build();

  private static CelCompiler compiler(String variable) {
    return CelCompilerFactory.standardCelCompilerBuilder()
        .setOptions(OPTIONS)
        .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
        .addVar(variable, MapType.create(SimpleType.STRING, SimpleType.DYN))
        .setResultType(SimpleType.BOOL)
        .build();
  }

  /** Of {@code user}. Notes what is wrong at {@code pointer}; what it returns then is of no use. */
  Audience audience(String expression, String pointer, Mistakes mistakes) {
    CelCondition condition =
        compile(users, USER, "attributes are written user.level", expression, pointer, mistakes);
    if (condition == null) return Audience.EVERYBODY;
    return (userId, attributes) -> {
      Map<String, Object> user = HashMap.newHashMap(attributes.size() + 1);
      user.putAll(attributes);
      user.put("id", userId);
      return condition.test(user);
    };
  }

  /** Of {@code event}, by its fields; the same. */
  Predicate<Event> event(String expression, String pointer, Mistakes mistakes) {
    CelCondition condition =
        compile(events, EVENT, "fields are written event.damage", expression, pointer, mistakes);
    return condition == null ? _ -> true : event -> condition.test(event.fields());
  }

  private @Nullable CelCondition compile(
      CelCompiler compiler,
      String variable,
      String hint,
      String expression,
      String pointer,
      Mistakes mistakes) {
    CelValidationResult checked = compiler.compile(expression);
    if (checked.hasError()) {
      mistakes.add(pointer, explain(checked, hint));
      return null;
    }
    try {
      return new CelCondition(variable, runtime.createProgram(checked.getAst()));
    } catch (CelValidationException | CelEvaluationException e) {
      mistakes.add(pointer, "cannot be compiled: " + e.getMessage());
      return null;
    }
  }

  private static String explain(CelValidationResult checked, String hint) {
    StringBuilder all = new StringBuilder();
    for (CelIssue issue : checked.getErrors()) {
      if (!all.isEmpty()) all.append("; ");
      int line = issue.getSourceLocation().getLine();
      if (line > 0) {
        int column = issue.getSourceLocation().getColumn() + 1;
        all.append("line ").append(line).append(", column ").append(column).append(": ");
      }
      String said = issue.getMessage().replace(" (in container '')", "");
      all.append(said);
      if (said.startsWith("undeclared reference")) all.append(" (").append(hint).append(')');
      if (said.startsWith("expected type 'bool'")) {
        all.append(" (it must be true or false, like user.level >= 10)");
      }
    }
    return all.toString();
  }
}
