package org.qistage.lessons.format;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.qistage.foundation.SourceText;
import org.qistage.foundation.Span;

/// A question to the learner. None but {@link Choice} holds its right answer: what is right comes from the
/// stages and the runs of the programs.
public sealed interface Check {
  Head head();

  /// What checks of all kinds have.
  ///
  /// @param prompt in Markdown
  /// @param hints each tells more than the one before
  /// @param explain after a right answer
  /// @param mistakes wrong answers that have a feedback of their own
  /// @param file that it was read from
  /// @param place in that file
  record Head(
      String id,
      BilingualText prompt,
      int points,
      List<BilingualText> hints,
      Optional<BilingualText> explain,
      List<Mistake> mistakes,
      SourceText file,
      Span place) {
    public Head {
      hints = List.copyOf(hints);
      mistakes = List.copyOf(mistakes);
    }

    /// As `file:line`.
    public String where() {
      return file.name() + ":" + file.line(place.start());
    }
  }

  /// A wrong answer that is expected.
  record Mistake(Answer answer, BilingualText feedback, Span place) {}

  /// The name of its kind in files.
  default String kind() {
    return switch (this) {
      case NextTask _ -> "next-task";
      default -> getClass().getSimpleName().toLowerCase(Locale.ROOT);
    };
  }

  /// Choose among options.
  ///
  /// @param several whether several may be right; all of them have to be chosen then
  record Choice(Head head, List<Option> options, boolean several) implements Check {
    public Choice {
      options = List.copyOf(options);
    }
  }

  /// @param id by which an answer names it; `A`, `B` … unless the lesson says otherwise
  /// @param feedback to the one who chose it
  record Option(String id, BilingualText text, boolean right, Optional<BilingualText> feedback) {}

  /// Predict what a program prints.
  record Output(Head head, RunSetting run) implements Check {}

  /// Predict the tokens of some lines.
  ///
  /// @param firstLine from 1
  /// @param lastLine inclusive
  record Tokens(Head head, String program, int firstLine, int lastLine, TokenPart part)
      implements Check {}

  /// What of each token is to be told.
  enum TokenPart {
    TEXTS,
    KINDS
  }

  /// Predict the syntax tree of a piece of a program, as an S-expression.
  record Tree(Head head, String program, SourcePlace at) implements Check {}

  /// Predict the type of an expression or a name.
  record Type(Head head, String program, SourcePlace at) implements Check {}

  /// Predict the ready queue at a moment.
  record Queue(Head head, RunSetting run, MomentAt at) implements Check {}

  /// Predict which task runs next after a moment.
  record NextTask(Head head, RunSetting run, MomentAt at) implements Check {}

  /// Predict the number of the state that a suspended function waits in.
  ///
  /// @param task the one that runs at the moment where it is empty
  /// @param function the innermost that is suspended where it is empty
  record State(Head head, RunSetting run, MomentAt at, OptionalInt task, Optional<String> function)
      implements Check {}

  /// Predict what a suspended function's frame holds.
  record Locals(Head head, RunSetting run, MomentAt at, OptionalInt task, Optional<String> function)
      implements Check {}

  /// Write, fill in or repair a program.
  ///
  /// @param starter the path of what the learner begins with
  /// @param allSchedules whether every order of its tasks has to lead to the output
  /// @param noLeak whether it has to free all that it allocates when it counts references
  /// @param mustUse texts or kinds of tokens that it has to have
  /// @param mustNotUse texts or kinds of tokens that it must not have
  record Program(
      Head head,
      String starter,
      List<Case> cases,
      boolean allSchedules,
      boolean noLeak,
      List<String> mustUse,
      List<String> mustNotUse)
      implements Check {
    public Program {
      cases = List.copyOf(cases);
      mustUse = List.copyOf(mustUse);
      mustNotUse = List.copyOf(mustNotUse);
    }
  }

  /// What a program has to print for an input.
  ///
  /// @param hidden whether neither is shown to the learner
  /// @param about what a hidden one tries
  record Case(String input, String output, boolean hidden, Optional<BilingualText> about) {}

  /// Find what is wrong with how a program's tasks or objects go together.
  record Find(Head head, RunSetting run, Fault fault) implements Check {}

  /// What is to be found.
  enum Fault {
    RACE,
    DEADLOCK,
    LEAK
  }

  /// Lower a function by hand: the states and edges of its machine.
  ///
  /// @param live whether the answer also says which variables are saved in each state
  record Machine(Head head, String program, String function, boolean live) implements Check {}

  /// Write a stage.
  ///
  /// @param suite the paths of the programs that it is tried with
  /// @param rule which a scheduling policy has to follow; empty for a stage
  record Stage(Head head, Replaced replaces, List<String> suite, Optional<Rule> rule)
      implements Check {
    public Stage {
      suite = List.copyOf(suite);
    }
  }

  /// What a learner's stage takes the place of.
  enum Replaced {
    LEX,
    PARSE,
    CHECK,
    LOWER,
    POLICY
  }

  /// Who is to run next.
  enum Rule {
    /// Who has waited longest.
    OLDEST,
    /// Who came last.
    NEWEST,
    /// Who has had the fewest turns; of several the one that has waited longest.
    FEWEST_TURNS,
    /// The task with the lowest number.
    LOWEST
  }
}
