import { useEffect } from 'preact/hooks';
import { DayList } from '../diary/DayList.tsx';
import { Home } from '../home/Home.tsx';
import { Icon, type IconName } from '../look/Icon.tsx';
import { words } from '../words/words.ts';
import { matching } from './media.ts';
import { go, path } from './router.ts';
import { isUnknown, screenOf } from './screens.ts';
import { titleOf } from './title.ts';

const wide = matching('(min-width: 60rem)');

/** The places of the bar. A screen belongs to the first that names it, or a path that it is under. */
const PLACES: {
  to: string;
  icon: IconName;
  name: 'home' | 'diary' | 'more';
  screens: string[];
  under: string[];
}[] = [
  {
    to: '/',
    icon: 'home',
    name: 'home',
    screens: ['/', '/meet', '/meet/show'],
    under: ['/scan', '/c', '/m', '/risk'],
  },
  // A meeting stands in the diary.
  { to: '/diary', icon: 'diary', name: 'diary', screens: [], under: ['/diary', '/meet'] },
  {
    to: '/more',
    icon: 'more',
    name: 'more',
    screens: [],
    under: ['/more', '/share', '/poster', '/guests', '/near', '/places', '/programs'],
  },
];

function Nav() {
  const w = words.value.app;
  const at = path.value.toLowerCase();
  const here = PLACES.find(
    ({ screens, under }) => screens.includes(at) || under.some((start) => `${at}/`.startsWith(`${start}/`)),
  );
  return (
    <nav class="nav" aria-label={w.places}>
      {PLACES.map(({ to, icon, name }) => (
        <a key={to} href={to} aria-current={to === here?.to ? 'page' : undefined}>
          <Icon name={icon} />
          {w[name]}
        </a>
      ))}
    </nav>
  );
}

/** On a desk Home stays beside whatever else is open. */
export function App() {
  const { Screen, id } = screenOf(path.value);
  const w = words.value.app;
  useEffect(() => {
    document.title = titleOf(path.value);
    if (isUnknown(path.value)) go('/', true);
  });
  const Main = wide.value && Screen === Home ? DayList : Screen;
  return (
    <div class="shell">
      <a class="button skip" href="#screen">
        {w.skip}
      </a>
      <Nav />
      {wide.value && (
        <aside class="side" aria-label={w.home}>
          <Home beside />
        </aside>
      )}
      <div id="screen">
        <Main key={path.value} {...(id ? { id } : {})} />
      </div>
    </div>
  );
}
