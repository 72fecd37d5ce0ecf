#!/usr/bin/env python3
"""A lexer of Qi in plain Python 3, to be used in place of Qi Stage's own:

    bin/qi-stage run program.qi --stage lex='python3 docs/examples/replaced-stages/python/my_lexer.py'

It reads a source artifact (qi-stage/source/1) from standard input and writes a token artifact
(qi-stage/tokens/1) to standard output. What it cannot read becomes a token on the ERROR channel
with a diagnostic beside it.
"""

import json
import re
import sys

KEYWORDS = {
    "包": "PACKAGE", "导入": "IMPORT", "作为": "AS", "公开": "PUBLIC", "私有": "PRIVATE",
    "函数": "FUNCTION", "异步": "ASYNC", "协程": "COROUTINE", "变量": "VARIABLE", "常量": "CONSTANT",
    "可变": "MUTABLE", "结构体": "STRUCT", "类型": "TYPE", "枚举": "ENUM", "方法": "METHODS",
    "新建": "NEW",
    "如果": "IF", "否则": "ELSE", "否则如果": "ELSE_IF", "当": "WHILE", "对于": "FOR", "在": "IN",
    "循环": "LOOP", "匹配": "MATCH", "返回": "RETURN", "跳出": "BREAK", "继续": "CONTINUE",
    "等待": "AWAIT", "启动": "SPAWN", "启动协程": "SPAWN_COROUTINE", "让出": "YIELD",
    "通道": "CHANNEL", "选择": "SELECT", "情况": "CASE", "默认": "DEFAULT", "未来": "FUTURE",
    "尝试": "TRY", "捕获": "CATCH", "抛出": "THROW", "真": "TRUE", "假": "FALSE", "空": "UNIT",
    "与": "AND", "或": "OR", "非": "NOT", "取地址": "ADDRESS_OF", "解引用": "DEREFERENCE",
    "打印": "PRINT", "打印行": "PRINT_LINE", "整数": "INTEGER_TYPE", "长整数": "LONG_TYPE",
    "短整数": "SHORT_TYPE", "字节": "BYTE_TYPE", "浮点数": "FLOAT_TYPE", "布尔": "BOOLEAN_TYPE",
    "字符": "CHARACTER_TYPE", "字符串": "STRING_TYPE", "指针": "POINTER", "引用": "REFERENCE",
    "列表": "LIST", "集合": "SET", "字典": "DICTIONARY", "数组": "ARRAY",
}

PUNCTUATION = {
    "::": "DOUBLE_COLON", ":=": "DEFINE", "+=": "PLUS_ASSIGN", "-=": "MINUS_ASSIGN",
    "*=": "STAR_ASSIGN", "/=": "SLASH_ASSIGN", "%=": "PERCENT_ASSIGN", "==": "EQUAL",
    "!=": "NOT_EQUAL", "<=": "LESS_EQUAL", ">=": "GREATER_EQUAL", "<-": "LEFT_ARROW",
    "=>": "FAT_ARROW", "&&": "DOUBLE_AMPERSAND", "||": "DOUBLE_PIPE",
    "(": "LEFT_PARENTHESIS", ")": "RIGHT_PARENTHESIS", "{": "LEFT_BRACE", "}": "RIGHT_BRACE",
    "[": "LEFT_BRACKET", "]": "RIGHT_BRACKET", ",": "COMMA", ";": "SEMICOLON", ":": "COLON",
    ".": "DOT", "=": "ASSIGN", "<": "LESS", ">": "GREATER", "+": "PLUS", "-": "MINUS",
    "*": "STAR", "/": "SLASH", "%": "PERCENT", "!": "BANG", "&": "AMPERSAND",
}

# Full-width punctuation means the same as ASCII; the braces 【】 and the full stop 。 do too.
NARROW = {chr(c + 0xFEE0): chr(c) for c in range(0x21, 0x7F) if not chr(c).isalnum()}
NARROW.update({"【": "{", "】": "}", "。": "."})

