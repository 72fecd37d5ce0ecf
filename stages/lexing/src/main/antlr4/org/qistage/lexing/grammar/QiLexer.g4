/*
 * The tokens of Qi.
 *
 * - Full-width punctuation stands in the rules themselves, so that strings and columns survive.
 * - Keywords are rules like any other: the longest match wins, so 等待组 is a name.
 * - Every character belongs to some token (INVALID takes what is left over) and no rule has a
 *   predicate or code: the stage runs this grammar as a plain automaton.
 * - The rules under "Faults" match what is wrong but recognisable; the stage turns each into the
 *   token that was meant, with a diagnostic beside it.
 */
lexer grammar QiLexer;

channels { TRIVIA, ERROR }

// ---- Keywords -------------------------------------------------------------------------------

PACKAGE         : '包' ;
IMPORT          : '导入' ;
AS              : '作为' ;
PUBLIC          : '公开' ;
PRIVATE         : '私有' ;
FUNCTION        : '函数' ;
ASYNC           : '异步' ;
COROUTINE       : '协程' ;
VARIABLE        : '变量' ;
CONSTANT        : '常量' ;
MUTABLE         : '可变' ;
STRUCT          : '结构体' ;
TYPE            : '类型' ;
ENUM            : '枚举' ;
METHODS         : '方法' ;
NEW             : '新建' ;
IF              : '如果' ;
ELSE            : '否则' ;
ELSE_IF         : '否则如果' ;
WHILE           : '当' ;
FOR             : '对于' ;
IN              : '在' ;
LOOP            : '循环' ;
MATCH           : '匹配' ;
RETURN          : '返回' ;
BREAK           : '跳出' ;
CONTINUE        : '继续' ;
AWAIT           : '等待' ;
SPAWN           : '启动' ;
SPAWN_COROUTINE : '启动协程' ;
YIELD           : '让出' ;
CHANNEL         : '通道' ;
SELECT          : '选择' ;
CASE            : '情况' ;
DEFAULT         : '默认' ;
FUTURE          : '未来' ;
TRY             : '尝试' ;
CATCH           : '捕获' ;
THROW           : '抛出' ;
TRUE            : '真' ;
FALSE           : '假' ;
UNIT            : '空' ;
AND             : '与' ;
OR              : '或' ;
NOT             : '非' ;
ADDRESS_OF      : '取地址' ;
DEREFERENCE     : '解引用' ;
PRINT           : '打印' ;
PRINT_LINE      : '打印行' ;
INTEGER_TYPE    : '整数' ;
LONG_TYPE       : '长整数' ;
SHORT_TYPE      : '短整数' ;
BYTE_TYPE       : '字节' ;
FLOAT_TYPE      : '浮点数' ;
BOOLEAN_TYPE    : '布尔' ;
CHARACTER_TYPE  : '字符' ;
STRING_TYPE     : '字符串' ;
POINTER         : '指针' ;
REFERENCE       : '引用' ;
LIST            : '列表' ;
SET             : '集合' ;
DICTIONARY      : '字典' ;
ARRAY           : '数组' ;

// ---- Names and literals ---------------------------------------------------------------------

IDENTIFIER : NAME_START NAME_PART* ;

INTEGER_LITERAL
    : DIGITS
    | '0' [xX] HEX ('_'* HEX)*
    | '0' [oO] [0-7] ('_'* [0-7])*
    | '0' [bB] [01] ('_'* [01])*
    ;

FLOAT_LITERAL
    : DIGITS POINT DIGITS EXPONENT?
    | DIGITS EXPONENT
    ;

