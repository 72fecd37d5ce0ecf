"""气的词法分析器：从标准输入读源文件（qi-stage/source/1），往标准输出写记号（qi-stage/tokens/1）。

A lexer of Qi: reads a source from standard input and writes its tokens to standard output.
"""

import json
import sys

KEYWORDS = {
    "包": "PACKAGE", "导入": "IMPORT", "作为": "AS", "公开": "PUBLIC", "私有": "PRIVATE",
    "函数": "FUNCTION", "异步": "ASYNC", "协程": "COROUTINE",
    "变量": "VARIABLE", "常量": "CONSTANT", "可变": "MUTABLE",
    "结构体": "STRUCT", "类型": "TYPE", "枚举": "ENUM", "方法": "METHODS", "新建": "NEW",
    "如果": "IF", "否则": "ELSE", "否则如果": "ELSE_IF", "当": "WHILE", "对于": "FOR", "在": "IN",
    "循环": "LOOP", "匹配": "MATCH", "返回": "RETURN", "跳出": "BREAK", "继续": "CONTINUE",
    "等待": "AWAIT", "启动": "SPAWN", "启动协程": "SPAWN_COROUTINE", "让出": "YIELD",
    "通道": "CHANNEL", "选择": "SELECT", "情况": "CASE", "默认": "DEFAULT", "未来": "FUTURE",
    "尝试": "TRY", "捕获": "CATCH", "抛出": "THROW",
    "真": "TRUE", "假": "FALSE", "空": "UNIT", "与": "AND", "或": "OR", "非": "NOT",
    "取地址": "ADDRESS_OF", "解引用": "DEREFERENCE", "打印": "PRINT", "打印行": "PRINT_LINE",
    "整数": "INTEGER_TYPE", "长整数": "LONG_TYPE", "短整数": "SHORT_TYPE", "字节": "BYTE_TYPE",
    "浮点数": "FLOAT_TYPE", "布尔": "BOOLEAN_TYPE", "字符": "CHARACTER_TYPE",
    "字符串": "STRING_TYPE", "指针": "POINTER", "引用": "REFERENCE",
    "列表": "LIST", "集合": "SET", "字典": "DICTIONARY", "数组": "ARRAY",
}

SIGNS = {
    "(": "LEFT_PARENTHESIS", ")": "RIGHT_PARENTHESIS", "{": "LEFT_BRACE", "}": "RIGHT_BRACE",
    "[": "LEFT_BRACKET", "]": "RIGHT_BRACKET", ",": "COMMA", ";": "SEMICOLON", ".": "DOT",
    ":": "COLON", "::": "DOUBLE_COLON", ":=": "DEFINE",
    "=": "ASSIGN", "==": "EQUAL", "=>": "FAT_ARROW", "!": "BANG", "!=": "NOT_EQUAL",
    "<": "LESS", "<=": "LESS_EQUAL", "<-": "LEFT_ARROW", ">": "GREATER", ">=": "GREATER_EQUAL",
    "+": "PLUS", "+=": "PLUS_ASSIGN", "-": "MINUS", "-=": "MINUS_ASSIGN",
    "*": "STAR", "*=": "STAR_ASSIGN", "/": "SLASH", "/=": "SLASH_ASSIGN",
    "%": "PERCENT", "%=": "PERCENT_ASSIGN", "&": "AMPERSAND", "&&": "DOUBLE_AMPERSAND",
    "||": "DOUBLE_PIPE",
}

# 全角标点和半角标点意思相同。
FULL_WIDTH = dict(zip("（）｛｝［］，；：．＝！＜＞＋－＊／％＆｜", "(){}[],;:.=!<>+-*/%&|"))
FULL_WIDTH.update({"【": "{", "】": "}", "。": "."})

BLANKS = " \t\r\n\f\u3000"
QUOTES = {'"': '"', "“": "”", "'": "'", "‘": "’"}
DIGITS = {"x": "0123456789abcdefABCDEF", "o": "01234567", "b": "01"}


def narrow(text):
    return "".join(FULL_WIDTH.get(c, c) for c in text)


