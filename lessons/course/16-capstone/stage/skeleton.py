"""词法分析器的骨架：只认得空白，别的一个字算一个不认识的记号。

A skeleton of a lexer: it knows white space; any other character is a token that it does not know.
"""

import json
import sys


def lex(text):
    tokens, diagnostics = [], []
    at = 0
    while at < len(text):
        start = at
        if text[at] in " \t\r\n\f\u3000":
            while at < len(text) and text[at] in " \t\r\n\f\u3000":
                at += 1
            kind, channel = "WHITE_SPACE", "TRIVIA"
        else:
            at += 1
            kind, channel = "INVALID", "ERROR"
            diagnostics.append({
                "code": "MY-1", "severity": "ERROR", "span": [start, at],
                "zh": {"message": f"不认识 `{text[start]}`"},
                "en": {"message": f"`{text[start]}` is unknown"},
            })
        tokens.append({"kind": kind, "span": [start, at], "channel": channel, "fullWidth": False})
    tokens.append({"kind": "EOF", "span": [at, at], "channel": "DEFAULT", "fullWidth": False})
    return tokens, diagnostics


artifact = json.loads(sys.stdin.buffer.read().decode("utf-8"))
tokens, diagnostics = lex(artifact["source"]["text"])
result = {
    "schema": "qi-stage/tokens/1",
    "source": artifact["source"],
    "tokens": tokens,
    "diagnostics": diagnostics,
}
sys.stdout.buffer.write(json.dumps(result, ensure_ascii=False).encode("utf-8"))
