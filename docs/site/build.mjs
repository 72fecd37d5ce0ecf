// Makes the site of the documentation in target/site beside this file: every page of docs/, the READMEs and the
// lessons, then looks for dead links and for anchors that no page has. Ends with 1 when there are any.

import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, normalize, posix, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { lessonPage } from './lessons.mjs';
import { pages } from './pages.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '../..');
const work = join(here, 'target/pages');
const site = join(here, 'target/site');

const all = pages(root);
const byFile = new Map(all.map((page) => [page.file, page]));

rmSync(work, { recursive: true, force: true });
mkdirSync(join(work, 'public'), { recursive: true });
for (const page of all) {
  const text = readFileSync(join(root, page.file), 'utf8');
  const body = page.section === 'lessons' ? lessonPage(text, page, root) : text;
  write(page.place, links(body, page));
}
for (const page of all) {
  const other = page.language === 'zh' ? 'en' : 'zh';
  const place = other + page.place.slice(2);
  if (!all.some((each) => each.place === place)) {
    write(place, absent(page, other, place));
  }
}
write('index.md', home());
writeFileSync(join(work, 'pages.json'), JSON.stringify(all, null, 1));
cpSync(join(here, '.vitepress'), join(work, '.vitepress'), { recursive: true });

cpSync(join(root, 'stages/lexing/src/main/antlr4/org/qistage/lexing/grammar/QiLexer.g4'), join(work, 'grammar.g4'));
run('vitepress', ['build', work]);
rmSync(site, { recursive: true, force: true });
cpSync(join(work, '.vitepress/dist'), site, { recursive: true });
run('linkinator', [site, '--recurse', '--check-fragments', '--verbosity', 'error', '--skip', '^(?!http://localhost)']);
console.log(`${all.length} pages in ${relative(process.cwd(), site) || '.'}; no dead link`);

function write(place, text) {
  const path = join(work, place);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

/** Links between pages lead to their places in the site; other files of the repository are put beside them. */
function links(text, page) {
  let fenced = '';
  return text
    .split('\n')
    .map((line) => {
      const fence = /^\s*(`{3,}|~{3,})/.exec(line)?.[1];
      if (fence && (!fenced || (fence.startsWith(fenced) && line.trim() === fence))) {
        fenced = fenced ? '' : fence;
      }
      return fenced ? line : line.replace(/(\]\()([^)\s]+)(\))/g, (_, open, target, close) => open + link(target, page) + close);
    })
    .join('\n');
}

function link(target, page) {
  if (/^([a-z]+:|#)/.test(target) && !target.startsWith('lesson:')) {
    return target;
  }
  if (target.startsWith('lesson:')) {
    const lesson = all.find((other) => other.section === 'lessons' && other.language === page.language && other.file.includes(`-${target.slice(7)}/`));
    return lesson ? to(lesson.place, page) : target;
  }
  const [path, anchor] = target.split('#');
  const file = normalize(join(dirname(page.file), path));
  const other = byFile.get(file);
  const suffix = anchor ? `#${anchor}` : '';
  if (other) {
    return to(other.place, page) + suffix;
  }
  if (existsSync(join(root, file)) && statSync(join(root, file)).isDirectory()) {
    const first = all.find((each) => each.file.startsWith(file + '/') && each.language === page.language)
      ?? all.find((each) => each.file.startsWith(file + '/'));
    return first ? to(first.place, page) : to(listing(file, page.language), page);
  }
  return asset(file, target);
}

function to(place, page) {
  const path = posix.relative(posix.dirname(page.place), place);
  return path.startsWith('.') ? path : `./${path}`;
}

/** A page that lists the files of a folder in which no page is. */
function listing(folder, language) {
  const place = `${language}/folders/${folder}.md`;
  const files = readdirSync(join(root, folder), { withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => entry.name).sort();
  write(place, [`# ${folder}`, '', ...files.map((name) => `- [${name}](${asset(join(folder, name), name)})`), ''].join('\n'));
  return place;
}

/** A file that is no page: a picture, a schema, a program. What browsers would not show is given as text. */
function asset(file, target) {
  if (!existsSync(join(root, file))) {
    return target;
  }
  const plain = /\.(png|svg|json)$/.test(file);
  const place = join('files', dirname(file), plain ? basename(file) : `${basename(file)}.txt`);
  mkdirSync(join(work, 'public', dirname(place)), { recursive: true });
  cpSync(join(root, file), join(work, 'public', place));
  return encodeURI(`/${place}`);
}

/** What stands where a page of the other language would: the switch of languages leads there. */
function absent(page, language, place) {
  const address = to(page.place, { place });
  return language === 'zh'
    ? `---\nsearch: false\n---\n# ${page.title}\n\n这一页只有英文：[${page.title}](${address})。\n`
    : `---\nsearch: false\n---\n# ${page.title}\n\nThis page is in Chinese only: [${page.title}](${address}).\n`;
}

function home() {
  return [
    '---', 'layout: home', 'hero:', '  name: Qi Stage · 气·阶',
    '  text: 一个拆开来看的编译器 · A compiler taken apart',
    '  actions:',
    '    - {theme: brand, text: 中文, link: /zh/}',
    '    - {theme: alt, text: English, link: /en/}', '---', '',
  ].join('\n');
}

function run(tool, args) {
  const result = spawnSync(join(here, 'node_modules/.bin', tool), args, { cwd: here, stdio: 'inherit' });
  if (result.status !== 0) {
    process.exit(1);
  }
}
