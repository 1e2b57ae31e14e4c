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

/** Compiles CEL expressions over {@code user} into audiences. */
final class Audiences {

  /** CEL's own defaults put no bound on what an expression may cost. */
  private static final CelOptions OPTIONS =
      CelOptions.current()
          .comprehensionMaxIterations(Limits.AUDIENCE_ITERATIONS)
          .maxExpressionCodePointSize(Limits.AUDIENCE_CODE_POINTS)
          .maxParseRecursionDepth(Limits.AUDIENCE_DEPTH)
          .maxRegexProgramSize(Limits.AUDIENCE_REGEX_SIZE)
          .enableHeterogeneousNumericComparisons(true)
          .build();

  private final CelCompiler compiler =
      CelCompilerFactory.standardCelCompilerBuilder()
          .setOptions(OPTIONS)
          .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
          .addVar("user", MapType.create(SimpleType.STRING, SimpleType.DYN))
          .setResultType(SimpleType.BOOL)
          .build();

  private final CelRuntime runtime =
      CelRuntimeFactory.plannerRuntimeBuilder().setOptions(OPTIONS).build();

  /** Notes what is wrong at {@code pointer}; what it returns then is of no use. */
  Audience compile(String expression, String pointer, Mistakes mistakes) {
    CelValidationResult checked = compiler.compile(expression);
    if (checked.hasError()) {
      mistakes.add(pointer, explain(checked));
      return Audience.EVERYBODY;
    }
    try {
      return new CelAudience(runtime.createProgram(checked.getAst()));
    } catch (CelValidationException | CelEvaluationException e) {
      mistakes.add(pointer, "cannot be compiled: " + e.getMessage());
      return Audience.EVERYBODY;
    }
  }

  private static String explain(CelValidationResult checked) {
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
      if (said.startsWith("undeclared reference")) {
        all.append(" (attributes are written user.level)");
      }
      if (said.startsWith("expected type 'bool'")) {
        all.append(" (an audience is true or false, like user.level >= 10)");
      }
    }
    return all.toString();
  }
}
