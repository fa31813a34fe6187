import type { Page } from '@playwright/test';

/** Elements that answer a click but cannot have the focus, as their opening tags. */
export async function mouseOnly(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  const { result } = await session.send('Runtime.evaluate', {
    expression: "[...document.querySelectorAll('#app *')]",
  });
  const { result: elements } = await session.send('Runtime.getProperties', {
    objectId: result.objectId!,
    ownProperties: true,
  });
  const found: string[] = [];
  for (const { name, value } of elements) {
    if (!/^\d+$/.test(name) || !value?.objectId) continue;
    const { listeners } = await session.send('DOMDebugger.getEventListeners', { objectId: value.objectId });
    if (!listeners.some(({ type }) => /^(click|pointer|mouse|touch)/.test(type))) continue;
    const { result: said } = await session.send('Runtime.callFunctionOn', {
      objectId: value.objectId,
      functionDeclaration: 'function () { return this.tabIndex >= 0 ? "" : this.cloneNode().outerHTML }',
      returnByValue: true,
    });
    if (said.value) found.push(said.value as string);
  }
  await session.detach();
  return found;
}

/**
 * Goes through a screen with the Tab key alone.
 * @returns what was never reached, and what showed no focus when it was, as opening tags
 */
export async function missedByTab(page: Page): Promise<string[]> {
  const all = await page.evaluate(() => {
    const reachable = [
      ...document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary'),
    ].filter((each) => each.tabIndex >= 0 && each.checkVisibility() && !each.matches(':disabled'));
    // Tab comes to one radio of a group; the arrows do the rest.
    const groups = new Set<string>();
    const stops = reachable.filter((each) => {
      if (!(each instanceof HTMLInputElement) || each.type !== 'radio') return true;
      const first = !groups.has(each.name);
      groups.add(each.name);
      return first;
    });
    (document.activeElement as HTMLElement | null)?.blur();
    return stops.length;
  });
  const seen = new Set<string>();
  const faults: string[] = [];
  // A date has a stop for each of its parts.
  for (let i = 0; i <= 4 * all && seen.size < all; i++) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(() => {
      const here = document.activeElement as HTMLElement;
      if (here === document.body) return null;
      const { outlineStyle, outlineWidth } = getComputedStyle(here);
      const isRadio = here instanceof HTMLInputElement && here.type === 'radio';
      const number = [...document.querySelectorAll('*')].indexOf(here);
      return {
        key: isRadio ? `radio ${here.name}` : String(number),
        isShown: outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2,
        tag: (here.cloneNode() as HTMLElement).outerHTML,
      };
    });
    if (!at || seen.has(at.key)) continue;
    seen.add(at.key);
    if (!at.isShown) faults.push(`no focus shown: ${at.tag}`);
  }
  if (seen.size < all) faults.push(`Tab reached ${seen.size} of ${all}`);
  return faults;
}
