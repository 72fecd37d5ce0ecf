"""错在哪里：关键字在词的开头就算数，不等整个词读完。 What is wrong: a keyword ends a word that is longer."""

import lexer


def name(self):
    start = self.at
    for word, kind in lexer.KEYWORDS.items():
        if self.text.startswith(word, start):
            self.at += len(word)
            self.emit(kind, start)
            return
    while self.peek() and ("_" + self.peek()).isidentifier():
        self.at += 1
    self.emit("IDENTIFIER", start)


lexer.Lexer.name = name
lexer.main()
