import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Axe {
  run: (options: object) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
}

/** What axe finds wrong on the page as it stands: WCAG 2.2 AA with the size of targets, and good practice. */
export async function faultsOf(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { axe: tool } = globalThis as unknown as { axe: Axe };
    // Sections out of sight are not laid out; they are looked at too.
    const all = new CSSStyleSheet();
    all.replaceSync('* { content-visibility: visible !important; }');
    document.adoptedStyleSheets = [all];
    const { violations } = await tool.run({
      rules: { 'target-size': { enabled: true } },
      // What passes is not worked out to the end: that takes longer than finding what does not.
      resultTypes: ['violations'],
    });
    document.adoptedStyleSheets = [];
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  });
}

/** What sticks out of the page to the right, or of its own box without a way to scroll there. */
export const lostToTheSide = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const nameOf = ({ localName, id, className }: Element) => `${localName}#${id}.${className}`;
    const isShown = (element: Element) =>
      element.checkVisibility() &&
      element.getBoundingClientRect().width > 1 &&
      !element.matches('.visually-hidden');
    const holds = (element: Element) => ['hidden', 'clip'].includes(getComputedStyle(element).overflowX);
    const { scrollWidth, clientWidth } = document.documentElement;
    const cut = [...document.querySelectorAll('body *')].filter(
      (element) => isShown(element) && holds(element) && element.scrollWidth > element.clientWidth + 1,
    );
    return [...(scrollWidth > clientWidth ? ['page'] : []), ...cut.map(nameOf)];
  });
