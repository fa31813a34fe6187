import type { Tables } from '../e2e/database.ts';

const DAY = 86_400;

/** The database of somebody who has used the app for two weeks and was exposed once. @param now unix seconds */
export function lived(now: number): Tables {
  const places = [
    'Café Nord',
    'Gym',
    'Stadtbibliothek am Neuen Markt, Lesesaal im zweiten Obergeschoss',
    'Kino Ost',
  ];
  const visits = Array.from({ length: 24 }, (_, i) => {
    const from = now - Math.round((0.6 * i + 0.1) * DAY);
    return {
      id: `visit-${i}`,
      place: {
        secret: new Uint8Array(16).fill(i % 4),
        name: places[i % 4],
        address: 'Hauptstraße 1',
        defaultMinutes: 60,
      },
      from,
      to: from + 1800 + 600 * (i % 5),
      until: from + 7200,
    };
  });
  const met = visits[5];
  const exposure = { from: met.from, to: met.from + 2700, visitIds: [met.id], seconds: 2400, level: 2 };
  return {
    visits,
    facts: {
      checked: {
        run: 1,
        at: now - 3600,
        upTo: now - 7200,
        agree: 'all',
        doubted: [],
        missing: [],
        exposures: [exposure],
      },
    },
  };
}
