import { signal } from '@preact/signals';
import { DayList } from '../diary/DayList.tsx';
import { Home } from '../home/Home.tsx';
import { Icon, type IconName } from '../look/Icon.tsx';
import { path } from './router.ts';
import { screenOf } from './screens.ts';

const desk = matchMedia('(min-width: 60rem)');
const wide = signal(desk.matches);
desk.addEventListener('change', () => {
  wide.value = desk.matches;
});

const PLACES: { to: string; icon: IconName; name: string; under: string[] }[] = [
  { to: '/', icon: 'home', name: 'Home', under: ['/scan', '/c', '/m', '/meet', '/risk'] },
  { to: '/diary', icon: 'diary', name: 'Diary', under: ['/diary'] },
  { to: '/more', icon: 'more', name: 'More', under: ['/more', '/share', '/poster', '/guests', '/programs'] },
];

function Nav() {
  const at = path.value.toLowerCase();
  return (
    <nav class="nav" aria-label="Places">
      {PLACES.map(({ to, icon, name, under }) => {
        const here = at === to || under.some((start) => at === start || at.startsWith(`${start}/`));
        return (
          <a key={to} href={to} aria-current={here ? 'page' : undefined}>
            <Icon name={icon} />
            {name}
          </a>
        );
      })}
    </nav>
  );
}

/** On a desk Home stays beside whatever else is open. */
export function App() {
  const { Screen, id } = screenOf(path.value);
  const Main = wide.value && Screen === Home ? DayList : Screen;
  return (
    <div class="shell">
      <a class="button skip" href="#screen">
        Skip to content
      </a>
      <Nav />
      {wide.value && (
        <aside class="side" aria-label="Home">
          <Home beside />
        </aside>
      )}
      <div id="screen">
        <Main key={path.value} {...(id ? { id } : {})} />
      </div>
    </div>
  );
}
