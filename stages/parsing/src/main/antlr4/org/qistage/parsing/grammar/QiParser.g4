/*
 * The grammar of Qi.
 *
 * It stays SLL-clean: no input needs full context and none is ambiguous, so that prediction is a
 * table walk. To keep it so, and to give good diagnostics, the grammar takes a little more than
 * the language has; the tree builder reports the rest by name:
 *
 * - statements outside functions, declarations inside them, imports after declarations;
 * - parameters without a type, tuples `(a, b)`, comparison chains `a < b < c`;
 * - the bare empty struct literal `点 {}` where a value stands;
 * - fields and variants without the comma between them, stray semicolons, a second 否则;
 * - 尝试 without 捕获, 通道(…) without the type of what it carries;
 * - any name before the block of a 对于, where only 中 may stand.
 *
 * Three choices keep prediction short. A dictionary literal stands only where a `value` does, never
 * at the head of a statement or of a condition, so `{` begins a block there. A struct literal is a
 * postfix form with at least one `名:`, which no block can begin with. 打印 is a prefix operator
 * that binds loosest: whether it is the call form is seen from its operand.
 */
parser grammar QiParser;

options {
    tokenVocab = QiLexer;
    contextSuperClass = org.qistage.parsing.CompactContext;
}

program
    : packageClause? statement* EOF
    ;

packageClause
    : PACKAGE name SEMICOLON
    ;

importClause
    : PUBLIC? IMPORT modulePath (AS name)? SEMICOLON
    ;

// a.b   ./a   ../a/b
modulePath
    : (DOT SLASH)? (DOT DOT SLASH)* name ((DOT | SLASH) memberName)*
    ;

// ---- Declarations ---------------------------------------------------------------------------

declaration
    : visibility? (ASYNC | COROUTINE)? FUNCTION receiver? name parameters (COLON type)? (block | ASSIGN value SEMICOLON) # function
    | visibility? (TYPE | STRUCT) name LEFT_BRACE field* RIGHT_BRACE                         # struct
    | visibility? ENUM name LEFT_BRACE variant* RIGHT_BRACE                                  # enumeration
    | METHODS name LEFT_BRACE declaration* RIGHT_BRACE                                       # methods
    | visibility variable SEMICOLON                                                          # exportedVariable
    ;

visibility
    : PUBLIC
    | PRIVATE
    ;

receiver
    : LEFT_PARENTHESIS VARIABLE? name type RIGHT_PARENTHESIS
    ;

parameters
    : LEFT_PARENTHESIS (parameter (COMMA parameter)* COMMA?)? RIGHT_PARENTHESIS
    ;

parameter
    : name (COLON type)?
    ;

// Fields can be seen wherever their type can; what is written in front changes nothing.
field
    : visibility? type name SEMICOLON
    | visibility? name COLON type (COMMA | SEMICOLON)?
    ;

variant
    : name (LEFT_PARENTHESIS type (COMMA type)* COMMA? RIGHT_PARENTHESIS)? COMMA?
    ;

variable
    : (VARIABLE | MUTABLE | CONSTANT) name (COLON type)? (ASSIGN value)?
    ;

// ---- Statements -----------------------------------------------------------------------------

block
    : LEFT_BRACE statement* RIGHT_BRACE
    ;

// What may stand in a file or in a block; the tree builder says which of it belongs where. One rule
// for all of it, so that an error ends this rule and never the block around it.
statement
    : plainStatement
    | expressionClause SEMICOLON
    | declaration
    | importClause
    ;

// Every statement but one that begins with an expression.
plainStatement
    : variable SEMICOLON                                                       # variableStatement
    | IF condition block elseClause*                                           # ifStatement
    | WHILE condition block                                                    # whileStatement
    | FOR name IN expression name? block                                       # forStatement
    | LOOP block                                                               # loopStatement
    | MATCH expression LEFT_BRACE matchArm* RIGHT_BRACE                        # matchStatement
    | SELECT LEFT_BRACE selectCase* RIGHT_BRACE                                # selectStatement
    | TRY block catchClause?                                                   # tryStatement
    | THROW value SEMICOLON                                                    # throwStatement
    | RETURN value? SEMICOLON                                                  # returnStatement
    | BREAK SEMICOLON                                                          # breakStatement
    | CONTINUE SEMICOLON                                                       # continueStatement
    | YIELD value? SEMICOLON                                                   # yieldStatement
    | block                                                                    # blockStatement
    | SEMICOLON                                                                # emptyStatement
    ;

catchClause
    : CATCH (LEFT_PARENTHESIS name RIGHT_PARENTHESIS | name)? block
    ;

// Only the last may lack a condition; the tree builder sees to that.
elseClause
    : ELSE_IF condition block
    | ELSE (IF condition)? block
    ;

condition
    : VARIABLE name ASSIGN expression # bindingCondition
    | expression                      # testCondition
    ;

// A call, an assignment, a send or a 打印 in statement form.
expressionClause
    : expression (assignOperator value | LEFT_ARROW value)?
    ;

assignOperator
    : ASSIGN
    | PLUS_ASSIGN
    | MINUS_ASSIGN
    | STAR_ASSIGN
    | SLASH_ASSIGN
    | PERCENT_ASSIGN
    ;

matchArm
    : pattern FAT_ARROW (plainStatement | expressionClause SEMICOLON?) COMMA?
    ;

pattern
    : MINUS? (INTEGER_LITERAL | FLOAT_LITERAL)                                     # numberPattern
    | (STRING_LITERAL | CHARACTER_LITERAL | TRUE | FALSE | UNIT)                   # literalPattern
    | name ((DOT memberName)? DOUBLE_COLON memberName)? patternPayload?            # namePattern
    ;

