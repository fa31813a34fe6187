import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { speakLater } from '../words/language.ts';
import { words } from '../words/words.ts';

/**
 * A screen whose code is fetched when it is first opened, and with the first of them their words.
 * @param load imports the module that holds the component
 */
export function lazy<P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> {
  let loaded: ComponentType<P> | undefined;
  return function Lazy(props: P) {
    const [Screen, setScreen] = useState<ComponentType<P> | undefined>(() => loaded);
    const [failed, setFailed] = useState(false);
    useEffect(() => {
      if (Screen) return;
      Promise.all([load(), speakLater()]).then(
        ([component]) => {
          loaded = component;
          setScreen(() => component);
        },
        () => setFailed(true),
      );
    }, [Screen]);
    if (Screen) return <Screen {...props} />;
    if (!failed) return null;
    const w = words.value.app;
    return (
      <main class="screen">
        <h1>{w.notLoaded}</h1>
        <p>{w.notLoadedWhy}</p>
        <p>
          <button type="button" class="button" onClick={() => location.reload()}>
            {w.tryAgain}
          </button>
        </p>
      </main>
    );
  };
}
