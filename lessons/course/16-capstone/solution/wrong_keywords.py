"""错在哪里：词的开头像关键字就切，不等整个词读完。 What is wrong: a word that only begins like a keyword is cut."""

import sys

sys.dont_write_bytecode = True
import lexer


def name(self):
    start = self.at
    for word in sorted(lexer.KEYWORDS, key=len, reverse=True):
        if self.text.startswith(word, start):
            self.at += len(word)
            self.emit(lexer.KEYWORDS[word], start)
            return
    while self.peek() and ("_" + self.peek()).isidentifier():
        self.at += 1
    self.emit("IDENTIFIER", start)


lexer.Lexer.name = name
lexer.main()
