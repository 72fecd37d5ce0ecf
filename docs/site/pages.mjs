// Which pages the site has, and where each stands: zh/ or en/, by the language it is written in.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { parse } from 'yaml';

const GUIDES = [
  'tour', 'language', 'library', 'diagnostics', 'plug-in-stages', 'lesson-format', 'packaging', 'capsule', 'grading',
];

/** A page: its file in the repository and its place in the site. */
export function pages(root) {
  const found = [
    page(root, 'README.zh.md', 'zh/index.md', 'start'),
    page(root, 'README.md', 'en/index.md', 'start'),
    page(root, 'CONTRIBUTING.md', 'en/contributing.md', 'inside'),
  ];
  for (const file of markdown(join(root, 'docs'))) {
    found.push(document(root, join('docs', file)));
  }
  for (const file of markdown(join(root, 'docs/decisions'))) {
    found.push(page(root, join('docs/decisions', file), join('en/decisions', file), 'decisions'));
  }
  for (const example of folders(join(root, 'docs/examples'))) {
    for (const file of markdown(join(root, 'docs/examples', example))) {
      const language = file.includes('.zh.') ? 'zh' : 'en';
      found.push(page(root, join('docs/examples', example, file), `${language}/examples/${example}.md`, 'guides'));
    }
  }
  for (const lesson of folders(join(root, 'lessons/course'))) {
    for (const language of ['zh', 'en']) {
      const file = join('lessons/course', lesson, `lesson.${language}.md`);
      found.push(page(root, file, `${language}/lessons/${lesson}.md`, 'lessons'));
    }
  }
  return found.filter((each) => existsSync(join(root, each.file)));
}

/** A page of docs/: `name.md` beside `name.zh.md` is English, beside `name.en.md` Chinese, alone by its title. */
function document(root, file) {
  const name = basename(file).replace(/(\.zh|\.en)?\.md$/, '');
  const beside = (language) => existsSync(join(root, 'docs', `${name}.${language}.md`));
  let language = 'en';
  if (file.endsWith('.zh.md') || (!file.endsWith('.en.md') && beside('en'))) {
    language = 'zh';
  } else if (!file.endsWith('.en.md') && !beside('zh')) {
    language = /^#\s+[^A-Za-z]/.test(readFileSync(join(root, file), 'utf8')) ? 'zh' : 'en';
  }
  return page(root, file, `${language}/${name}.md`, GUIDES.includes(name) ? 'guides' : 'inside');
}

function page(root, file, place, section) {
  const path = join(root, file);
  const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
  const front = /^---\n([\s\S]*?)\n---\n/.exec(text)?.[1];
  const title = (front && parse(front).title) ?? /^#\s+(.+)$/m.exec(text)?.[1] ?? relative(root, file);
  return { file, place, section, title, language: place.slice(0, 2) };
}

function markdown(folder) {
  return existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.md')).sort() : [];
}

function folders(folder) {
  return existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name).sort()
    : [];
}
