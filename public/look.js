/*
 * Light or dark, and how much moves, before anything is painted: a file of its own, since the page's policy lets no
 * script stand in the page. What the person chose lies in localStorage, the only store that answers at once.
 */
(() => {
  const chosen = (name) => {
    try {
      return localStorage.getItem(name);
    } catch {
      return null;
    }
  };
  const bars = [...document.querySelectorAll('meta[name="theme-color"]')].map((meta) => [meta, meta.content]);
  const apply = () => {
    const { dataset } = document.documentElement;
    dataset.theme = chosen('theme') ?? 'system';
    dataset.motion = chosen('motion') ?? 'system';
    const [light, dark] = bars.map(([, colour]) => colour);
    for (const [meta, usual] of bars) meta.content = { light, dark }[dataset.theme] ?? usual;
  };
  apply();
  addEventListener('storage', apply);
  addEventListener('look', apply);
})();
