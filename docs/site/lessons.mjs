// A lesson as a page to read: directives for the explorer become what a reader without it needs.

import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';

const WORDS = {
  zh: { open: '在探索器里打开', reveal: '看答案', minutes: '分钟', run: '在探索器里做这一课' },
  en: { open: 'Open in the explorer', reveal: 'Show', minutes: 'minutes', run: 'Do this lesson in the explorer' },
};

/** The Markdown of a lesson with its directives replaced. */
export function lessonPage(text, page, root) {
  const words = WORDS[page.language];
  const folder = join(root, dirname(page.file));
  const [, front, body] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text) ?? [null, '', text];
  const fields = parse(front) ?? {};
  const head = [
    `# ${page.title}`, '', fields.summary, '',
    `*${fields.minutes ?? 30} ${words.minutes}* · ${words.run}: \`bin/qi-explorer --lesson ${fields.id}\``, '',
  ].join('\n');
  return head + directives(body, words, folder, page.language);
}

function directives(body, words, folder, language) {
  return body.replace(/^(`{3,})([^\n`]*)\n([\s\S]*?)^\1[ \t]*$/gm, (whole, fence, info, content) => {
    const [word, ...rest] = info.trim().split(/\s+/);
    switch (word) {
      case 'show':
        return `::: info ${words.open}\n${fence}yaml\n${content}${fence}\n:::`;
      case 'check':
        return question(/id:\s*(\S+)/.exec(content)?.[1], folder, language);
      case 'reveal':
        return `::: details ${rest.join(' ') || words.reveal}\n${directives(content, words, folder, language)}\n:::`;
      case 'shown':
        return `${fence}text\n$ ${rest.join(' ')}\n${content}${fence}`;
      case 'qi':
        return `${fence}qi\n${rest[0] && rest[0] !== 'broken' && !content.trim() ? quoted(rest[0], folder) : content}${fence}`;
      default:
        return whole;
    }
  });
}

function quoted(reference, folder) {
  const [file, region] = reference.split('#');
  const path = join(folder, file);
  if (!existsSync(path)) {
    throw new Error(`${path} is quoted and does not exist`);
  }
  const lines = readFileSync(path, 'utf8').replace(/\n$/, '').replace(/[ \t]*\/\/~.*$/gm, '').split('\n');
  const shown = region ? regionOf(lines, region) : lines.filter((line) => !/^\s*\/\/ (region |endregion)/.test(line));
  return `${shown.join('\n')}\n`;
}

/** The lines of a region without those of marks and without their common indentation; regions may stand in others. */
function regionOf(lines, name) {
  const own = [];
  let depth = 0;
  for (const line of lines) {
    const mark = line.trim();
    if (depth === 0) {
      depth = mark === `// region ${name}` ? 1 : 0;
    } else if (mark === '// endregion') {
      depth--;
      if (depth === 0) {
        break;
      }
    } else if (mark.startsWith('// region ')) {
      depth++;
    } else {
      own.push(line);
    }
  }
  const indent = Math.min(...own.filter((line) => line.trim()).map((line) => line.length - line.trimStart().length));
  return own.map((line) => line.slice(indent));
}

/** The prompt of a check, and what there is to choose from; how it is answered belongs to the explorer. */
function question(id, folder, language) {
  const checks = parse(readFileSync(join(folder, 'checks.yaml'), 'utf8')).checks;
  const check = checks.find((each) => each.id === id);
  if (!check) {
    throw new Error(`${folder} has no check ${id}`);
  }
  const options = (check.options ?? []).map((option, number) => `${'ABCDEFGH'[number]}. ${option.text[language]}  `);
  return [`::: tip ❓ ${id}`, check.prompt[language], '', ...options, ':::'].join('\n');
}