patternPayload
    : LEFT_PARENTHESIS (pattern (COMMA pattern)* COMMA?)? RIGHT_PARENTHESIS
    ;

// Receive, send or 超时(…); which of them is seen from the expression.
selectCase
    : CASE (name (ASSIGN | DEFINE))? expression (LEFT_ARROW expression)? COLON statement* # eventCase
    | DEFAULT COLON statement*                                                        # defaultCase
    ;

// ---- Expressions ----------------------------------------------------------------------------

// What may stand after `=`, in brackets and after 返回: an expression or a dictionary.
value
    : dictionary postfix*               # dictionaryValue
    | expression (LEFT_BRACE RIGHT_BRACE)? # expressionValue
    ;

expression
    : expression postfix                                                        # postfixExpression
    | (NOT | BANG | MINUS | AWAIT | SPAWN | SPAWN_COROUTINE | LEFT_ARROW
        | ADDRESS_OF | AMPERSAND | DEREFERENCE | STAR) expression               # prefixExpression
    | expression (STAR | SLASH | PERCENT) expression                            # multiplicative
    | expression (PLUS | MINUS) expression                                      # additive
    | expression (LESS | LESS_EQUAL | GREATER | GREATER_EQUAL) expression       # relational
    | expression (EQUAL | NOT_EQUAL) expression                                 # equality
    | expression (AND | DOUBLE_AMPERSAND) expression                            # conjunction
    | expression (OR | DOUBLE_PIPE) expression                                  # disjunction
    | (PRINT | PRINT_LINE) expression                                           # print
    | (PRINT | PRINT_LINE) LEFT_PARENTHESIS RIGHT_PARENTHESIS                   # emptyPrint
    | (INTEGER_LITERAL | FLOAT_LITERAL | STRING_LITERAL | CHARACTER_LITERAL
        | TRUE | FALSE | UNIT)                                                  # literal
    | name                                                                      # nameReference
    | LEFT_PARENTHESIS value (COMMA value)* COMMA? RIGHT_PARENTHESIS            # parenthesised
    | LEFT_BRACKET (value (COMMA value)* COMMA?)? RIGHT_BRACKET                 # arrayLiteral
    | CHANNEL typeArguments? arguments                                          # channelCreation
    | (SET | DICTIONARY | LIST | ARRAY) typeArguments LEFT_PARENTHESIS RIGHT_PARENTHESIS # collectionCreation
    | FUTURE DOUBLE_COLON memberName                                            # futurePath
    | FUNCTION parameters (COLON type)? block                                   # closure
    | SPAWN block                                                               # spawnBlock
    | NEW name (DOT memberName)? fieldValues                                    # newStruct
    ;

postfix
    : arguments                                                                 # call
    | DOT memberName                                                            # member
    | DOUBLE_COLON memberName                                                   # path
    | LEFT_BRACKET value RIGHT_BRACKET                                          # index
    | LEFT_BRACE fieldValue (COMMA fieldValue)* COMMA? RIGHT_BRACE              # structLiteral
    ;

arguments
    : LEFT_PARENTHESIS (value (COMMA value)* COMMA?)? RIGHT_PARENTHESIS
    ;

// After 新建, which leaves no doubt that the braces hold fields, there may be none.
fieldValues
    : LEFT_BRACE (fieldValue (COMMA fieldValue)* COMMA?)? RIGHT_BRACE
    ;

fieldValue
    : name COLON value
    ;

dictionary
    : LEFT_BRACE (entry (COMMA entry)* COMMA?)? RIGHT_BRACE
    ;

entry
    : expression COLON value
    ;

// ---- Types and names ------------------------------------------------------------------------

type
    : typeName (DOT name)? typeArguments?                                       # namedType
    | LEFT_BRACKET type (SEMICOLON INTEGER_LITERAL)? RIGHT_BRACKET              # arrayType
    | FUNCTION LEFT_PARENTHESIS (type (COMMA type)* COMMA?)? RIGHT_PARENTHESIS (COLON type)? # functionType
    ;

typeArguments
    : LESS type (COMMA type)* GREATER
    ;

typeName
    : name
    | INTEGER_TYPE | LONG_TYPE | SHORT_TYPE | BYTE_TYPE | FLOAT_TYPE | BOOLEAN_TYPE
    | CHARACTER_TYPE | STRING_TYPE | UNIT | CHANNEL | FUTURE
    ;

// An identifier, or a soft keyword.
name
    : IDENTIFIER
    | COROUTINE | ENUM | DEFAULT | MUTABLE | POINTER | REFERENCE | LIST | SET | DICTIONARY | ARRAY
    | METHODS | TYPE | NEW
    ;

// After `.` and `::` every word is a name.
memberName
    : IDENTIFIER
    | PACKAGE | IMPORT | AS | PUBLIC | PRIVATE | FUNCTION | ASYNC | COROUTINE | VARIABLE | CONSTANT
    | MUTABLE | STRUCT | TYPE | ENUM | METHODS | IF | ELSE | ELSE_IF | WHILE | FOR | IN | LOOP
    | MATCH | RETURN | BREAK | CONTINUE | AWAIT | SPAWN | SPAWN_COROUTINE | YIELD | CHANNEL | SELECT
    | CASE | DEFAULT | FUTURE | TRY | CATCH | THROW | TRUE | FALSE | UNIT | AND | OR | NOT
    | ADDRESS_OF | DEREFERENCE | PRINT | PRINT_LINE | INTEGER_TYPE | LONG_TYPE | SHORT_TYPE
    | BYTE_TYPE | FLOAT_TYPE | BOOLEAN_TYPE | CHARACTER_TYPE | STRING_TYPE | POINTER | REFERENCE
    | LIST | SET | DICTIONARY | ARRAY | NEW
    ;
