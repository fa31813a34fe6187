import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { hasMoved } from './router.ts';

/**
 * For a screen's heading: it takes the focus, and so is read aloud, when the person came here within the app.
 * The first screen is not taken from anybody's hands.
 * @param silent the screen shows beside another one
 */
export const useArrival = (silent = false): RefObject<HTMLHeadingElement | null> => {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (hasMoved && !silent) heading.current?.focus({ preventScroll: true });
  }, []);
  return heading;
};