class Lexer:
    def __init__(self, text):
        self.text = text
        self.at = 0
        self.units = self.count_units(text)
        self.tokens = []
        self.diagnostics = []

    def count_units(self, text):
        """第 i 个码点从第几个 UTF-16 单元开始。 Where each code point begins, in UTF-16 units."""
        units = [0]
        for c in text:
            units.append(units[-1] + (2 if ord(c) > 0xFFFF else 1))
        return units

    def peek(self, distance=0):
        """往前看一个字，不移动。到了末尾是空字符串。"""
        at = self.at + distance
        return self.text[at] if at < len(self.text) else ""

    def emit(self, kind, start, channel="DEFAULT"):
        written = self.text[start:self.at]
        full_width = kind in SIGNS.values() and narrow(written) != written
        self.tokens.append({
            "kind": kind,
            "span": [self.units[start], self.units[self.at]],
            "channel": channel,
            "fullWidth": full_width,
        })

    def fault(self, kind, start, channel, zh, en):
        self.emit(kind, start, channel)
        self.diagnostics.append({
            "code": "STUDENT-LEX", "severity": "ERROR", "span": self.tokens[-1]["span"],
            "zh": {"message": zh}, "en": {"message": en},
        })

    def run(self):
        while self.at < len(self.text):
            self.token()
        self.emit("EOF", self.at)
        return self.tokens

    def token(self):
        start, c = self.at, self.peek()
        pair = narrow(c + self.peek(1))
        if c in BLANKS:
            while self.peek() and self.peek() in BLANKS:
                self.at += 1
            self.emit("WHITE_SPACE", start, "TRIVIA")
        elif c == "\ufeff" and start == 0:
            self.at += 1
            self.emit("BYTE_ORDER_MARK", start, "TRIVIA")
        elif pair == "//":
            while self.peek() and self.peek() not in "\r\n":
                self.at += 1
            self.emit("LINE_COMMENT", start, "TRIVIA")
        elif pair == "/*":
            self.block_comment()
        elif c in "0123456789":
            self.number()
        elif c in QUOTES:
            self.quoted(QUOTES[c])
        elif c.isidentifier():
            self.name()
        else:
            self.sign()

    def block_comment(self):
        start = self.at
        self.at += 2
        while self.peek():
            if narrow(self.peek() + self.peek(1)) == "*/":
                self.at += 2
                self.emit("BLOCK_COMMENT", start, "TRIVIA")
                return
            self.at += 1
        self.fault("BLOCK_COMMENT", start, "ERROR", "注释没有结束", "this comment has no end")

    def digits(self, allowed):
        """数字，中间可以有下划线，末尾不能是下划线。"""
        while self.peek() and self.peek() in allowed:
            self.at += 1
            skipped = 0
            while self.peek(skipped) == "_":
                skipped += 1
            if self.peek(skipped) and self.peek(skipped) in allowed:
                self.at += skipped

    def number(self):
        start = self.at
        kind = "INTEGER_LITERAL"
        base = self.peek(1).lower()
        if self.peek() == "0" and base in DIGITS and self.peek(2) and self.peek(2) in DIGITS[base]:
            self.at += 2
            self.digits(DIGITS[base])
            self.emit(kind, start)
            return
        ten = "0123456789"
        self.digits(ten)
        # 小数点后面要有数字：1.5 是小数，[1].长度() 里的点不是。
        if narrow(self.peek()) == "." and self.peek(1) and self.peek(1) in ten:
            kind = "FLOAT_LITERAL"
            self.at += 1
            self.digits(ten)
        if self.peek() in ("e", "E"):
            sign = 1 if narrow(self.peek(1)) in ("+", "-") else 0
            if self.peek(1 + sign) and self.peek(1 + sign) in ten:
                kind = "FLOAT_LITERAL"
                self.at += 1 + sign
                self.digits(ten)
        self.emit(kind, start)

    def quoted(self, closing):
        start = self.at
        kind = "STRING_LITERAL" if closing in '"”' else "CHARACTER_LITERAL"
        self.at += 1
        while self.peek() and self.peek() not in "\r\n":
            c = self.peek()
            # 反斜线和它后面的一个字是一起的，所以 \" 不结束字符串。
            self.at += 2 if c == "\\" and self.peek(1) and self.peek(1) not in "\r\n" else 1
            if c == closing:
                self.emit(kind, start)
                return
        self.fault(kind, start, "DEFAULT", "引号没有配对", "this quote has no partner")

    def name(self):
        start = self.at
        while self.peek() and ("_" + self.peek()).isidentifier():
            self.at += 1
        # 先把整个词读完，再看它是不是关键字：所以“变量数量”是一个名字。
        self.emit(KEYWORDS.get(self.text[start:self.at], "IDENTIFIER"), start)

    def sign(self):
        start = self.at
        # 长的先试：`<=` 不是 `<` 和 `=`。
        for length in (2, 1):
            written = self.text[start:start + length]
            if len(written) == length and narrow(written) in SIGNS:
                self.at += length
                self.emit(SIGNS[narrow(written)], start)
                return
        self.at += 1
        c = self.text[start]
        self.fault("INVALID", start, "ERROR", f"不认识 `{c}`", f"`{c}` is unknown")


def main():
    artifact = json.loads(sys.stdin.buffer.read().decode("utf-8"))
    lexer = Lexer(artifact["source"]["text"])
    result = {
        "schema": "qi-stage/tokens/1",
        "source": artifact["source"],
        "tokens": lexer.run(),
        "diagnostics": lexer.diagnostics,
    }
    sys.stdout.buffer.write(json.dumps(result, ensure_ascii=False).encode("utf-8"))


if __name__ == "__main__":
    main()
