import { readFileSync } from 'node:fs';
import { defineConfig } from 'vitepress';
import { qi } from './qi.mjs';

const pages = JSON.parse(readFileSync(new URL('../pages.json', import.meta.url), 'utf8'));

const SECTIONS = {
  zh: { guides: '指南与参考', lessons: '课程', inside: '内部', decisions: '决定' },
  en: { guides: 'Guides and reference', lessons: 'Lessons', inside: 'Inside', decisions: 'Decisions' },
};

/** The pages of a language by sections; pages that only the other language has are listed too. */
function sidebar(language) {
  const own = (page) => page.language === language;
  const alone = (page) => !own(page) && !pages.some((other) => own(other) && other.place.slice(3) === page.place.slice(3));
  return Object.entries(SECTIONS[language]).map(([section, text]) => ({
    text,
    collapsed: section === 'decisions',
    items: pages
      .filter((page) => page.section === section && (own(page) || alone(page)))
      .map((page) => ({ text: page.title.replace(/`/g, ''), link: `/${page.place.replace(/\.md$/, '')}` })),
  }));
}

/** Braces in the text of the docs are braces, nothing that Vue fills in. */
function braces(md) {
  const plain = md.renderer.rules.text;
  md.renderer.rules.text = (tokens, at, ...rest) =>
    plain(tokens, at, ...rest).replaceAll('{{', '&#123;&#123;').replaceAll('}}', '&#125;&#125;');
}

export default defineConfig({
  title: 'Qi Stage · 气·阶',
  description: 'A compiler taken apart into stages · 一个拆开来看的编译器',
  cleanUrls: false,
  markdown: { html: false, languages: [qi(new URL('../grammar.g4', import.meta.url))], config: braces },
  locales: {
    zh: {
      label: '中文', lang: 'zh-CN', link: '/zh/',
      themeConfig: {
        sidebar: sidebar('zh'), outline: { label: '本页', level: [2, 3] },
        docFooter: { prev: '上一页', next: '下一页' },
        darkModeSwitchLabel: '明暗', sidebarMenuLabel: '目录', returnToTopLabel: '回到顶上',
      },
    },
    en: { label: 'English', lang: 'en', link: '/en/', themeConfig: { sidebar: sidebar('en'), outline: { level: [2, 3] } } },
  },
  themeConfig: {
    search: {
      provider: 'local',
      options: {
        locales: {
          zh: {
            translations: {
              button: { buttonText: '搜索', buttonAriaLabel: '搜索' },
              modal: {
                noResultsText: '没有找到', resetButtonTitle: '清除', displayDetails: '显示详情',
                footer: { selectText: '选中', navigateText: '移动', closeText: '关闭' },
              },
            },
          },
        },
      },
    },
  },
});