// A string ends with the partner of the quote that opened it, on the same line.
STRING_LITERAL
    : '"' (ESCAPE | ~["\\\r\n])* '"'
    | '“' (ESCAPE | ~[”\\\r\n])* '”'
    ;

CHARACTER_LITERAL
    : '\'' (ESCAPE | ~['\\\r\n]) '\''
    | '‘' (ESCAPE | ~[’\\\r\n]) '’'
    ;

// ---- Punctuation and operators --------------------------------------------------------------

LEFT_PARENTHESIS  : [(（] ;
RIGHT_PARENTHESIS : [)）] ;
LEFT_BRACE        : [{｛【] ;
RIGHT_BRACE       : [}｝】] ;
LEFT_BRACKET      : '[' | '［' ;
RIGHT_BRACKET     : ']' | '］' ;
COMMA             : [,，] ;
SEMICOLON         : [;；] ;
COLON             : COLON_SIGN ;
DOUBLE_COLON      : COLON_SIGN COLON_SIGN ;
DOT               : POINT ;
ASSIGN            : EQUALS_SIGN ;
DEFINE            : COLON_SIGN EQUALS_SIGN ;
PLUS_ASSIGN       : PLUS_SIGN EQUALS_SIGN ;
MINUS_ASSIGN      : MINUS_SIGN EQUALS_SIGN ;
STAR_ASSIGN       : STAR_SIGN EQUALS_SIGN ;
SLASH_ASSIGN      : SLASH_SIGN EQUALS_SIGN ;
PERCENT_ASSIGN    : PERCENT_SIGN EQUALS_SIGN ;
EQUAL             : EQUALS_SIGN EQUALS_SIGN ;
NOT_EQUAL         : BANG_SIGN EQUALS_SIGN ;
LESS              : LESS_SIGN ;
LESS_EQUAL        : LESS_SIGN EQUALS_SIGN ;
GREATER           : GREATER_SIGN ;
GREATER_EQUAL     : GREATER_SIGN EQUALS_SIGN ;
PLUS              : PLUS_SIGN ;
MINUS             : MINUS_SIGN ;
STAR              : STAR_SIGN ;
SLASH             : SLASH_SIGN ;
PERCENT           : PERCENT_SIGN ;
BANG              : BANG_SIGN ;
AMPERSAND         : AMPERSAND_SIGN ;
DOUBLE_AMPERSAND  : AMPERSAND_SIGN AMPERSAND_SIGN ;
DOUBLE_PIPE       : PIPE_SIGN PIPE_SIGN ;
LEFT_ARROW        : LESS_SIGN MINUS_SIGN ;
FAT_ARROW         : EQUALS_SIGN GREATER_SIGN ;

// ---- Trivia ---------------------------------------------------------------------------------

WHITE_SPACE     : [ \t\r\n\f\u3000]+ -> channel(TRIVIA) ;
LINE_COMMENT    : SLASH_SIGN SLASH_SIGN ~[\r\n]* -> channel(TRIVIA) ;
// Comments do not nest. Written without a lazy loop, so that the automaton never looks ahead.
BLOCK_COMMENT   : SLASH_SIGN STAR_SIGN COMMENT_BODY STAR_SIGN+ SLASH_SIGN -> channel(TRIVIA) ;
// Skipped at the start of a file, an invisible character anywhere else.
BYTE_ORDER_MARK : '\uFEFF' -> channel(TRIVIA) ;

// ---- Faults ---------------------------------------------------------------------------------

UNTERMINATED_STRING
    : '"' (ESCAPE | ~["\\\r\n])* '\\'?
    | '“' (ESCAPE | ~[”\\\r\n])* '\\'?
    ;

// A string that begins with a closing quote.
REVERSED_STRING : '”' (ESCAPE | ~["”“\\\r\n])* ["”“]? ;

MALFORMED_CHARACTER
    : '\'' '\''
    | '‘' '’'
    | '\'' (ESCAPE | ~['\\\r\n;；]) (ESCAPE | ~['\\\r\n;；])+ '\''
    | '‘' (ESCAPE | ~[’\\\r\n;；]) (ESCAPE | ~[’\\\r\n;；])+ '’'
    ;

UNTERMINATED_CHARACTER
    : '\'' (ESCAPE | ~['\\\r\n])?
    | '‘' (ESCAPE | ~[’\\\r\n])?
    ;

UNTERMINATED_COMMENT : SLASH_SIGN STAR_SIGN COMMENT_BODY STAR_SIGN* -> channel(ERROR) ;

// A number with full-width digits, a letter too many, a misplaced underscore or a wrong digit.
MALFORMED_NUMBER : ANY_DIGIT NAME_PART* (POINT ANY_DIGIT NAME_PART*)? ;

// The enumeration comma, where a comma was meant.
ENUMERATION_COMMA : '、' ;

INVALID : . -> channel(ERROR) ;

// ---- Fragments ------------------------------------------------------------------------------

fragment NAME_START : [_\p{XID_Start}] ;
fragment NAME_PART  : [\p{XID_Continue}] ;
fragment DIGITS     : [0-9] ('_'* [0-9])* ;
fragment HEX        : [0-9a-fA-F] ;
fragment ANY_DIGIT  : [0-9０-９] ;
fragment POINT      : [.。．] ;
fragment EXPONENT   : [eE] [+\-＋－]? DIGITS ;
fragment ESCAPE     : '\\' ~[\r\n] | '\\u{' HEX* '}' ;
fragment COMMENT_BODY : (~[*＊] | STAR_SIGN+ ~[*＊/／])* ;

fragment COLON_SIGN     : [:：] ;
fragment EQUALS_SIGN    : [=＝] ;
fragment PLUS_SIGN      : [+＋] ;
fragment MINUS_SIGN     : [\-－] ;
fragment STAR_SIGN      : [*＊] ;
fragment SLASH_SIGN     : [/／] ;
fragment PERCENT_SIGN   : [%％] ;
fragment BANG_SIGN      : [!！] ;
fragment LESS_SIGN      : [<＜] ;
fragment GREATER_SIGN   : [>＞] ;
fragment AMPERSAND_SIGN : [&＆] ;
fragment PIPE_SIGN      : [|｜] ;
