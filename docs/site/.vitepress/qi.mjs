import { readFileSync } from 'node:fs';

/** Highlighting of Qi for the site; the keywords are those of the lexer's grammar. */
export function qi(grammar) {
  const keywords = [...readFileSync(grammar, 'utf8').matchAll(/'(\p{Script=Han}+)'/gu)]
    .map((match) => match[1])
    .sort((a, b) => b.length - a.length);
  return {
    name: 'qi',
    scopeName: 'source.qi',
    patterns: [
      { name: 'comment.line.qi', match: '//.*$' },
      { name: 'comment.block.qi', begin: '/\\*', end: '\\*/' },
      { name: 'string.quoted.qi', match: '"(\\\\.|[^"\\\\])*"|“[^”]*”' },
      { name: 'keyword.qi', match: `(?<![\\p{L}\\p{N}_])(${[...new Set(keywords)].join('|')})(?![\\p{L}\\p{N}_])` },
      { name: 'constant.numeric.qi', match: '\\b[0-9][0-9_]*(\\.[0-9]+)?\\b' },
    ],
  };
}