DIGITS = "[0-9](?:_*[0-9])*"
PATTERNS = [
    ("BYTE_ORDER_MARK", re.compile("\ufeff")),
    ("WHITE_SPACE", re.compile("[ \t\r\n\f\u3000]+")),
    ("LINE_COMMENT", re.compile("[/／]{2}[^\r\n]*")),
    ("BLOCK_COMMENT", re.compile("[/／][*＊].*?[*＊][/／]", re.DOTALL)),
    ("FLOAT_LITERAL", re.compile(f"{DIGITS}[.。．]{DIGITS}(?:[eE][+＋\\-－]?{DIGITS})?"
                                 f"|{DIGITS}[eE][+＋\\-－]?{DIGITS}")),
    ("INTEGER_LITERAL", re.compile("0[xX][0-9a-fA-F](?:_*[0-9a-fA-F])*|0[oO][0-7](?:_*[0-7])*"
                                   f"|0[bB][01](?:_*[01])*|{DIGITS}")),
    ("STRING_LITERAL", re.compile("\"(?:\\\\[^\r\n]|[^\"\\\\\r\n])*\"|“(?:\\\\[^\r\n]|[^”\\\\\r\n])*”")),
    ("CHARACTER_LITERAL", re.compile("'(?:\\\\u\\{[0-9a-fA-F]*\\}|\\\\[^\r\n]|[^'\\\\\r\n])'"
                                     "|‘(?:\\\\u\\{[0-9a-fA-F]*\\}|\\\\[^\r\n]|[^’\\\\\r\n])’")),
]
TRIVIA = {"BYTE_ORDER_MARK", "WHITE_SPACE", "LINE_COMMENT", "BLOCK_COMMENT"}


def name_at(text, start):
    """The end of the name that starts here, or start. Python's identifiers are Unicode's, as Qi's are."""
    if not text[start].isidentifier():
        return start
    end = start + 1
    while end < len(text) and ("_" + text[end]).isidentifier():
        end += 1
    return end


def token_at(text, start):
    """The kind and end of the token that starts here, and whether it is full-width punctuation."""
    for kind, pattern in PATTERNS:
        match = pattern.match(text, start)
        if match:
            return kind, match.end(), False
    end = name_at(text, start)
    if end > start:
        return KEYWORDS.get(text[start:end], "IDENTIFIER"), end, False
    for length in (2, 1):
        written = text[start:start + length]
        narrow = "".join(NARROW.get(c, c) for c in written)
        if len(written) == length and narrow in PUNCTUATION:
            return PUNCTUATION[narrow], start + length, narrow != written
    return "INVALID", start + 1, False


def lex(source):
    text = source["text"]
    # Python counts code points and Qi Stage UTF-16 units: a character beyond U+FFFF is two.
    units = [0]
    for c in text:
        units.append(units[-1] + (2 if ord(c) > 0xFFFF else 1))
    tokens, diagnostics = [], []
    at = 0
    while at < len(text):
        kind, end, full_width = token_at(text, at)
        span = [units[at], units[end]]
        channel = "TRIVIA" if kind in TRIVIA else "ERROR" if kind == "INVALID" else "DEFAULT"
        tokens.append({"kind": kind, "span": span, "channel": channel, "fullWidth": full_width})
        if kind == "INVALID":
            diagnostics.append({
                "code": "MY-LEXER-1", "severity": "ERROR", "span": span,
                "zh": {"message": f"我的词法分析器不认识 `{text[at]}`", "label": "这里"},
                "en": {"message": f"my lexer does not know `{text[at]}`", "label": "here"},
            })
        at = end
    end = units[-1]
    tokens.append({"kind": "EOF", "span": [end, end], "channel": "DEFAULT", "fullWidth": False})
    return {"schema": "qi-stage/tokens/1", "diagnostics": diagnostics, "source": source, "tokens": tokens}


def main():
    artifact = json.loads(sys.stdin.buffer.read().decode("utf-8"))
    if artifact.get("schema") != "qi-stage/source/1":
        sys.exit("my_lexer.py reads qi-stage/source/1")
    result = json.dumps(lex(artifact["source"]), ensure_ascii=False)
    sys.stdout.buffer.write(result.encode("utf-8"))


main()
