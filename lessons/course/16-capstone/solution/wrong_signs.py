"""错在哪里：只试一个字的标点。 What is wrong: signs of two characters are never tried."""

import sys

sys.dont_write_bytecode = True
import lexer

lexer.SIGNS = {sign: kind for sign, kind in lexer.SIGNS.items() if len(sign) == 1}
lexer.main()
