package org.qistage.parsing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.qistage.foundation.Outcome;
import org.qistage.foundation.SourceText;
import org.qistage.foundation.Span;
import org.qistage.lexing.Channel;
import org.qistage.lexing.Token;
import org.qistage.lexing.TokenKind;
import org.qistage.lexing.TokenStream;

class ParserTest {
  @Test
  void theSeedProgramIsReadWhole() {
    String expected =
        """
        (program
          (function
            async
            获取数据
            (parameter url 字符串)
            (returns 字符串)
            (block
              (variable 响应 (等待 (call (member http get) url)))
              (return (call (member 响应 文本)))))
          (function
            coroutine
            生成器
            (parameter n 整数)
            (block (for i (call 范围 0 n) (block (yield i)))))
          (function
            主函数
            (block
              (variable 任务 (启动 (call 获取数据 "https://api.example.com")))
              (variable 数据 (等待 任务))
              (print-statement 数据)
              (variable 生成 (启动协程 (call 生成器 10)))
              (while (binding 值 (call 恢复 生成)) (block (print-statement 值))))))
        """;
    assertEquals(expected, SyntaxPrinter.print(Parsed.tree(Parsed.sample("seed.qi"))));
  }

  @Test
  void anEmptyFileIsAnEmptyProgram() {
    assertEquals("(program)\n", SyntaxPrinter.print(Parsed.tree("")));
    assertEquals("(program)\n", SyntaxPrinter.print(Parsed.tree("\uFEFF // 无\n")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '`',
      value = {
        "a || b && c => (|| a (&& b c))",
        "a 或 b 与 非 c => (|| a (&& b (! c)))",
        "a == b < c + d * -e => (== a (< b (+ c (* d (- e)))))",
        "a - b - c => (- (- a b) c)",
        "-a.b[0](1) => (- (call (index (member a b) 0) 1))",
        "等待 f(x) + 1 => (+ (等待 (call f x)) 1)",
        "等待 启动 f() => (等待 (启动 (call f)))",
        "!-*&<-a => (! (- (* (& (<- a)))))",
        "a * (b + c) => (* a (parenthesised (+ b c)))",
        "形状::圆(1.5) => (call (path 形状 圆) 1.5)",
        "a.返回.如果 => (member (member a 返回) 如果)",
        "[1, [2], ] => (array 1 (array 2))",
        "{} => (dictionary)",
        "{1: {2: 3}, } => (dictionary (entry 1 (dictionary (entry 2 3))))",
        "{1: 2}.长度() => (call (member (dictionary (entry 1 2)) 长度))",
        "点 { 横: 1 } => (struct-literal 点 (field 横 1))",
        "库.点 { 横: 1, } => (struct-literal 库.点 (field 横 1))",
        "(点 {}) => (parenthesised (struct-literal 点))",
        "通道<通道<整数>>() => (new (通道 (通道 整数)))",
        "函数 () { } => (closure (block))",
        "启动 { } => (spawn-block (block))",
        "打印(1) => (print 1)",
        "\"a\\n\" => \"a\\n\"",
        "“甲” => \"甲\"",
        "'字' => '字'",
        "0xFF => 255",
        "1e21 => 1.0E21",
        "空 => 空",
      })
  void expressionsBindAsTheLanguageSays(String text, String printed) {
    assertEquals(printed, Parsed.expression(text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '`',
      value = {
        "打印 a; => (print-statement a)",
        "打印 (a); => (evaluate (print a))",
        "打印(a, b); => (evaluate (print a b))",
        "打印(); => (evaluate (print))",
        "打印 (a + b) * 2; => (print-statement (* (parenthesised (+ a b)) 2))",
        "打印 (a).b; => (print-statement (member (parenthesised a) b))",
        "打印行 a || b; => (print-line-statement (|| a b))",
        "打印行 -1; => (print-line-statement (- 1))",
      })
  void printIsACallWhenItsOperandIsAParenthesisedList(String text, String printed) {
    assertEquals(printed, Parsed.statements(text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '`',
      value = {
        "如果 x { } => (if x (block))",
        "如果 点 { 横: 1 }.横 == 1 { } => (if (== (member (struct-literal 点 (field 横 1)) 横) 1) (block))",
        "当 真 { 横; } => (while 真 (block (evaluate 横)))",
        "对于 i 在 点 { } => (for i 点 (block))",
        "匹配 x { } => (match x)",
      })
  void aBraceAfterAConditionIsABlockUnlessAFieldFollows(String text, String printed) {
    assertEquals(printed, Parsed.statements(text));
  }

  @Test
  void elseIfNestsInTheElseOfTheConditionBefore() {
    assertEquals(
        "(if a (block) (else (if b (block) (else (if c (block) (else (block)))))))",
        Parsed.statements("如果 a { } 否则 如果 b { } 否则如果 c { } 否则 { }"));
  }

  @Test
  void anElseIfStartsWithItsIf() {
    String text = "函数 甲() { 如果 a { } 否则 如果 b { } }";
    List<Span> spans = new ArrayList<>();
    Parsed.visit(
        Parsed.tree(text).program(),
        node -> {
          if (node instanceof Statement.If) {
            spans.add(node.span());
          }
        });
    assertEquals(
        List.of("如果 a { } 否则 如果 b { }", "如果 b { }"),
        spans.stream().map(span -> text.substring(span.start(), span.end())).toList());
  }

  @Test
  void exportedDeclarationsAreMarked() {
    assertEquals(
        "(program (module-variable exported (constant a 1)) (module-variable (variable b 2)))\n",
        SyntaxPrinter.print(Parsed.tree("公开 常量 a = 1; 私有 变量 b = 2;")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"seed.qi", "language.qi"})
  void spansNestAndFollowEachOther(String sample) {
    String text = Parsed.sample(sample);
    Parsed.visit(
        Parsed.tree(text).program(),
        node -> {
          int end = node.span().start();
          for (SyntaxNode child : SyntaxChildren.of(node)) {
            assertTrue(node.span().contains(child.span()), () -> node + " holds " + child);
            boolean typeFirst = node instanceof FieldSyntax;
            assertTrue(typeFirst || end <= child.span().start(), () -> "order in " + node);
            end = child.span().end();
          }
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"seed.qi", "language.qi"})
  void nodeIdsAreDenseAndEachHasItsRule(String sample) {
    SyntaxTree tree = Parsed.tree(Parsed.sample(sample));
    BitSet ids = new BitSet();
    int[] count = {0};
    Parsed.visit(
        tree.program(),
        node -> {
          ids.set(node.id().value());
          count[0]++;
          assertTrue(tree.rule(node.id()).matches("[a-zA-Z]+(#[a-zA-Z]+)?"), () -> "" + node);
        });
    assertEquals(count[0], ids.cardinality());
    assertEquals(tree.rules().size(), ids.length());
  }

  @Test
  void theSameTokensGiveAnEqualTree() {
    TokenStream tokens = Parsed.tokens(Parsed.sample("language.qi"));
    assertEquals(new Parser().apply(tokens), new Parser().apply(tokens));
  }

  @Test
  void tokensOfAnyLexerAreParsedWithoutTriviaAndEvenWithoutAnEnd() {
    TokenStream tokens = Parsed.tokens(Parsed.sample("seed.qi"));
    List<Token> bare =
        tokens.tokens().stream()
            .filter(token -> token.channel() == Channel.DEFAULT)
            .filter(token -> token.kind() != TokenKind.EOF)
            .toList();
    Outcome<SyntaxTree> parsed = new Parser().apply(new TokenStream(tokens.source(), bare));
    assertEquals(List.of(), parsed.diagnostics());
    assertEquals(
        SyntaxPrinter.print(Parsed.tree(Parsed.sample("seed.qi"))),
        SyntaxPrinter.print(parsed.result()));
  }

  @Test
  void theKindOfATokenCountsAndNotItsText() {
    // A lexer for another spelling of the keywords.
    SourceText source = new SourceText("x.qi", "fn f(){}");
    List<Token> tokens =
        List.of(
            token(TokenKind.FUNCTION, 0, 2),
            token(TokenKind.IDENTIFIER, 3, 4),
            token(TokenKind.LEFT_PARENTHESIS, 4, 5),
            token(TokenKind.RIGHT_PARENTHESIS, 5, 6),
            token(TokenKind.LEFT_BRACE, 6, 7),
            token(TokenKind.RIGHT_BRACE, 7, 8));
    Outcome<SyntaxTree> parsed = new Parser().apply(new TokenStream(source, tokens));
    assertEquals("(program (function f (block)))\n", SyntaxPrinter.print(parsed.result()));
  }

  private static Token token(TokenKind kind, int start, int end) {
    return new Token(kind, new Span(start, end), Channel.DEFAULT, false);
  }
}
